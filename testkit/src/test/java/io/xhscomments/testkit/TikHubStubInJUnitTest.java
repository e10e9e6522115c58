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

/** One line starts the stub; every test finds it as new, nested or not, in whatever order they run. */
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
    void each_test_finds_it_as_new() throws IOException, InterruptedException {
        findsItAsNewAndBuysOnePage(tikhub);
    }

    @Nested
    class InANestedClass {
        @Test
        void it_is_as_new_there_too() throws IOException, InterruptedException {
            findsItAsNewAndBuysOnePage(tikhub);
        }
    }

    @Nested
    class InAnotherNestedClass {
        @Test
        void it_has_not_been_closed_by_the_first() throws IOException, InterruptedException {
            findsItAsNewAndBuysOnePage(tikhub);
        }
    }

    @Nested
    class InAFieldThatIsNotStatic {
        @RegisterExtension
        final TikHubStub own = TikHubStub.start();

        @RepeatedTest(2)
        void each_test_has_one_of_its_own() throws IOException, InterruptedException {
            findsItAsNewAndBuysOnePage(own);
        }
    }
}
