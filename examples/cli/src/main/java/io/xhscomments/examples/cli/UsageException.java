package io.xhscomments.examples.cli;

import io.xhscomments.examples.cli.language.Language;
import io.xhscomments.examples.cli.language.Phrase;
import io.xhscomments.examples.cli.language.Phrases;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/** The program was called in a way it does not understand. Its message is English; {@link #in} says it in others. */
final class UsageException extends ParameterException {
    private static final long serialVersionUID = 1;

    private final Phrase phrase;
    private final transient Object[] values;

    private UsageException(CommandSpec command, Phrase phrase, Object... values) {
        super(command.commandLine(), Phrases.in(Language.en).say(phrase, values));
        this.phrase = phrase;
        this.values = values;
    }

    /** For a command, which picocli has filled. */
    static UsageException of(@Nullable CommandSpec command, Phrase phrase, Object... values) {
        if (command == null) {
            throw new IllegalStateException("not filled by the command line");
        }
        return new UsageException(command, phrase, values);
    }

    /** What a library says against the arguments; its words stay English. */
    static UsageException refused(@Nullable CommandSpec command, IllegalArgumentException refused) {
        return of(command, Phrase.USAGE_REFUSED, String.valueOf(refused.getMessage()));
    }

    String in(Phrases phrases) {
        return phrases.say(phrase, values);
    }

    /** One value is none that is understood; picocli adds whose value it is. */
    static final class BadValue extends TypeConversionException {
        private static final long serialVersionUID = 1;

        private final Phrase phrase;
        private final transient Object[] values;

        BadValue(Phrase phrase, Object... values) {
            super(Phrases.in(Language.en).say(phrase, values));
            this.phrase = phrase;
            this.values = values;
        }

        String in(Phrases phrases) {
            return phrases.say(phrase, values);
        }
    }
}
