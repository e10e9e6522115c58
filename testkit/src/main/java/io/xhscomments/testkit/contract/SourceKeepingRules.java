package io.xhscomments.testkit.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.failure.MalformedResponseException;
import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.Spend;
import io.xhscomments.testkit.fixture.ErrorResponse;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Rules about charged responses that are not pages, for sources that keep pages. */
interface SourceKeepingRules {
    /** A truncated response, which no service defines. */
    ErrorResponse MALFORMED = ErrorResponse.of(200, Map.of(), "{\"code\":200,\"data\":{\"da".getBytes(UTF_8));

    @Test
    @DisplayName("S15 A source that keeps pages keeps a charged undecodable response, and does not pay for it again")
    default void undecodableResponseIsNotPaidForAgain(SourceFixture fixture) {
        fixture.needs(SourceCapability.CALLS_SERVICE);
        fixture.needsToKeepPages();
        PageRequest request = PageRequest.comments(fixture.served(15).id());
        PageRequest other = PageRequest.comments(fixture.served(16).id());
        fixture.service().failNext(MALFORMED);
        assertThat(fixture.fetch(request)
                        .failure(MalformedResponseException.class)
                        .charge())
                .isEqualTo(Charge.CHARGED);
        int before = fixture.service().requests();
        for (int i = 0; i < 2; i++) {
            CommentSourceException failure = fixture.fetch(request).failure();
            assertThat(failure.spend()).isEqualTo(Spend.NONE);
            assertThat(failure.retryable()).as("may be tried again").isFalse();
        }
        assertThat(fixture.service().requests() - before)
                .as("requests for the same page")
                .isZero();
        fixture.fetch(other).returned();
    }

    @Test
    @DisplayName("S16 A source that keeps pages sends a request again after a charged failure that the service reports")
    default void reportedFailureDoesNotBlockItsRequest(SourceFixture fixture) {
        fixture.needs(SourceCapability.CALLS_SERVICE);
        fixture.needsToKeepPages();
        int seed = 160;
        for (ExpectedFailure expected : fixture.errorTable()) {
            if (expected.charge() == Charge.CHARGED) {
                PageRequest request =
                        PageRequest.comments(fixture.served(seed++).id());
                int before = fixture.service().requests();
                for (int i = 0; i < 2; i++) {
                    fixture.service().failNext(expected.response());
                    fixture.fetch(request).failure(expected.type());
                }
                fixture.fetch(request).returned();
                assertThat(fixture.service().requests() - before)
                        .as("requests, of which two failed with %s", expected.response())
                        .isEqualTo(3);
            }
        }
    }
}
