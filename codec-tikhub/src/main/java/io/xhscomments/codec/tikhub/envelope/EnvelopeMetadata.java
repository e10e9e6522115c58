package io.xhscomments.codec.tikhub.envelope;

import io.xhscomments.codec.tikhub.json.JsonDocument;
import io.xhscomments.codec.tikhub.json.JsonValue;
import io.xhscomments.codec.tikhub.wire.FieldNames;
import io.xhscomments.core.page.CacheLink;
import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.RawResponse;
import io.xhscomments.core.page.Receipt;
import io.xhscomments.core.page.Spend;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The members of an envelope that describe the fetch, as served. All are optional: a receipt leaves out every member
 * that does not have the expected form, or that holds the key.
 */
public record EnvelopeMetadata(
        @Nullable String requestId,
        OptionalLong timeStamp,
        @Nullable String router,
        @Nullable String cacheUrl) {
    private static final int MAX_REQUEST_ID_CHARS = 128;
    private static final int MAX_ROUTER_CHARS = 256;
    private static final String HTTPS = "https:";
    private static final Set<String> ENVELOPE_NAMES =
            Set.of(FieldNames.REQUEST_ID, FieldNames.ROUTER, FieldNames.PARAMS);

    public Receipt receipt(RawResponse response, Charge charge, UnaryOperator<String> redaction) {
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

    /** The text, if it looks like an id and does not hold the key. */
    public static Optional<String> requestId(@Nullable String text, UnaryOperator<String> redaction) {
        return text != null && isRequestId(text) && isClean(text, redaction) ? Optional.of(text) : Optional.empty();
    }

    private static boolean isClean(String text, UnaryOperator<String> redaction) {
        return redaction.apply(text).equals(text);
    }

    private static boolean isRequestId(String text) {
        return !text.isEmpty() && text.length() <= MAX_REQUEST_ID_CHARS && isOf(text, "._-");
    }

    private static boolean isRouter(String text) {
        return text.length() > 1 && text.length() <= MAX_ROUTER_CHARS && text.charAt(0) == '/' && isOf(text, "._~/-");
    }

    /** Whether the text has only letters, digits and these characters. A loop is faster than a pattern here. */
    private static boolean isOf(String text, String symbols) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
            if (!plain && symbols.indexOf(c) < 0) {
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

    /**
     * The link in the {@code cache_url} of a response that may be cut off. A reseller may put the envelope into the
     * {@code data} of another object: it is recognized by the names that only an envelope has.
     *
     * @param beginning the response, as far as it arrived
     */
    public static Optional<CacheLink> linkIn(byte[] beginning, UnaryOperator<String> redaction) {
        Map<String, JsonValue> outer = JsonDocument.membersOfPrefix(beginning);
        String url = JsonValue.textOrNull(outer.get(FieldNames.CACHE_URL));
        JsonValue data = outer.get(FieldNames.DATA);
        if (url == null && !isEnvelope(outer) && data != null && data.isObject() && isEnvelope(data.members())) {
            url = JsonValue.textOrNull(data.members().get(FieldNames.CACHE_URL));
        }
        return link(url, redaction);
    }

    private static boolean isEnvelope(Map<String, JsonValue> members) {
        return ENVELOPE_NAMES.stream().anyMatch(members::containsKey);
    }

    /** A link with any scheme and host. The caller that opens it decides which of them to trust. */
    private static Optional<CacheLink> link(@Nullable String url, UnaryOperator<String> redaction) {
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
