package io.xhscomments.core.reading;

import io.xhscomments.core.failure.CommentSourceException;
import java.util.Optional;

/**
 * How a reading ended. An immutable value.
 *
 * @param reason why the reading stopped
 * @param failure the failure, for {@link StopReason#FAILED}, {@link StopReason#BUDGET} and
 *     {@link StopReason#NOT_NEWEST_FIRST}
 */
public record Termination(StopReason reason, Optional<CommentSourceException> failure) {
    static Termination of(StopReason reason) {
        return new Termination(reason, Optional.empty());
    }

    static Termination of(StopReason reason, CommentSourceException failure) {
        return new Termination(reason, Optional.of(failure));
    }
}
