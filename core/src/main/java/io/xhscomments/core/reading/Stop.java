package io.xhscomments.core.reading;

import io.xhscomments.core.failure.CommentSourceException;
import java.util.Optional;

/**
 * Why a reading stopped. An immutable value.
 *
 * @param reason one of a closed set
 * @param failure the failure, for {@link StopReason#FAILED} and {@link StopReason#BUDGET}
 */
public record Stop(StopReason reason, Optional<CommentSourceException> failure) {
    static Stop of(StopReason reason) {
        return new Stop(reason, Optional.empty());
    }

    static Stop of(StopReason reason, CommentSourceException failure) {
        return new Stop(reason, Optional.of(failure));
    }
}
