package io.xhscomments.adapter.cache.file;

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
 * What a decoder makes of a charged response: a page, the failure that the response reports, or neither, because the
 * response cannot be decoded, or belongs to another request. Only a page is served later, and only a response of the
 * third kind blocks its request. Immutable.
 */
record Decoded(@Nullable CommentPage content, @Nullable RuntimeException failure) {
    static Decoded of(PageDecoder decoder, PageRequest request, byte[] body) {
        try {
            return new Decoded(decoder.decode(request, RawResponse.stored(body)), null);
        } catch (RuntimeException noPage) {
            return new Decoded(null, noPage);
        }
    }

    static Optional<CommentPage> page(PageDecoder decoder, PageRequest request, byte[] body) {
        return of(decoder, request, body).page();
    }

    Optional<CommentPage> page() {
        return Optional.ofNullable(content);
    }

    /**
     * Whether the response is of no use for this request, to this version. A decoder that breaks on a response cannot
     * decode it.
     */
    boolean isUndecodable() {
        return failure instanceof MalformedResponseException
                || failure instanceof UnsupportedResponseException
                || failure instanceof WrongResponseException
                || failure != null && !(failure instanceof CommentSourceException);
    }

    /** The other page that it is, if the response says so in full and its rows agree. */
    Optional<PageKey> ownKey() {
        return failure instanceof WrongResponseException wrong ? wrong.key() : Optional.empty();
    }

    /** Why it is not a page; empty if it is one. */
    String reason() {
        return failure == null
                ? ""
                : failure instanceof CommentSourceException told
                        ? withoutRequest(told)
                        : failure.getClass().getSimpleName();
    }

    /** The request is named wherever the reason is shown, and may be long. */
    private static String withoutRequest(CommentSourceException told) {
        String message = String.valueOf(told.getMessage());
        String request = told.request().describe() + ": ";
        return message.startsWith(request) ? message.substring(request.length()) : message;
    }
}
