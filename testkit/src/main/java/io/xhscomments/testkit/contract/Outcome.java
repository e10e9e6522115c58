package io.xhscomments.testkit.contract;

import io.xhscomments.core.failure.CommentSourceException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The result of a call.
 *
 * @param value the returned value
 * @param thrown the thrown exception
 * @param interrupted whether its thread was interrupted at the end
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

    /** The returned value; fails if the call threw. */
    T returned() {
        if (value == null) {
            throw new AssertionError("expected a response, but there was " + describe(), thrown);
        }
        return value;
    }

    /** The exception; fails if the call threw another type or nothing. */
    <F extends Throwable> F failure(Class<F> type) {
        if (!type.isInstance(thrown)) {
            throw new AssertionError("expected " + type.getSimpleName() + ", but there was " + describe(), thrown);
        }
        return type.cast(thrown);
    }

    CommentSourceException failure() {
        return failure(CommentSourceException.class);
    }

    /** A description of the result. */
    String describe() {
        if (thrown != null) {
            return thrown.getClass().getSimpleName();
        }
        return value == null ? "null" : "the response " + value;
    }
}
