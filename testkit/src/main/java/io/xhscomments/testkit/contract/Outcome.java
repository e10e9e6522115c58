package io.xhscomments.testkit.contract;

import io.xhscomments.core.failure.CommentSourceException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How a call ended.
 *
 * @param value what it gave
 * @param thrown what it threw
 * @param interrupted whether its thread was interrupted then
 */
record Outcome<T>(@Nullable T value, @Nullable Throwable thrown, boolean interrupted) {
    static <T> Outcome<T> of(Supplier<T> work) {
        T value = null;
        Throwable thrown = null;
        try {
            value = work.get();
        } catch (RuntimeException | Error fault) {
            thrown = fault;
        }
        return new Outcome<>(value, thrown, Thread.currentThread().isInterrupted());
    }

    /** What it gave; fails if it threw. */
    T given() {
        if (value == null) {
            throw new AssertionError("expected a response, but there was " + words(), thrown);
        }
        return value;
    }

    /** What it threw; fails if that is of another type, or nothing. */
    <F extends Throwable> F failure(Class<F> type) {
        if (!type.isInstance(thrown)) {
            throw new AssertionError("expected " + type.getSimpleName() + ", but there was " + words(), thrown);
        }
        return type.cast(thrown);
    }

    CommentSourceException failure() {
        return failure(CommentSourceException.class);
    }

    /** In words, without anything of a response. */
    String words() {
        if (thrown != null) {
            return thrown.getClass().getSimpleName();
        }
        return value == null ? "null" : "the response " + value;
    }
}
