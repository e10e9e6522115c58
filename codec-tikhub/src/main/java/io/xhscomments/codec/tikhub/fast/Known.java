package io.xhscomments.codec.tikhub.fast;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A text that nearly every comment repeats. It is recognized in the bytes, so that none is made anew each time. */
record Known(byte[] quoted, Optional<String> text) {
    static Known of(String text) {
        return new Known(('"' + text + '"').getBytes(StandardCharsets.US_ASCII), Optional.of(text));
    }
}
