package io.xhscomments.examples.cli.option;

import io.xhscomments.examples.cli.language.Language;
import io.xhscomments.examples.cli.language.MessageKey;
import io.xhscomments.examples.cli.language.Messages;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** The arguments are wrong, or do not fit together. */
public final class UsageException extends ParameterException {
    private static final long serialVersionUID = 1;

    private final MessageKey key;
    private final transient Object[] values;

    private UsageException(CommandSpec command, MessageKey key, Object... values) {
        super(command.commandLine(), Messages.in(Language.en).format(key, values));
        this.key = key;
        this.values = values;
    }

    /**
     * An error in the arguments of a command.
     *
     * @param command the specification that picocli has injected into the command
     */
    public static UsageException of(@Nullable CommandSpec command, MessageKey key, Object... values) {
        if (command == null) {
            throw new IllegalStateException("Picocli has not initialized the command");
        }
        return new UsageException(command, key, values);
    }

    /** An argument that a library refused. The library's message stays English. */
    public static UsageException invalidArgument(@Nullable CommandSpec command, IllegalArgumentException refused) {
        return of(command, MessageKey.USAGE_REFUSED, String.valueOf(refused.getMessage()));
    }

    /** The message in another language. */
    public String in(Messages messages) {
        return messages.format(key, values);
    }
}
