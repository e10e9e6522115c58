package io.xhscomments.examples.cli.option;

import io.xhscomments.examples.cli.language.Language;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;

/** The language of the program. Every command has this option. */
public final class LanguageOption {
    public static final String NAME = "--lang";

    @Option(
            names = NAME,
            paramLabel = "LANG",
            scope = ScopeType.INHERIT,
            description =
                    "The language of the program and of the page that it writes: ${COMPLETION-CANDIDATES}. Default: the"
                            + " language of LC_ALL, LC_MESSAGES or LANG; for a page, the language of the browser. The data"
                            + " formats are the same in each language.")
    private @Nullable Language language;

    /**
     * The language in the arguments. It is parsed before the other arguments, so that errors in them are reported in
     * this language. The parser of the commands reports an invalid language.
     */
    public static Optional<Language> in(String... args) {
        if (!String.join(" ", args).contains(NAME)) {
            return Optional.empty();
        }
        LanguageOption option = new LanguageOption();
        try {
            new CommandLine(option)
                    .setUnmatchedArgumentsAllowed(true)
                    .setOverwrittenOptionsAllowed(true)
                    .setCaseInsensitiveEnumValuesAllowed(true)
                    .setExpandAtFiles(false)
                    .parseArgs(args);
        } catch (ParameterException reportedLater) {
            return Optional.empty();
        }
        return Optional.ofNullable(option.language);
    }
}
