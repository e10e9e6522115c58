package io.xhscomments.adapter.cache.file;

import io.xhscomments.adapter.cache.file.maintenance.ResponseImport;
import io.xhscomments.adapter.cache.file.report.ImportResult;
import io.xhscomments.core.page.PageKey;
import io.xhscomments.core.port.ResponseDecoder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * Imports saved responses, for example of {@code curl}, into a store. Sends nothing, and never replaces a page that can
 * be served. Immutable, safe to share between threads.
 */
public final class PageImporter {
    private final Builder settings;
    private final ResponseImport responses;

    private PageImporter(Builder settings) {
        this.settings = settings;
        this.responses = new ResponseImport(settings.store.context(), settings.decoder, settings.expectedPages);
    }

    /**
     * The settings of an importer, all at their defaults.
     *
     * @param decoder decodes responses of every route; a response is stored under the route that it reports
     * @throws IllegalArgumentException if the store is in an archive
     */
    public static Builder builder(PageStore store, ResponseDecoder decoder) {
        Objects.requireNonNull(store, "store").requireDirectory();
        return new Builder(store, Objects.requireNonNull(decoder, "decoder"));
    }

    /** A builder with the settings of this importer. */
    public Builder toBuilder() {
        return settings.copy();
    }

    /**
     * Imports a file as the page that its response reports. The file contains the bare response, or is a page file of a
     * store, for example of a response that could not be decoded.
     *
     * @throws UncheckedIOException if the file cannot be read, or the store cannot be written
     */
    public ImportResult add(Path file) {
        try {
            return responses.add(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(file + " cannot be imported: " + failure, failure);
        }
    }

    /**
     * Imports a response as this page, for a response that does not report its page. A response that reports another
     * page or route is refused; the text of its cursor may differ.
     *
     * @throws UncheckedIOException if the store cannot be written
     */
    public ImportResult add(byte[] body, PageKey key) {
        try {
            return responses.add(body, key);
        } catch (IOException failure) {
            throw new UncheckedIOException("The response cannot be imported: " + failure, failure);
        }
    }

    /** The settings of a {@link PageImporter}. For one thread; one builder can build several importers. */
    public static final class Builder {
        private final PageStore store;
        private final ResponseDecoder decoder;
        private Predicate<PageKey> expectedPages = any -> true;

        private Builder(PageStore store, ResponseDecoder decoder) {
            this.store = store;
            this.decoder = decoder;
        }

        private Builder copy() {
            return new Builder(store, decoder).expectedPages(expectedPages);
        }

        /** Refuses all other pages: by default none. A saved file may contain another note than its name says. */
        public Builder expectedPages(Predicate<PageKey> pages) {
            this.expectedPages = Objects.requireNonNull(pages, "pages");
            return this;
        }

        public PageImporter build() {
            return new PageImporter(copy());
        }
    }
}
