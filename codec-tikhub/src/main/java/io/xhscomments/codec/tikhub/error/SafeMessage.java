package io.xhscomments.codec.tikhub.error;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Makes a text of the service fit for a message: removes the key, and limits the length. */
public final class SafeMessage {
    private static final int MAX_CHARS = 400;
    private static final int MAX_PATH_CHARS = 200;

    private SafeMessage() {}

    static String of(String text, UnaryOperator<String> redaction) {
        return shortened(redaction.apply(text), MAX_CHARS);
    }

    /** A JSON path, which may contain names that the service made up. */
    public static String path(String path, UnaryOperator<String> redaction) {
        return shortened(redaction.apply(path), MAX_PATH_CHARS);
    }

    /** The first text that is not blank; empty if all are blank. */
    static String firstNonBlank(@Nullable String... candidates) {
        for (String candidate : candidates) {
            if (candidate != null && !candidate.isBlank()) {
                return candidate;
            }
        }
        return "";
    }

    /** Cuts after redaction, because half a key is not recognized. */
    private static String shortened(String text, int maxChars) {
        return text.length() <= maxChars ? text : text.substring(0, maxChars) + "…";
    }
}
