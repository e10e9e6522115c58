package io.xhscomments.codec.tikhub.fast;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A text that most comments repeat. It is recognized by its bytes, which saves a new string each time. */
record UsualText(byte[] quoted, Optional<String> text) {
    static UsualText of(String text) {
        return new UsualText(('"' + text + '"').getBytes(StandardCharsets.US_ASCII), Optional.of(text));
    }
}
