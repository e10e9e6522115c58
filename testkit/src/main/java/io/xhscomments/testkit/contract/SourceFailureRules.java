package io.xhscomments.testkit.contract;

import static io.xhscomments.testkit.contract.Secret.printed;
import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.page.PageRequest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What becomes of the failures of the service. */
interface SourceFailureRules {
    @Test
    @DisplayName("S10 Every response of the error table is the failure that it tells of, with its charge")
    default void everyErrorIsItsFailure(SourceFixture bench) {
        bench.needs(SourceCapability.CALLS_SERVICE);
        PageRequest request = PageRequest.comments(bench.served(10).id());
        for (ExpectedFailure expected : bench.errorTable()) {
            String name = expected.response().name();
            bench.service().failNext(expected.response());
            CommentSourceException failure = bench.fetch(request).failure(expected.type());
            assertThat(failure.charge()).as("charge of %s", name).isEqualTo(expected.charge());
            assertThat(failure.retryable()).as("may %s be tried again", name).isEqualTo(expected.retryable());
        }
    }

    @Test
    @DisplayName("S11 No failure is responded to by a second request, and the next fetch is as good as any")
    default void noFailureIsRespondedByASecondRequest(SourceFixture bench) {
        bench.needs(SourceCapability.CALLS_SERVICE);
        int seed = 100;
        for (ExpectedFailure expected : bench.errorTable()) {
            PageRequest request = PageRequest.comments(bench.served(seed++).id());
            int before = bench.service().requests();
            bench.service().failNext(expected.response());
            bench.fetch(request);
            assertThat(bench.service().requests() - before)
                    .as("requests for %s", expected.response().name())
                    .isEqualTo(1);
            bench.fetch(request).given();
        }
    }

    @Test
    @DisplayName("S12 A failure names the request, and repeats no key")
    default void aFailureNamesTheRequest(SourceFixture bench) {
        bench.needs(SourceCapability.CALLS_SERVICE);
        PageRequest request = PageRequest.comments(bench.served(12).id());
        for (ExpectedFailure expected : bench.errorTable()) {
            bench.service().failNext(expected.response());
            if (bench.fetch(request).thrown() instanceof CommentSourceException failure) {
                assertThat(failure.request()).isEqualTo(request);
                assertThat(failure).hasMessageContaining(request.note().value());
                assertThat(printed(failure)).doesNotContain("ECHOED-KEY");
            }
        }
    }
}
