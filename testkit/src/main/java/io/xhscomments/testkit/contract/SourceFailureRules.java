package io.xhscomments.testkit.contract;

import static io.xhscomments.testkit.contract.Secret.printed;
import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.page.PageRequest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Rules about failures of the service. */
interface SourceFailureRules {
    @Test
    @DisplayName("S10 Every response of the error table becomes its expected failure, with its charge")
    default void everyErrorBecomesItsFailure(SourceFixture fixture) {
        fixture.needs(SourceCapability.CALLS_SERVICE);
        PageRequest request = PageRequest.comments(fixture.served(10).id());
        for (ExpectedFailure expected : fixture.errorTable()) {
            String name = expected.response().name();
            fixture.service().failNext(expected.response());
            CommentSourceException failure = fixture.fetch(request).failure(expected.type());
            assertThat(failure.charge()).as("charge of %s", name).isEqualTo(expected.charge());
            assertThat(failure.retryable()).as("%s is retryable", name).isEqualTo(expected.retryable());
        }
    }

    @Test
    @DisplayName("S11 A failure sends no second request, and the next fetch succeeds")
    default void failureSendsNoSecondRequest(SourceFixture fixture) {
        fixture.needs(SourceCapability.CALLS_SERVICE);
        int seed = 100;
        for (ExpectedFailure expected : fixture.errorTable()) {
            PageRequest request = PageRequest.comments(fixture.served(seed++).id());
            int before = fixture.service().requests();
            fixture.service().failNext(expected.response());
            fixture.fetch(request);
            assertThat(fixture.service().requests() - before)
                    .as("requests for %s", expected.response().name())
                    .isEqualTo(1);
            fixture.fetch(request).returned();
        }
    }

    @Test
    @DisplayName("S12 A failure contains the request and no key")
    default void failureContainsTheRequest(SourceFixture fixture) {
        fixture.needs(SourceCapability.CALLS_SERVICE);
        PageRequest request = PageRequest.comments(fixture.served(12).id());
        for (ExpectedFailure expected : fixture.errorTable()) {
            fixture.service().failNext(expected.response());
            if (fixture.fetch(request).thrown() instanceof CommentSourceException failure) {
                assertThat(failure.request()).isEqualTo(request);
                assertThat(failure).hasMessageContaining(request.note().value());
                assertThat(printed(failure)).doesNotContain("ECHOED-KEY");
            }
        }
    }
}
