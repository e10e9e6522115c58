package io.xhscomments.codec.tikhub.direct;

import org.jspecify.annotations.Nullable;

/** What is read here is wrong, or so unusual that the other decoder shall read it. It says no more than that. */
final class GiveUp extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** One for all: it has no trace, and making one each time would be most of its price. */
    private static final GiveUp ONE = new GiveUp();

    private GiveUp() {
        super("Left to the other decoder", null, false, false);
    }

    static GiveUp now() {
        return ONE;
    }

    /** What an object must have, once it has been read to its end. */
    static <V> V ifMissing(@Nullable V value) {
        if (value == null) {
            throw ONE;
        }
        return value;
    }
}
