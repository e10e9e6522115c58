package io.xhscomments.core.model;

import java.util.Optional;

/**
 * A boolean that may be unknown. The service omits some booleans and sends the text {@code "unknown"} for others;
 * neither means {@code false}.
 */
public enum TriState {
    /** The service sent {@code true}. */
    TRUE,
    /** The service sent {@code false}. */
    FALSE,
    /** The service sent no value, or {@code "unknown"}. */
    UNKNOWN;

    /** {@link #TRUE} or {@link #FALSE}. */
    public static TriState of(boolean value) {
        return value ? TRUE : FALSE;
    }

    /** Whether this is {@link #TRUE}; {@code false} for {@link #UNKNOWN}, too. */
    public boolean isTrue() {
        return this == TRUE;
    }

    /** The boolean, or empty for {@link #UNKNOWN}. */
    public Optional<Boolean> asBoolean() {
        return this == UNKNOWN ? Optional.empty() : Optional.of(this == TRUE);
    }
}
