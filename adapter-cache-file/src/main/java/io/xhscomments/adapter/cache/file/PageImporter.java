package io.xhscomments.adapter.cache.file;

import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageKey;
import io.xhscomments.core.page.RawResponse;
import io.xhscomments.core.policy.TimeSource;
import io.xhscomments.core.port.ResponseDecoder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Takes responses that somebody saved, with {@code curl} for example, into a store. Sends nothing, and never replaces a
 * page that can be served. Immutable, safe to share between threads.
 */
public final class PageImporter {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final PageStore store;
    private final ResponseDecoder format;
    private final Predicate<PageKey> expected;

    private PageImporter(PageStore store, ResponseDecoder format, Predicate<PageKey> expected) {
        this.store = store;
        this.format = Objects.requireNonNull(format, "format");
        this.expected = expected;
    }

    static PageImporter into(PageStore store, ResponseDecoder format) {
        return new PageImporter(store, format, any -> true);
    }

    /** What became of a response. */
    public enum Outcome {
        /** It is a page of the store now. */
        STORED,
        /** The store has this page already, and keeps it. */
        ALREADY_THERE,
        /** It is no page, does not tell which one, or is not what was expected. */
        REFUSED
    }

    /**
     * One response.
     *
     * @param key which page it is, if it tells
     * @param why why it was refused; empty otherwise
     */
    public record Imported(Outcome outcome, Optional<PageKey> key, String why) {}

    /** Refuses responses to anything but this: a saved file is easily of another note than its name says. */
    public PageImporter expecting(Predicate<PageKey> pages) {
        return new PageImporter(store, format, Objects.requireNonNull(pages, "pages"));
    }

    /**
     * Takes in a saved response, as the page that it says it is; alone, or in a file of a store, such as one that could
     * not be decoded.
     *
     * @throws UncheckedIOException if the file cannot be read, or the store cannot be written
     */
    public Imported add(Path file) {
        try {
            byte[] body = read(file);
            if (body.length > PageFile.MOST_BYTES) {
                return refused(Optional.empty(), "larger than " + PageFile.MOST_BYTES + " bytes");
            }
            Optional<StoredResponse> stored;
            try {
                stored = StoredResponse.in(body);
            } catch (IOException damaged) {
                return refused(Optional.empty(), CorruptPageException.words(damaged));
            }
            return stored.isPresent()
                    ? add(stored.get(), file)
                    : add(
                            body,
                            format.keyOf(body),
                            Files.getLastModifiedTime(file).toInstant());
        } catch (IOException broken) {
            throw new UncheckedIOException(file + " cannot be taken in: " + broken, broken);
        }
    }

    /**
     * Takes in a response that does not tell itself which page it is. One that tells another page or another route is
     * refused; the text of a cursor may differ.
     *
     * @throws UncheckedIOException if the store cannot be written
     */
    public Imported add(byte[] body, PageKey key) {
        if (format.keyOf(body).filter(told -> !FreeCopy.mayBe(told, key)).isPresent()) {
            return refused(Optional.of(key), "it says that it is another page");
        }
        Optional<String> route = format.routeOf(body).filter(named -> !named.equals(key.route()));
        if (route.isPresent()) {
            return refused(Optional.of(key), "it is a response of " + route.get() + ", not of " + key.route());
        }
        try {
            return add(body, key, store.now());
        } catch (IOException broken) {
            throw new UncheckedIOException("The response cannot be taken in: " + broken, broken);
        }
    }

    /** What the response itself tells counts; where it may be what the file was kept under, that is more exact. */
    private Imported add(StoredResponse stored, Path file) throws IOException {
        byte[] body = stored.response().body();
        Optional<PageKey> told = format.keyOf(body);
        Optional<PageKey> kept = stored.key()
                .filter(key -> told.filter(other -> !FreeCopy.mayBe(other, key)).isEmpty());
        Instant saved = stored.fetchedAt().isPresent()
                ? stored.fetchedAt().get()
                : Files.getLastModifiedTime(file).toInstant();
        return add(body, kept.or(() -> told), saved);
    }

    private Imported add(byte[] body, Optional<PageKey> key, Instant saved) throws IOException {
        return key.isEmpty() ? refused(key, "it does not tell which page it is") : add(body, key.get(), saved);
    }

    private static byte[] read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(PageFile.MOST_BYTES + 1);
        }
    }

    private static Imported refused(Optional<PageKey> key, String why) {
        return new Imported(Outcome.REFUSED, key, why);
    }

    private Imported add(byte[] body, PageKey key, Instant saved) throws IOException {
        if (!expected.test(key)) {
            return refused(Optional.of(key), "it is another page than expected");
        }
        CommentPage page;
        try {
            page = format.decode(key.request(), RawResponse.stored(body));
        } catch (CommentSourceException noPage) {
            return refused(Optional.of(key), String.valueOf(noPage.getMessage()));
        }
        PageFileName name = PageFileName.of(key);
        store.shelf().prepare();
        try (PageLocks.LockHandle held =
                RootState.of(store.room().root()).locks.take(name, PATIENCE, TimeSource.SYSTEM)) {
            return new Imported(store(name, page, body, saved), Optional.of(key), "");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while it waited for the page's lock", interrupted);
        }
    }

    private Outcome store(PageFileName name, CommentPage page, byte[] body, Instant saved) throws IOException {
        Lookup found = Lookup.in(store.room(), name, Optional.empty());
        boolean rescued =
                found.fresh().isEmpty() && new PartialPageRecovery(store, name, format, Optional.empty()).unfinished();
        if (rescued || found.fresh().isPresent()) {
            return Outcome.ALREADY_THERE;
        }
        if (found.state() == Lookup.State.TROUBLE) {
            if (found.damage().isEmpty()) {
                throw Objects.requireNonNull(found.trouble());
            }
            store.shelf().setAside(name, name.page(store.room().root()), StoreReader.QUARANTINE, store.now());
        }
        Instant now = store.now();
        Instant at = page.receipt()
                .servedAt()
                .filter(told -> AgeLimit.isKnown(told, now))
                .orElse(saved);
        store.shelf().put(name, PageHeader.of(name, at, PageSource.IMPORT).telling(page), body, store.now());
        return Outcome.STORED;
    }
}
