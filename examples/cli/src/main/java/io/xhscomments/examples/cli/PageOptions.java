package io.xhscomments.examples.cli;

import io.xhscomments.examples.cli.report.PageLanguage;
import io.xhscomments.examples.cli.report.PageSettings;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of the page that is looked at. */
final class PageOptions {
    @Option(
            names = "--page-lang",
            paramLabel = "zh|en",
            description = "The language a page starts in. Default: the one of the browser that shows it.")
    private @Nullable PageLanguage language;

    @Option(
            names = "--remote-images",
            description =
                    "Let a page show avatars and pictures. They are fetched when somebody looks at it: the image hosts"
                            + " learn the address of everybody who does. Default: nothing is fetched.")
    private boolean remoteImages;

    PageSettings settings() {
        return new PageSettings(Optional.ofNullable(language), remoteImages);
    }
}
