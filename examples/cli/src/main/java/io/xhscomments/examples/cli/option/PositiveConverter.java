package io.xhscomments.examples.cli.option;

import io.xhscomments.examples.cli.language.MessageKey;
import picocli.CommandLine.ITypeConverter;

/** Parses a number of 1 or more. */
public final class PositiveConverter implements ITypeConverter<Long> {
    @Override
    public Long convert(String value) {
        try {
            long number = Long.parseLong(value);
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // The message is the same.
        }
        throw new InvalidValueException(MessageKey.USAGE_POSITIVE, value);
    }
}
