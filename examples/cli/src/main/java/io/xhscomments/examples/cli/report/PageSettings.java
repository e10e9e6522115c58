package io.xhscomments.examples.cli.report;

import java.util.Optional;

/**
 * How a page is made. An immutable value.
 *
 * @param language the language it starts in, if that is not the reader's browser's to say
 * @param remoteImages whether it may show avatars and pictures, which are fetched from the image hosts when somebody
 *     looks at it: they learn the reader's address
 */
public record PageSettings(Optional<PageLanguage> language, boolean remoteImages) {
    /** The browser's language, and nothing fetched. */
    public static final PageSettings DEFAULTS = new PageSettings(Optional.empty(), false);
}
