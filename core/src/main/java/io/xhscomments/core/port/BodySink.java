package io.xhscomments.core.port;

import java.util.Map;

/**
 * Sees the bytes of an answer as they arrive, so that a store keeps what came even if the rest never does. Called by
 * one thread at a time: first {@link #head}, then {@link #write} any number of times. It must not throw: what it cannot
 * keep it has to remember itself, because an answer that was paid for goes to the caller all the same.
 */
@FunctionalInterface
public interface BodySink {
    /**
     * The answer has begun. Nothing of it has been read yet.
     *
     * @param status the HTTP status
     * @param headers the headers by lower-case name, without secrets
     */
    default void head(int status, Map<String, String> headers) {}

    /** Some bytes of the body, after content decoding. The array is the transport's: copy what is to be kept. */
    void write(byte[] bytes, int offset, int length);

    /** A sink that keeps nothing. */
    static BodySink none() {
        return (bytes, offset, length) -> {};
    }
}
