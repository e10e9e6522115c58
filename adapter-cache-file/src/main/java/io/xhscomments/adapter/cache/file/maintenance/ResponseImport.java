package io.xhscomments.adapter.cache.file.maintenance;

import io.xhscomments.adapter.cache.file.fetch.PartialPageRecovery;
import io.xhscomments.adapter.cache.file.fetch.ReportedKey;
import io.xhscomments.adapter.cache.file.format.CorruptPageException;
import io.xhscomments.adapter.cache.file.format.PageFile;
import io.xhscomments.adapter.cache.file.format.PageFileName;
import io.xhscomments.adapter.cache.file.format.PageFileParser;
import io.xhscomments.adapter.cache.file.format.PageHeader;
import io.xhscomments.adapter.cache.file.report.ImportResult;
import io.xhscomments.adapter.cache.file.report.ImportResult.Outcome;
import io.xhscomments.adapter.cache.file.report.PageSource;
import io.xhscomments.adapter.cache.file.storage.AgeLimit;
import io.xhscomments.adapter.cache.file.storage.Lookup;
import io.xhscomments.adapter.cache.file.storage.PageLocks;
import io.xhscomments.adapter.cache.file.storage.StoreContext;
import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageKey;
import io.xhscomments.core.page.RawResponse;
import io.xhscomments.core.policy.TimeSource;
import io.xhscomments.core.port.ResponseDecoder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import lombok.RequiredArgsConstructor;

/** Imports responses into a store. Immutable, safe to share between threads. */
@RequiredArgsConstructor
public final class ResponseImport {
    private static final Duration LOCK_TIMEOUT = Duration.ofMinutes(1);

    private final StoreContext store;
    private final ResponseDecoder decoder;
    private final Predicate<PageKey> expectedPages;

    /** Imports a response that was saved alone, or in a page file. */
    public ImportResult add(Path file) throws IOException {
        byte[] bytes = read(file);
        if (bytes.length > PageFile.MAX_BYTES) {
            return ImportResult.refused(Optional.empty(), "larger than " + PageFile.MAX_BYTES + " bytes");
        }
        Instant modified = Files.getLastModifiedTime(file).toInstant();
        if (!PageFileParser.hasSignature(bytes)) {
            return add(bytes, decoder.keyOf(bytes), modified, new PageHeader());
        }
        try {
            return add(PageFileParser.verify(bytes), modified);
        } catch (CorruptPageException damaged) {
            return ImportResult.refused(Optional.empty(), CorruptPageException.describe(damaged));
        }
    }

    private static byte[] read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(PageFile.MAX_BYTES + 1);
        }
    }

    /** The key in the file is more exact than the key that the response reports, if both may be the same page. */
    private ImportResult add(PageFile file, Instant modified) throws IOException {
        byte[] body = file.body();
        PageHeader header = file.header();
        Optional<PageKey> inHeader = header.key();
        Optional<PageKey> reported = inHeader.map(key -> decoder.forRoute(key.route()))
                .orElse(decoder)
                .keyOf(body);
        Optional<PageKey> stored = inHeader.filter(
                key -> reported.filter(other -> !ReportedKey.mayBe(other, key)).isEmpty());
        return add(body, stored.or(() -> reported), header.fetchedAt().orElse(modified), header);
    }

    private ImportResult add(byte[] body, Optional<PageKey> key, Instant savedAt, PageHeader stored)
            throws IOException {
        return key.isEmpty()
                ? ImportResult.refused(key, "it does not report its page")
                : store(body, key.get(), savedAt, stored);
    }

    /** Imports a response as this page, unless the response reports another one. */
    public ImportResult add(byte[] body, PageKey key) throws IOException {
        if (decoder.keyOf(body)
                .filter(reported -> !ReportedKey.mayBe(reported, key))
                .isPresent()) {
            return ImportResult.refused(Optional.of(key), "it reports another page");
        }
        Optional<String> otherRoute = decoder.routeOf(body).filter(route -> !route.equals(key.route()));
        return otherRoute.isPresent()
                ? ImportResult.refused(
                        Optional.of(key), "it is a response of " + otherRoute.get() + ", not of " + key.route())
                : store(body, key, store.now(), new PageHeader());
    }

    /** Stores the response in a page of the same store as another page, with its age and form. */
    ImportResult copy(PageFile page, PageKey key) throws IOException {
        PageHeader header = page.header();
        return store(
                page.body(),
                key,
                header,
                decoded -> known(header.fetchedAt().or(decoded.receipt()::servedAt), store.now()));
    }

    private ImportResult store(byte[] body, PageKey key, Instant savedAt, PageHeader stored) throws IOException {
        return store(body, key, stored, page -> known(page.receipt().servedAt(), savedAt));
    }

    private Instant known(Optional<Instant> time, Instant otherwise) {
        Instant now = store.now();
        return time.filter(known -> AgeLimit.isKnown(known, now)).orElse(otherwise);
    }

    /**
     * Stores a response.
     *
     * @param stored the header of the page file that contains the response; empty for a bare response
     * @param fetchedAt the time of the request for a page
     */
    private ImportResult store(byte[] body, PageKey key, PageHeader stored, Function<CommentPage, Instant> fetchedAt)
            throws IOException {
        if (!expectedPages.test(key)) {
            return ImportResult.refused(Optional.of(key), "its page is not an expected one");
        }
        RawResponse response = decoder.redact(body);
        CommentPage page;
        try {
            page = decoder.forRoute(key.route()).decode(key.request(), response);
        } catch (CommentSourceException failure) {
            return ImportResult.refused(Optional.of(key), String.valueOf(failure.getMessage()));
        }
        PageFileName name = PageFileName.of(key);
        store.writer().directories().prepare();
        try (PageLocks.LockHandle held = store.locks().acquire(name, LOCK_TIMEOUT, TimeSource.SYSTEM)) {
            PageHeader header = PageHeader.of(name, fetchedAt.apply(page), PageSource.IMPORT)
                    .withPage(page, stored.formOfStored(response));
            return new ImportResult(storeLocked(name, header, response), Optional.of(key), "");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while it waited for the page's lock", interrupted);
        }
    }

    private Outcome storeLocked(PageFileName name, PageHeader header, RawResponse response) throws IOException {
        Lookup lookup = store.lookup(name);
        if (lookup.fresh().isPresent()
                || new PartialPageRecovery(
                                store, name, decoder.forRoute(name.key().route()), Optional.empty())
                        .recoverPartial()) {
            return Outcome.ALREADY_THERE;
        }
        if (lookup.isBlocked()) {
            throw Objects.requireNonNull(lookup.failure());
        }
        if (lookup.damage().isPresent()) {
            store.quarantine(name);
        }
        store.writer().put(name, header, response.body(), store.now());
        return Outcome.STORED;
    }
}
