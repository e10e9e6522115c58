package io.xhscomments.core.failure;

import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.PageRequest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTest {
    private static final PageRequest REQUEST = PageRequest.comments(NoteId.of("6683b283000000001f0052bf"));

    @ParameterizedTest
    @CsvSource({
        "PT0S, 0 s",
        "PT2S, 2 s",
        "PT100S, 100 s",
        "PT2.5S, 2.5 s",
        "PT0.05S, 0.05 s",
        "PT9223372036854775807S, 9223372036854775807 s",
    })
    void retryAfterIsShownInSeconds(Duration wait, String shown) {
        RateLimitedException failure = new RateLimitedException(REQUEST, Optional.of(wait), "");

        assertThat(failure.retryAfter()).contains(wait);
        assertThat(failure).hasMessageEndingWith("may be tried again after " + shown + ")");
    }

    @Test
    void negativeRetryAfterIsZero() {
        assertThat(new RateLimitedException(REQUEST, Optional.of(Duration.ofSeconds(-5)), "").retryAfter())
                .contains(Duration.ZERO);
        assertThat(new ServerErrorException(REQUEST, 503, Optional.of(Duration.ofNanos(-1)), "").retryAfter())
                .contains(Duration.ZERO);
    }

    @Test
    void retryAfterSurvivesSerialization() throws IOException, ClassNotFoundException {
        ServerErrorException sent = new ServerErrorException(REQUEST, 503, Optional.of(Duration.ofSeconds(2)), "x");
        ServerErrorException arrived = (ServerErrorException) throughSerialization(sent);

        assertThat(arrived).hasMessage(sent.getMessage());
        assertThat(arrived.status()).hasValue(503);
        assertThat(arrived.charge()).isEqualTo(Charge.FREE);
        assertThat(arrived.retryable()).isTrue();
        assertThat(arrived.retryAfter()).contains(Duration.ofSeconds(2));
        assertThat(throughSerialization(ResponseLostException.noResponse(REQUEST, "", null))
                        .charge())
                .isEqualTo(Charge.UNKNOWN);
        assertThat(throughSerialization(
                        new ChargedFailureException(REQUEST, Charge.CHARGED, OptionalLong.of(301), true, "")))
                .isInstanceOfSatisfying(
                        ChargedFailureException.class,
                        failure -> assertThat(failure.innerCode()).hasValue(301));
    }

    private static CommentSourceException throughSerialization(CommentSourceException failure)
            throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(failure);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (CommentSourceException) in.readObject();
        }
    }
}
