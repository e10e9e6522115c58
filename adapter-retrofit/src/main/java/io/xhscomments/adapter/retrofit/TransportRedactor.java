package io.xhscomments.adapter.retrofit;

import io.xhscomments.codec.tikhub.ApiKey;
import io.xhscomments.codec.tikhub.KeyRedactor;
import io.xhscomments.core.port.BodySink;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;

/**
 * Removes the key from everything that the transport returns or throws. The service echoes it in bodies, and exceptions
 * of the HTTP stack quote invalid lines.
 */
final class TransportRedactor {
    private final ApiKey key;
    private final KeyRedactor redactor;

    TransportRedactor(ApiKey key) {
        this.key = key;
        this.redactor = key.redactor();
    }

    String message(Throwable thrown) {
        return text(thrown.toString());
    }

    String header(String value) {
        return text(value);
    }

    /** The body without the key. All other bytes stay, in any charset. */
    byte[] body(byte[] body) {
        return redactor.redact(body);
    }

    /** Removes the key from a body that goes to a sink while it arrives. */
    KeyRedactor.Pass pass(BodySink sink) {
        return redactor.pass(sink);
    }

    private String text(String text) {
        return redactor.redact(key.redact(text));
    }

    /** The same throwable if it does not contain the key, otherwise a redacted replacement. */
    Throwable cause(Throwable thrown) {
        StringWriter all = new StringWriter();
        thrown.printStackTrace(new PrintWriter(all));
        if (text(all.toString()).contentEquals(all.getBuffer())) {
            return thrown;
        }
        IOException replacement = new IOException(message(thrown));
        replacement.setStackTrace(thrown.getStackTrace());
        return replacement;
    }
}
