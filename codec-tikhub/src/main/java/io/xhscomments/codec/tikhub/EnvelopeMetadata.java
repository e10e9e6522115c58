package io.xhscomments.codec.tikhub;

import io.xhscomments.core.page.CacheLink;
import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.RawResponse;
import io.xhscomments.core.page.Receipt;
import io.xhscomments.core.page.Spend;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What the envelope says of the fetch, as served. Nothing of it is needed, so what does not look as it should is left
 * out, and so is what holds the key.
 */
record EnvelopeMetadata(
        @Nullable String requestId,
        OptionalLong timeStamp,
        @Nullable String router,
        @Nullable String cacheUrl) {
    private static final int LONGEST_REQUEST_ID = 128;
    private static final int LONGEST_ROUTER = 256;
    private static final String HTTPS = "https:";

    Receipt receipt(RawResponse response, Charge charge, UnaryOperator<String> redaction) {
        Optional<String> id = requestId(requestId, redaction);
        return new Receipt(
                charge,
                response.origin() == RawResponse.Origin.NETWORK ? Spend.of(charge) : Spend.NONE,
                id.isPresent() ? id : requestId(response.header("x-request-id").orElse(null), redaction),
                servedAt(),
                router != null && isRouter(router) && isClean(router, redaction)
                        ? Optional.of(router)
                        : Optional.empty(),
                cacheLink(redaction));
    }

    /** The text, if it looks like an id, and the key is not in it. */
    static Optional<String> requestId(@Nullable String text, UnaryOperator<String> redaction) {
        return text != null && isRequestId(text) && isClean(text, redaction) ? Optional.of(text) : Optional.empty();
    }

    private static boolean isClean(String text, UnaryOperator<String> redaction) {
        return redaction.apply(text).equals(text);
    }

    private static boolean isRequestId(String text) {
        return !text.isEmpty() && text.length() <= LONGEST_REQUEST_ID && isOf(text, "._-");
    }

    private static boolean isRouter(String text) {
        return text.length() > 1 && text.length() <= LONGEST_ROUTER && text.charAt(0) == '/' && isOf(text, "._~/-");
    }

    /** Whether it has only letters, digits and these signs. A loop, not a pattern: every page asks twice. */
    private static boolean isOf(String text, String signs) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
            if (!plain && signs.indexOf(c) < 0) {
                return false;
            }
        }
        return true;
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
        return cacheUrl != null && cacheUrl.regionMatches(true, 0, HTTPS, 0, HTTPS.length())
                ? link(cacheUrl, redaction)
                : Optional.empty();
    }

    /** A link, whatever its scheme and host: whom to trust is for those to say who open it. */
    static Optional<CacheLink> link(@Nullable String url, UnaryOperator<String> redaction) {
        if (url == null || !redaction.apply(url).equals(url)) {
            return Optional.empty();
        }
        try {
            return Optional.of(CacheLink.of(url));
        } catch (IllegalArgumentException noLink) {
            return Optional.empty();
        }
    }
}
