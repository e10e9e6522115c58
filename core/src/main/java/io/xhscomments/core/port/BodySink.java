package io.xhscomments.core.port;

import java.util.Map;

/**
 * Sees the bytes of a response as they arrive, so that a store keeps what came even if the rest never does. Called by
 * one thread at a time: first {@link #onHeaders}, then {@link #onBody} any number of times. It must not throw: what it
 * cannot keep it has to remember itself, because a response that was paid for goes to the caller all the same.
 */
@FunctionalInterface
public interface BodySink {
    /**
     * The response has begun. Nothing of it has been read yet.
     *
     * @param status the HTTP status
     * @param headers the headers by lower-case name, without secrets
     */
    default void onHeaders(int status, Map<String, String> headers) {}

    /** Some bytes of the body, after content decoding. The array is the transport's: copy what is to be kept. */
    void onBody(byte[] bytes, int offset, int length);

    /** A sink that keeps nothing. */
    static BodySink none() {
        return (bytes, offset, length) -> {};
    }
}
