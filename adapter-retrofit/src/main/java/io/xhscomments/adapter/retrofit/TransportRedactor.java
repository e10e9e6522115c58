package io.xhscomments.adapter.retrofit;

import io.xhscomments.codec.tikhub.ApiKey;
import io.xhscomments.codec.tikhub.KeyRedactor;
import io.xhscomments.core.port.BodySink;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;

/**
 * Keeps the key out of what is handed up. The service echoes it in bodies, and what an HTTP stack throws quotes the
 * line that it could not read.
 */
final class TransportRedactor {
    private final ApiKey key;
    private final KeyRedactor redactor;

    TransportRedactor(ApiKey key) {
        this.key = key;
        this.redactor = key.redactor();
    }

    String words(Throwable thrown) {
        return text(thrown.toString());
    }

    String header(String value) {
        return text(value);
    }

    /** The body without the key; every other byte stays as it is, whatever its charset. */
    byte[] body(byte[] body) {
        return redactor.redact(body);
    }

    /** Takes the key out of a body that goes to a sink as it arrives. */
    KeyRedactor.Pass pass(BodySink sink) {
        return redactor.pass(sink);
    }

    private String text(String text) {
        return redactor.redact(key.redact(text));
    }

    /** The same throwable if the key is nowhere in it, or else one that stands for it. */
    Throwable cause(Throwable thrown) {
        StringWriter all = new StringWriter();
        thrown.printStackTrace(new PrintWriter(all));
        if (text(all.toString()).contentEquals(all.getBuffer())) {
            return thrown;
        }
        IOException standIn = new IOException(words(thrown));
        standIn.setStackTrace(thrown.getStackTrace());
        return standIn;
    }
}
