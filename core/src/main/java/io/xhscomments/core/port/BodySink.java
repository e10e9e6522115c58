package io.xhscomments.core.port;

import java.util.Map;

/**
 * Receives the bytes of a response as they arrive, so that a store keeps the part of a response that breaks off. Called
 * by one thread at a time: first {@link #onHeaders}, then {@link #onBody} any number of times. It must not throw: it
 * records its own errors, because the caller gets a paid response in any case.
 */
@FunctionalInterface
public interface BodySink {
    /**
     * The response has begun; no part of its body was read yet.
     *
     * @param status the HTTP status
     * @param headers the headers by lower-case name, without secrets
     */
    default void onHeaders(int status, Map<String, String> headers) {}

    /** Bytes of the body, after content decoding. The transport reuses the array, so copy the bytes. */
    void onBody(byte[] bytes, int offset, int length);

    /** A sink that ignores everything. */
    static BodySink none() {
        return (bytes, offset, length) -> {};
    }
}
