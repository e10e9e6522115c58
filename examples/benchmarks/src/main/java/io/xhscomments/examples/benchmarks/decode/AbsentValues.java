package io.xhscomments.examples.benchmarks.decode;

import io.xhscomments.core.model.TriState;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Maps absent values of the records to the model. */
final class AbsentValues {
    private AbsentValues() {}

    static Optional<String> text(@Nullable String text) {
        return text == null || text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    static OptionalLong number(@Nullable Long number) {
        return number == null ? OptionalLong.empty() : OptionalLong.of(number);
    }

    static OptionalInt number(@Nullable Integer number) {
        return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }

    static TriState truth(@Nullable Boolean truth) {
        return truth == null ? TriState.UNKNOWN : TriState.of(truth);
    }

    static TriState truth(@Nullable String word) {
        if (word == null) {
            return TriState.UNKNOWN;
        }
        return switch (word) {
            case "true" -> TriState.TRUE;
            case "false" -> TriState.FALSE;
            default -> TriState.UNKNOWN;
        };
    }

    static <E> List<E> list(@Nullable List<E> list) {
        return list == null ? List.of() : list;
    }
}
