package io.xhscomments.adapter.cache.file;

import io.xhscomments.adapter.cache.file.maintenance.StoreExport;
import io.xhscomments.adapter.cache.file.report.ExportReport;
import io.xhscomments.adapter.cache.file.report.StoredPage;
import io.xhscomments.core.port.PageDecoder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Exports pages to a store that can be committed or published: without links to free copies, with redacted bodies.
 * Works on all cores, and reads each file again after writing it. Pages appear at the end, when they are durable, so a
 * crash leaves no damaged page. Sends nothing. Immutable, safe to share between threads; only one export at a time may
 * write to a directory.
 */
public final class PageExporter {
    private final Builder settings;
    private final StoreExport pages;

    private PageExporter(Builder settings) {
        this.settings = settings;
        this.pages = new StoreExport(
                settings.store.context().reader(),
                settings.decoder,
                settings.redaction,
                settings.declaresPseudonyms,
                settings.selectedPages);
    }

    /**
     * The settings of an exporter, all at their defaults.
     *
     * @param decoder decodes each page before and after redaction; the comments must be the same
     * @param redaction removes secrets from a response; it receives a copy, and is called by several threads
     */
    public static Builder builder(PageStore store, PageDecoder decoder, UnaryOperator<byte[]> redaction) {
        return new Builder(
                Objects.requireNonNull(store, "store"),
                Objects.requireNonNull(decoder, "decoder"),
                Objects.requireNonNull(redaction, "redaction"));
    }

    /** A builder with the settings of this exporter. */
    public Builder toBuilder() {
        return settings.copy();
    }

    /**
     * Writes the pages into a directory, which becomes a store. Replaces files of earlier exports, and no others.
     *
     * @throws IllegalArgumentException if the directory is that of the store itself, or of a packed store
     * @throws UncheckedIOException if a directory cannot be read or written, for example because the disk is full
     */
    public ExportReport to(Path directory) {
        try {
            PageStore target = PageStore.at(directory);
            target.requireDirectory();
            return pages.to(directory, target.context());
        } catch (IOException failure) {
            throw new UncheckedIOException("The export to " + directory + " failed: " + failure, failure);
        }
    }

    /** The settings of a {@link PageExporter}. For one thread; one builder can build several exporters. */
    public static final class Builder {
        private final PageStore store;
        private final PageDecoder decoder;
        private final UnaryOperator<byte[]> redaction;
        private boolean declaresPseudonyms;
        private Predicate<StoredPage> selectedPages = any -> true;

        private Builder(PageStore store, PageDecoder decoder, UnaryOperator<byte[]> redaction) {
            this.store = store;
            this.decoder = decoder;
            this.redaction = redaction;
        }

        private Builder copy() {
            return new Builder(store, decoder, redaction)
                    .declarePseudonyms(declaresPseudonyms)
                    .selectedPages(selectedPages);
        }

        /** Exports only these pages: by default all. */
        public Builder selectedPages(Predicate<StoredPage> pages) {
            this.selectedPages = Objects.requireNonNull(pages, "pages");
            return this;
        }

        /** Whether each page header says that the redaction replaces the names of commenters: by default not. */
        public Builder declarePseudonyms(boolean declare) {
            this.declaresPseudonyms = declare;
            return this;
        }

        public PageExporter build() {
            return new PageExporter(copy());
        }
    }
}
