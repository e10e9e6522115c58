package io.xhscomments.examples.cli.option;

import io.xhscomments.examples.cli.report.PageLanguage;
import io.xhscomments.examples.cli.report.PageSettings;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options of the page that is looked at. Its language is that of {@code --lang}, if that was given. */
public final class PageOptions {
    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    @Option(
            names = "--remote-images",
            description =
                    "Let a page show avatars and pictures. They are fetched when somebody looks at it: the image hosts"
                            + " learn the address of everybody who does. Default: nothing is fetched.")
    private boolean remoteImages;

    public PageSettings settings() {
        return new PageSettings(asked(), remoteImages);
    }

    /** Nothing if it was not given: then the browser that shows the page chooses. */
    private Optional<PageLanguage> asked() {
        return Optional.ofNullable(command)
                .map(spec -> spec.root().findOption(LanguageOption.NAME))
                .map(option -> option.getValue())
                .map(language -> PageLanguage.valueOf(language.toString()));
    }
}
