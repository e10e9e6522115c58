package io.xhscomments.examples.recipes.stack;

import io.xhscomments.codec.tikhub.KeyRedactor;
import io.xhscomments.core.failure.ResponseTooLargeException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.function.Supplier;

/** Reads a body while passing it on without its secrets. */
final class ArrivingBody {
    private static final int FIRST_BYTES = 16 * 1024;

    private ArrivingBody() {}

    /** The complete body. Passes on the arrived bytes even if the rest does not arrive. */
    static byte[] read(
            InputStream in, int maxBytes, Supplier<ResponseTooLargeException> tooLarge, KeyRedactor.Pass pass)
            throws IOException {
        byte[] body = new byte[FIRST_BYTES];
        int length = 0;
        boolean complete = false;
        try {
            for (int read = 0; read >= 0; read = in.read(body, length, body.length - length)) {
                length += read;
                if (length > maxBytes) {
                    throw tooLarge.get();
                }
                pass.arrived(body, length);
                body = length < body.length ? body : Arrays.copyOf(body, 2 * length);
            }
            pass.complete(body, length);
            complete = true;
            return Arrays.copyOf(body, length);
        } finally {
            if (!complete) {
                pass.cutOff(body, Math.min(length, maxBytes));
            }
        }
    }
}
