package io.xhscomments.testkit;

import io.xhscomments.core.page.Charge;

/** How a connection can fail once a request has arrived. */
public enum ConnectionFault {
    /** The connection is reset before a byte of the answer. Whether it was charged nobody can know. */
    RESET_BEFORE_ANSWER(Charge.UNKNOWN),
    /**
     * The connection is closed in order before a byte of the answer: on a pooled connection what a client sees that
     * meets one the service has just dropped. Whether it was charged nobody can know.
     */
    EMPTY_ANSWER(Charge.UNKNOWN),
    /** Bytes that are no HTTP, and then the end. Whether it was charged nobody can know. */
    GARBAGE_ANSWER(Charge.UNKNOWN),
    /** The answer begins with HTTP 200, so it is charged; its body is a chunk that cannot be read. */
    MALFORMED_CHUNK(Charge.CHARGED),
    /** The answer begins with HTTP 200, so it is charged; its body breaks off half-way. Half of it arrives. */
    TRUNCATED_BODY(Charge.CHARGED);

    private final Charge charge;

    ConnectionFault(Charge charge) {
        this.charge = charge;
    }

    Charge charge() {
        return charge;
    }
}
