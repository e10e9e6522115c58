package io.xhscomments.codec.tikhub;

import io.xhscomments.core.page.CacheLink;
import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.RawPage;
import io.xhscomments.core.page.Receipt;
import io.xhscomments.core.page.Spend;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the envelope says of the fetch, as served. Nothing of it is needed, so what does not look as it should is left
 * out, and so is what holds the key.
 */
record ReceiptText(
        @Nullable String requestId,
        OptionalLong timeStamp,
        @Nullable String router,
        @Nullable String cacheUrl) {
    private static final Pattern REQUEST_ID = Pattern.compile("[0-9A-Za-z._-]{1,128}");
    private static final Pattern ROUTER = Pattern.compile("/[0-9A-Za-z._~/-]{1,255}");

    Receipt receipt(RawPage answer, Charge charge, UnaryOperator<String> redaction) {
        return new Receipt(
                charge,
                answer.origin() == RawPage.Origin.SERVICE ? Spend.of(charge) : Spend.NONE,
                clean(requestId, REQUEST_ID, redaction)
                        .or(() -> clean(answer.header("x-request-id").orElse(null), REQUEST_ID, redaction)),
                servedAt(),
                clean(router, ROUTER, redaction),
                cacheLink(redaction));
    }

    private static Optional<String> clean(@Nullable String text, Pattern form, UnaryOperator<String> redaction) {
        return Optional.ofNullable(text)
                .filter(given -> form.matcher(given).matches())
                .filter(given -> redaction.apply(given).equals(given));
    }

    private Optional<Instant> servedAt() {
        if (timeStamp.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Instant.ofEpochSecond(timeStamp.getAsLong()));
        } catch (DateTimeException outOfRange) {
            return Optional.empty();
        }
    }

    private Optional<CacheLink> cacheLink(UnaryOperator<String> redaction) {
        return link(cacheUrl, redaction)
                .filter(link -> "https".equalsIgnoreCase(link.reveal().getScheme()));
    }

    /** A link, whatever its scheme and host: whom to trust is for those to say who open it. */
    static Optional<CacheLink> link(@Nullable String url, UnaryOperator<String> redaction) {
        if (url == null || !redaction.apply(url).equals(url)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new URI(url))
                    .filter(link -> link.getHost() != null)
                    .map(CacheLink::new);
        } catch (URISyntaxException noLink) {
            return Optional.empty();
        }
    }
}
