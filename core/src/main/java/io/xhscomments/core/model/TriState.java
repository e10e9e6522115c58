package io.xhscomments.core.model;

import java.util.Optional;

/**
 * Yes, no, or not told. The service leaves booleans out and sends the text {@code "unknown"} for some; neither is the
 * same as {@code false}.
 */
public enum TriState {
    /** The service said yes. */
    TRUE,
    /** The service said no. */
    FALSE,
    /** The service said nothing, or that it does not know. */
    UNKNOWN;

    /** {@link #TRUE} or {@link #FALSE}. */
    public static TriState of(boolean value) {
        return value ? TRUE : FALSE;
    }

    /** Whether this is {@link #TRUE}: a plain "yes", not merely "not no". */
    public boolean isTrue() {
        return this == TRUE;
    }

    /** The boolean, or empty for {@link #UNKNOWN}. */
    public Optional<Boolean> asBoolean() {
        return this == UNKNOWN ? Optional.empty() : Optional.of(this == TRUE);
    }
}
