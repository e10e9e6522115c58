package io.xhscomments.testkit;

import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.failure.MalformedResponseException;
import io.xhscomments.core.failure.ResponseLostException;
import io.xhscomments.core.failure.ResponseTooLargeException;
import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.PageRequest;
import java.util.Locale;

/** How a connection can fail once a request has arrived. */
public enum ConnectionFault {
    /** The connection is reset before a byte of the response. Whether it was charged nobody can know. */
    RESET_BEFORE_RESPONSE(Charge.UNKNOWN),
    /**
     * The connection is closed in order before a byte of the response: on a pooled connection what a client sees that
     * meets one the service has just dropped. Whether it was charged nobody can know.
     */
    EMPTY_RESPONSE(Charge.UNKNOWN),
    /** Bytes that are no HTTP, and then the end. Whether it was charged nobody can know. */
    GARBAGE_RESPONSE(Charge.UNKNOWN),
    /** The response begins with HTTP 200, so it is charged; its body is a chunk that cannot be read. */
    MALFORMED_CHUNK(Charge.CHARGED),
    /** The response begins with HTTP 200, so it is charged; its body breaks off half-way. Half of it arrives. */
    TRUNCATED_BODY(Charge.CHARGED),
    /**
     * The response begins with HTTP 200, so it is charged; its body is half of one, and announced as no more. To HTTP
     * it is whole.
     */
    WRONG_LENGTH(Charge.CHARGED),
    /**
     * The response begins with HTTP 200, so it is charged; its body comes five bytes a second, a page in many minutes.
     */
    SLOW_BODY(Charge.CHARGED),
    /**
     * The response begins with HTTP 200, so it is charged; its body is 64 MiB of white space, more than anybody should
     * take in, zipped or not.
     */
    ENDLESS_BODY(Charge.CHARGED);

    private static final long CAP = 16L * 1024 * 1024;

    private final Charge charge;

    ConnectionFault(Charge charge) {
        this.charge = charge;
    }

    Charge charge() {
        return charge;
    }

    /** What a source makes of it that keeps the contract. */
    CommentSourceException failure(PageRequest request) {
        String why = name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return switch (this) {
            case RESET_BEFORE_RESPONSE, EMPTY_RESPONSE, GARBAGE_RESPONSE ->
                ResponseLostException.noResponse(request, why, null);
            case MALFORMED_CHUNK, TRUNCATED_BODY, SLOW_BODY ->
                ResponseLostException.brokenOff(request, 200, charge, why, null);
            case WRONG_LENGTH -> new MalformedResponseException(request, charge, "$", "the response breaks off");
            case ENDLESS_BODY -> new ResponseTooLargeException(request, 200, charge, CAP);
        };
    }
}
