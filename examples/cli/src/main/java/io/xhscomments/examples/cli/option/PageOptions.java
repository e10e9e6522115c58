package io.xhscomments.examples.cli.option;

import io.xhscomments.examples.cli.report.PageLanguage;
import io.xhscomments.examples.cli.report.PageSettings;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options of the report page. The language of the page is the value of {@code --lang}, if it is given. */
public final class PageOptions {
    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    @Option(
            names = "--remote-images",
            description =
                    "Show avatars and pictures in the page. The browser fetches them, so the image hosts learn the address"
                            + " of each reader. Default: the page fetches nothing.")
    private boolean remoteImages;

    /** The settings of the page. */
    public PageSettings settings() {
        return new PageSettings(language(), remoteImages);
    }

    /** The value of {@code --lang}. Empty if it is not given; the page then uses the language of the browser. */
    private Optional<PageLanguage> language() {
        return Optional.ofNullable(command)
                .map(spec -> spec.root().findOption(LanguageOption.NAME))
                .map(option -> option.getValue())
                .map(language -> PageLanguage.valueOf(language.toString()));
    }
}
