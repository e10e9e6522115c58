package io.xhscomments.examples.cli.option;

import io.xhscomments.examples.cli.language.Language;
import io.xhscomments.examples.cli.language.MessageKey;
import io.xhscomments.examples.cli.language.Messages;
import picocli.CommandLine.TypeConversionException;

/** The value of one option or argument is invalid. Picocli adds the name of the option. */
public final class InvalidValueException extends TypeConversionException {
    private static final long serialVersionUID = 1;

    private final MessageKey key;
    private final transient Object[] values;

    /** The English message; see {@link #in} for the others. */
    public InvalidValueException(MessageKey key, Object... values) {
        super(Messages.in(Language.en).format(key, values));
        this.key = key;
        this.values = values;
    }

    /** The message in another language. */
    public String in(Messages messages) {
        return messages.format(key, values);
    }
}
