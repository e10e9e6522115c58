package io.xhscomments.codec.tikhub.fast;

import io.xhscomments.core.page.PageRequest;
import java.time.DateTimeException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads the page out of a response, if it is an ordinary one. Whatever it reads is what the other decoder would read;
 * what it does not read may be a page all the same. Stateless, safe to share between threads; sends nothing.
 */
public final class FastDecoder {
    private FastDecoder() {}

    /**
     * The page of a whole response. What of it is not modelled keeps the bytes in memory until it is asked for: they
     * must not be written to.
     *
     * @param bytes where the response stands; the bytes around it are not looked at
     * @param offset where it begins, behind a byte order mark
     * @param length how long it is
     * @return null for a response that is not read here: because it tells of a failure, because it is no JSON, or
     *     because it is unusual. The other decoder has to say which
     * @throws IndexOutOfBoundsException if the array has no such part
     */
    public static @Nullable FastResult decode(PageRequest request, byte[] bytes, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        FastJsonReader in = new FastJsonReader(bytes, offset, offset + length);
        try {
            FastResult response = FastEnvelope.read(in, request);
            return in.isAtEnd() ? response : null;
        } catch (UnsupportedJsonException | IllegalArgumentException | DateTimeException notHere) {
            // The domain refuses an id, a cursor or a time in words that show it. The other decoder says where it
            // stands.
            return null;
        }
    }
}
