package io.xhscomments.adapter.cache.file.fetch;

import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.failure.MalformedResponseException;
import io.xhscomments.core.failure.UnsupportedResponseException;
import io.xhscomments.core.failure.WrongResponseException;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageKey;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.RawResponse;
import io.xhscomments.core.port.PageDecoder;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A charged response after decoding: a page, a reported failure, or undecodable. Only a page is served later, and only
 * an undecodable response blocks its request. Immutable.
 */
public record DecodedResponse(
        @Nullable CommentPage content, @Nullable RuntimeException failure) {
    public static DecodedResponse of(PageDecoder decoder, PageRequest request, byte[] body) {
        try {
            return new DecodedResponse(decoder.decode(request, RawResponse.stored(body)), null);
        } catch (RuntimeException failure) {
            return new DecodedResponse(null, failure);
        }
    }

    static Optional<CommentPage> page(PageDecoder decoder, PageRequest request, byte[] body) {
        return of(decoder, request, body).page();
    }

    public Optional<CommentPage> page() {
        return Optional.ofNullable(content);
    }

    /** Whether this version cannot use the response for this request, including a decoder that breaks on it. */
    public boolean isUndecodable() {
        return failure instanceof MalformedResponseException
                || failure instanceof UnsupportedResponseException
                || failure instanceof WrongResponseException
                || failure != null && !(failure instanceof CommentSourceException);
    }

    /** The page that the response belongs to instead, if the response identifies it completely. */
    Optional<PageKey> ownKey() {
        return failure instanceof WrongResponseException wrong ? wrong.key() : Optional.empty();
    }

    /** Why the response is not a page; empty if it is one. */
    String reason() {
        if (failure == null) {
            return "";
        }
        return failure instanceof CommentSourceException reported
                ? withoutRequest(reported)
                : failure.getClass().getSimpleName();
    }

    /** The request is shown together with the reason, and may be long. */
    private static String withoutRequest(CommentSourceException failure) {
        String message = String.valueOf(failure.getMessage());
        String request = failure.request().describe() + ": ";
        return message.startsWith(request) ? message.substring(request.length()) : message;
    }
}
