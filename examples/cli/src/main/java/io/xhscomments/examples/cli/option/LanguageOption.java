package io.xhscomments.examples.cli.option;

import io.xhscomments.examples.cli.language.Language;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;

/** The option that says which language the program speaks. Every command has it. */
public final class LanguageOption {
    public static final String NAME = "--lang";

    @Option(
            names = NAME,
            paramLabel = "LANG",
            scope = ScopeType.INHERIT,
            description =
                    "The language of the program, and the one a page starts in: ${COMPLETION-CANDIDATES}. Default: that of"
                            + " LC_ALL, LC_MESSAGES or LANG; for a page, that of the browser. Data for machines are the"
                            + " same in each.")
    private @Nullable Language language;

    /**
     * The language that the arguments ask for. It is looked for before anything else is understood, so that what is
     * wrong with the others is said in it; what is wrong with itself, the commands' own parser says.
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
        } catch (ParameterException toldLater) {
            return Optional.empty();
        }
        return Optional.ofNullable(option.language);
    }
}
