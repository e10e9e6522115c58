package io.xhscomments.examples.benchmarks.decode;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * A strict parser of RFC 8259 over UTF-8, which decides whether a response is malformed. It shares no code with a
 * contestant, and is not fast.
 */
final class StrictJson {
    private static final Pattern STRING =
            Pattern.compile("\"(?:[^\"\\\\\\x00-\\x1F]|\\\\[\"\\\\/bfnrt]|\\\\u[0-9A-Fa-f]{4})*+\"");
    private static final Pattern OTHER_SCALAR =
            Pattern.compile("-?(?:0|[1-9][0-9]*+)(?:\\.[0-9]++)?+(?:[eE][+-]?[0-9]++)?+|true|false|null");
    private static final Pattern SPACE = Pattern.compile("[ \\t\\r\\n]*+");

    private final CharBuffer text;

    private StrictJson(CharBuffer text) {
        this.text = text;
    }

    /** Whether the bytes are exactly one JSON value. */
    static boolean isOneValue(byte[] bytes) {
        try {
            StrictJson json = new StrictJson(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)));
            return json.value() && !json.text.hasRemaining();
        } catch (CharacterCodingException notUtf8) {
            return false;
        }
    }

    /** Skips a value and the white space around it, if there is one. */
    private boolean value() {
        step(SPACE);
        boolean stepped = sign('{')
                ? rest('}', () -> step(STRING) && step(SPACE) && sign(':') && value())
                : sign('[') ? rest(']', this::value) : step(STRING) || step(OTHER_SCALAR);
        return stepped && step(SPACE);
    }

    private boolean rest(char end, Element element) {
        step(SPACE);
        if (sign(end)) {
            return true;
        }
        do {
            if (!step(SPACE) || !element.step() || !step(SPACE)) {
                return false;
            }
        } while (sign(','));
        return sign(end);
    }

    private interface Element {
        boolean step();
    }

    private boolean sign(char expected) {
        if (!text.hasRemaining() || text.get(text.position()) != expected) {
            return false;
        }
        text.position(text.position() + 1);
        return true;
    }

    private boolean step(Pattern pattern) {
        var matcher = pattern.matcher(text);
        if (!matcher.lookingAt()) {
            return false;
        }
        text.position(text.position() + matcher.end());
        return true;
    }
}
