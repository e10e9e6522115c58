package io.xhscomments.codec.tikhub.fast;

import io.xhscomments.core.page.PageRequest;
import java.time.DateTimeException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Decodes ordinary responses. Its result is the same as that of the plain decoder, or null. Stateless, safe to share
 * between threads; sends nothing.
 */
public final class FastDecoder {
    private FastDecoder() {}

    /**
     * Decodes a complete response. Fields that are not modelled refer to the bytes, which must not be changed
     * afterwards.
     *
     * @param bytes an array that contains the response
     * @param offset the index of its first byte, after a byte order mark
     * @param length its length in bytes
     * @return null if the response reports a failure, is not JSON or is unusual. The plain decoder tells which
     * @throws IndexOutOfBoundsException if the array has no such part
     */
    public static @Nullable FastResult decode(PageRequest request, byte[] bytes, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        FastJsonReader in = new FastJsonReader(bytes, offset, offset + length);
        try {
            FastResult response = EnvelopeParser.read(in, request);
            return in.isAtEnd() ? response : null;
        } catch (UnsupportedJsonException | IllegalArgumentException | DateTimeException unsupported) {
            // The message of the domain shows an invalid id, cursor or time. The plain decoder reports its path
            // instead.
            return null;
        }
    }
}
