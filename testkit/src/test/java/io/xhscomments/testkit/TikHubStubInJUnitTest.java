package io.xhscomments.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.testkit.fixture.Fixtures;
import java.io.IOException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A field starts the stub. Every test, nested or not, finds its initial state, in any order. */
class TikHubStubInJUnitTest {
    @RegisterExtension
    static final TikHubStub tikhub = TikHubStub.start();

    static void findsItAsNewAndBuysOnePage(TikHubStub stub) throws IOException, InterruptedException {
        assertThat(stub.ledger().requests()).isZero();
        assertThat(StubClient.to(stub)
                        .ask(TikHubRoute.WEB_V1, PageRequest.comments(Fixtures.sampleNote()))
                        .body())
                .isEqualTo(Fixtures.sample());
        assertThat(stub.ledger().charged()).isEqualTo(1);
    }

    @RepeatedTest(2)
    void eachTestFindsTheInitialState() throws IOException, InterruptedException {
        findsItAsNewAndBuysOnePage(tikhub);
    }

    @Nested
    class InANestedClass {
        @Test
        void nestedTestFindsTheInitialState() throws IOException, InterruptedException {
            findsItAsNewAndBuysOnePage(tikhub);
        }
    }

    @Nested
    class InAnotherNestedClass {
        @Test
        void secondTestFindsAnOpenStub() throws IOException, InterruptedException {
            findsItAsNewAndBuysOnePage(tikhub);
        }
    }

    @Nested
    class InAFieldThatIsNotStatic {
        @RegisterExtension
        final TikHubStub own = TikHubStub.start();

        @RepeatedTest(2)
        void eachTestHasItsOwnStub() throws IOException, InterruptedException {
            findsItAsNewAndBuysOnePage(own);
        }
    }
}
