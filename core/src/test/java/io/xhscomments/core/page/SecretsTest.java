package io.xhscomments.core.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.xhscomments.core.model.NoteId;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SecretsTest {
    private static final String SIGN = "0123456789abcdef".repeat(4);
    private static final URI LINK =
            URI.create("https://cache.example/api/v1/cache/public/90ebebd4-5f9f-4d96-bf63-4488a5b8334f?sign=" + SIGN);
    private static final CacheLink CACHE_LINK = new CacheLink(LINK);
    private static final Receipt RECEIPT = new Receipt(
            Charge.CHARGED,
            Spend.of(Charge.CHARGED),
            Optional.of("90ebebd4-5f9f-4d96-bf63-4488a5b8334f"),
            Optional.of(Instant.EPOCH),
            Optional.of("/api/v1/xiaohongshu/web/get_note_comments"),
            Optional.of(CACHE_LINK));

    @Test
    void cacheLinkShowsOnlyItsHost() {
        assertThat(CACHE_LINK).hasToString("CacheLink[cache.example, redacted]");
        assertThat(CACHE_LINK.reveal()).isEqualTo(LINK);
        assertThat(new CacheLink(URI.create("/" + SIGN))).hasToString("CacheLink[null, redacted]");
    }

    @Test
    void receiptAndPageHideTheSignature() {
        CommentPage page = CommentPage.of(List.of(), ReportedTotals.UNKNOWN, Optional.empty(), RECEIPT);

        assertThat(RECEIPT.toString())
                .contains("CHARGED", "90ebebd4", "redacted")
                .doesNotContain(SIGN, "sign=");
        assertThat(page.toString()).contains("90ebebd4").doesNotContain(SIGN, "sign=");
    }

    @Test
    void rawResponseHidesHeadersAndBody() {
        RawResponse page = new RawResponse(
                200,
                Map.of("Set-Cookie", "session=sk-test-header"),
                ("{\"cache_url\":\"" + LINK + "\"}").getBytes(StandardCharsets.UTF_8),
                RawResponse.Origin.NETWORK);

        assertThat(page).hasToString("RawResponse[status=200, " + page.body().length + " bytes, NETWORK]");
    }

    @Test
    void receiptOfAChargeHasNoOtherValues() {
        assertThat(Receipt.of(Charge.UNKNOWN))
                .isEqualTo(new Receipt(
                        Charge.UNKNOWN,
                        new Spend(0, 0, 1),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }

    @Test
    void nullIsRefused() {
        assertThatNullPointerException().isThrownBy(() -> new CacheLink(null)).withMessage("link");
        assertThatNullPointerException()
                .isThrownBy(() -> PageRequest.comments(null))
                .withMessage("note");
        assertThatNullPointerException()
                .isThrownBy(() -> PageRequest.replies(NoteId.of("6683b283000000001f0052bf"), null))
                .withMessage("comment");
    }
}
