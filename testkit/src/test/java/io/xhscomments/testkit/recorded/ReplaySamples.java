package io.xhscomments.testkit.recorded;

import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.port.CommentSource;
import io.xhscomments.testkit.fixture.Fixtures;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Test classes that {@link ReplayTest} runs. */
final class ReplaySamples {
    private ReplaySamples() {}

    static void readsTheSample(CommentSource source) {
        CommentPage page = source.fetch(Stores.SAMPLE);
        assertThat(page.comments()).hasSize(7);
        assertThat(page.receipt().charge()).isEqualTo(Charge.FREE);
    }

    @Recorded(Stores.TWO)
    static class Everywhere {
        private final CommentSource inConstructor;
        private CommentSource inBeforeEach;

        @BeforeAll
        static void all(CommentSource source) {
            readsTheSample(source);
        }

        Everywhere(CommentSource source) {
            inConstructor = source;
        }

        @BeforeEach
        void each(CommentSource source) {
            inBeforeEach = source;
        }

        @Test
        void inATest(CommentSource source) {
            readsTheSample(source);
            readsTheSample(inConstructor);
            readsTheSample(inBeforeEach);
        }

        @Nested
        class InANestedClass {
            @Test
            void too(CommentSource source) {
                readsTheSample(source);
            }
        }
    }

    @Recorded(Stores.TWO)
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class OneInstance {
        private final CommentSource inConstructor;

        OneInstance(CommentSource source) {
            inConstructor = source;
        }

        @Test
        void inATest() {
            readsTheSample(inConstructor);
        }
    }

    static class Inheriting extends Everywhere {
        Inheriting(CommentSource source) {
            super(source);
        }
    }

    static class OnAMethod {
        @Test
        @Recorded(Stores.TWO)
        void inATest(CommentSource source) {
            readsTheSample(source);
        }
    }

    @Recorded(Fixtures.SAMPLE_PAGES)
    static class Closer {
        @Test
        void hasThatOfTheClass(CommentSource source) {
            readsTheSample(source);
        }

        @Test
        @Recorded(Stores.TWO)
        void hasItsOwn(CommentSource source) {
            assertThat(source.fetch(Stores.OTHER).comments()).hasSize(10);
        }

        @Nested
        @Recorded(Stores.TWO)
        class InANestedClass {
            @Test
            void hasItsOwn(CommentSource source) {
                assertThat(source.fetch(Stores.OTHER).comments()).hasSize(10);
            }
        }
    }

    @Recorded(value = Stores.TWO, live = RecordingSamples.Live.class)
    static class Missing {
        @Test
        void page(CommentSource source) {
            source.fetch(PageRequest.comments(Stores.NOTE.id())
                    .after(source.fetch(Stores.OTHER).next().orElseThrow()));
        }
    }

    @Recorded(value = Stores.TWO, route = TikHubRoute.APP_V2)
    static class OtherRoute {
        @Test
        void page(CommentSource source) {
            readsTheSample(source);
        }
    }

    @Recorded(Fixtures.SAMPLE_PAGES)
    static class MissingOnTheClassPath {
        @Test
        void page(CommentSource source) {
            source.fetch(Stores.OTHER);
        }
    }

    @Recorded("target/recorded/nowhere")
    static class NoStore {
        @Test
        void neverRuns() {}
    }

    @Recorded(" ")
    static class NoName {
        @Test
        void neverRuns() {}
    }

    @Recorded(Stores.TWO)
    static class Leaking {
        static CommentSource leaked;

        @Test
        void itsSource(CommentSource source) {
            leaked = source;
        }
    }
}
