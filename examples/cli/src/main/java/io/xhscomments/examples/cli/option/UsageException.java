package io.xhscomments.examples.cli.option;

import io.xhscomments.examples.cli.language.Language;
import io.xhscomments.examples.cli.language.MessageKey;
import io.xhscomments.examples.cli.language.Messages;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** The program was called in a way it does not understand. Its message is English; {@link #in} says it in others. */
public final class UsageException extends ParameterException {
    private static final long serialVersionUID = 1;

    private final MessageKey phrase;
    private final transient Object[] values;

    private UsageException(CommandSpec command, MessageKey phrase, Object... values) {
        super(command.commandLine(), Messages.in(Language.en).say(phrase, values));
        this.phrase = phrase;
        this.values = values;
    }

    /** For a command, which picocli has filled. */
    public static UsageException of(@Nullable CommandSpec command, MessageKey phrase, Object... values) {
        if (command == null) {
            throw new IllegalStateException("not filled by the command line");
        }
        return new UsageException(command, phrase, values);
    }

    /** What a library says against the arguments; its words stay English. */
    public static UsageException refused(@Nullable CommandSpec command, IllegalArgumentException refused) {
        return of(command, MessageKey.USAGE_REFUSED, String.valueOf(refused.getMessage()));
    }

    public String in(Messages phrases) {
        return phrases.say(phrase, values);
    }
}
