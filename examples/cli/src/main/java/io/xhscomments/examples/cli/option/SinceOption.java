package io.xhscomments.examples.cli.option;

import io.xhscomments.examples.cli.language.MessageKey;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;

/** A moment in an argument: a date, or a time. */
public final class SinceOption {
    private SinceOption() {}

    /** The moment; empty if the text is neither a date nor a time. */
    public static Optional<Instant> parse(String value) {
        try {
            return Optional.of(
                    value.contains("T")
                            ? Instant.parse(value)
                            : LocalDate.parse(value)
                                    .atStartOfDay(ZoneOffset.UTC)
                                    .toInstant());
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }

    /** Refuses everything else. */
    public static final class Converter implements ITypeConverter<Instant> {
        @Override
        public Instant convert(String value) {
            return parse(value).orElseThrow(() -> new InvalidValueException(MessageKey.USAGE_SINCE, value));
        }
    }
}
