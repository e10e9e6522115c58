package io.xhscomments.examples.cli.report;

import java.util.Optional;

/**
 * Settings of a page. An immutable value.
 *
 * @param language the language that the page starts in; empty for that of the reader's browser
 * @param remoteImages whether the page shows avatars and pictures; the browser fetches them from the image hosts, which
 *     learn the reader's address
 */
public record PageSettings(Optional<PageLanguage> language, boolean remoteImages) {
    /** The browser's language, without remote images. */
    public static final PageSettings DEFAULTS = new PageSettings(Optional.empty(), false);
}
