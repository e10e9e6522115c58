package io.xhscomments.adapter.retrofit;

import io.xhscomments.codec.tikhub.ApiKey;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;

/**
 * Keeps the key out of what is handed up. The service echoes it in bodies, and what an HTTP stack throws quotes the
 * line that it could not read.
 */
final class Secrecy {
    private final ApiKey key;

    Secrecy(ApiKey key) {
        this.key = key;
    }

    String words(Throwable thrown) {
        return key.redactIn(thrown.toString());
    }

    String header(String value) {
        return key.redactIn(value);
    }

    /** The body without the key; every other byte stays as it is, whatever its charset. */
    byte[] body(byte[] body) {
        return key.redactIn(new String(body, StandardCharsets.ISO_8859_1)).getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The same throwable if the key is nowhere in it, or else one that stands for it. */
    Throwable cause(Throwable thrown) {
        StringWriter all = new StringWriter();
        thrown.printStackTrace(new PrintWriter(all));
        if (key.redactIn(all.toString()).contentEquals(all.getBuffer())) {
            return thrown;
        }
        IOException standIn = new IOException(words(thrown));
        standIn.setStackTrace(thrown.getStackTrace());
        return standIn;
    }
}
