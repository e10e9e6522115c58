package io.xhscomments.codec.tikhub;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Words of the service as a message may repeat them: without the key, and not too many. */
final class SafeMessage {
    private static final int MOST = 400;
    private static final int MOST_OF_PATH = 200;

    private SafeMessage() {}

    static String of(String said, UnaryOperator<String> redaction) {
        return shortened(redaction.apply(said), MOST);
    }

    /** A JSON path. It may repeat names that the service made up. */
    static String path(String path, UnaryOperator<String> redaction) {
        return shortened(redaction.apply(path), MOST_OF_PATH);
    }

    /** The first that says something. */
    static String first(@Nullable String... candidates) {
        for (String candidate : candidates) {
            if (candidate != null && !candidate.isBlank()) {
                return candidate;
            }
        }
        return "";
    }

    /** Cut after the key is out: half a key is not recognized. */
    private static String shortened(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most) + "…";
    }
}
