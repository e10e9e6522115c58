package io.xhscomments.testkit.recorded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.port.CommentSource;
import io.xhscomments.testkit.TikHubStub;
import io.xhscomments.testkit.fixture.Fixtures;
import java.net.URI;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Test classes that {@link RecordingTest} runs, against its stub. */
final class RecordingSamples {
    static final String NEW = "target/recorded/new";

    static TikHubStub tikhub;
    static StubTransport lastMade;
    static CyclicBarrier together;

    private RecordingSamples() {}

    static final class Live implements Supplier<StubTransport> {
        @Override
        public StubTransport get() {
            lastMade = new StubTransport(tikhub);
            return lastMade;
        }
    }

    /** Three pages of two notes. */
    @Recorded(value = NEW, live = Live.class)
    @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
    static class ReadsThree {
        @Test
        @Order(1)
        void theSample(CommentSource source) {
            assertThat(source.fetch(Stores.SAMPLE).comments()).hasSize(7);
        }

        @Test
        @Order(2)
        void bothPagesOfTheOther(CommentSource source) {
            CommentPage first = source.fetch(Stores.OTHER);
            CommentPage second = source.fetch(Stores.OTHER.after(first.next().orElseThrow()));
            assertThat(first.comments()).hasSize(10);
            assertThat(second.comments()).hasSize(5);
        }

        @Test
        @Order(3)
        void theSampleAgain(CommentSource source) {
            assertThat(source.fetch(Stores.SAMPLE).comments()).hasSize(7);
        }
    }

    @Recorded(value = NEW, live = Live.class)
    static class ReadsTheSample {
        @Test
        void once(CommentSource source) {
            assertThat(source.fetch(Stores.SAMPLE).comments()).hasSize(7);
        }
    }

    @Recorded(value = NEW, live = Live.class)
    static class ReadsAnother {
        @Test
        void once(CommentSource source) {
            source.fetch(PageRequest.comments(Stores.NOTE.id()));
        }
    }

    @Recorded(value = NEW, live = Live.class)
    static class FailsAfterReading {
        @Test
        void once(CommentSource source) {
            source.fetch(Stores.SAMPLE);
            throw new IllegalStateException("on purpose");
        }
    }

    @Recorded(value = NEW, live = Live.class)
    static class AtOnce {
        @Test
        void theSample(CommentSource source) throws BrokenBarrierException, InterruptedException, TimeoutException {
            together.await(1, TimeUnit.MINUTES);
            source.fetch(Stores.SAMPLE);
        }
    }

    static class AtOnceToo extends AtOnce {}

    @Recorded(value = Stores.TWO)
    static class NamesNobody {
        @Test
        void replaysBehindBlockedSockets(CommentSource source) {
            assertThat(source.fetch(Stores.SAMPLE).comments()).hasSize(7);
            URI stub = tikhub.baseUrl();
            assertThatThrownBy(() -> Client.SOCKET.connect(stub)).isInstanceOf(SocketsBlockedError.class);
        }
    }

    @Recorded(value = Fixtures.SAMPLE_PAGES, live = Live.class)
    static class OnTheClassPath {
        @Test
        void replays(CommentSource source) {
            assertThat(source.fetch(Stores.SAMPLE).comments()).hasSize(7);
        }
    }
}
