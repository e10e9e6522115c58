package io.xhscomments.adapter.cache.file;

import io.xhscomments.adapter.cache.file.format.PageFileName;
import io.xhscomments.adapter.cache.file.policy.StoreListener;
import io.xhscomments.adapter.cache.file.storage.FileOps;
import io.xhscomments.adapter.cache.file.storage.StoreContext;
import io.xhscomments.adapter.cache.file.storage.StoreReader;
import io.xhscomments.core.page.PageKey;
import io.xhscomments.core.page.RawResponse;
import io.xhscomments.core.port.PageTransport;
import io.xhscomments.core.port.ResponseFormat;
import io.xhscomments.core.reading.NoteReader;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** Helpers for the tests of stores. */
final class Stores {
    static final Instant NOW = Instant.parse("2026-11-23T17:00:00Z");

    /** Does not force, which takes most of the time: for tests without power cuts. */
    static final FileOps QUICK = new FileOps() {
        @Override
        public void force(FileChannel file) {}

        @Override
        public void forceDirectory(Path directory) {}
    };

    private Stores() {}

    static PageStore at(Path root, Instant now) {
        return new PageStore(StoreContext.of(StoreReader.ofDirectory(root), QUICK, Clock.fixed(now, ZoneOffset.UTC)));
    }

    static Clock clock() {
        return clock(NOW);
    }

    static Clock clock(Instant now) {
        return Clock.fixed(now, ZoneOffset.UTC);
    }

    /** A store with these pages of a note, as if they had been paid for. */
    static PageStore with(Path root, int... pages) {
        PageStore store = at(root, NOW);
        for (int page : pages) {
            pay(store, Responses.key(page), Responses.page(page));
        }
        return store;
    }

    /** Reads through a store that must have all pages. */
    static ReadThrough through(PageStore store, ResponseFormat format) {
        PageTransport delegate = (request, sink) -> {
            throw new AssertionError("nothing may be sent");
        };
        return ReadThrough.builder(store, delegate, format)
                .noCacheLinks()
                .listener(StoreListener.NONE)
                .build();
    }

    /** Stores a response under a key, even if the response reports another one. */
    static void pay(PageStore store, PageKey key, byte[] body) {
        paid(store, key, body).build().send(key.request());
    }

    /** Stores a response under a key, and replaces the page that is there. */
    static void payAgain(PageStore store, PageKey key, byte[] body) {
        paid(store, key, body).maxAge(Duration.ZERO).build().send(key.request());
    }

    private static ReadThrough.Builder paid(PageStore store, PageKey key, byte[] body) {
        PageTransport delegate = (request, sink) -> new RawResponse(200, Map.of(), body, RawResponse.Origin.NETWORK);
        return ReadThrough.builder(store, delegate, Responses.format(key.route()))
                .noCacheLinks()
                .listener(StoreListener.NONE);
    }

    /** Reads a stored first page, and records the reading. */
    static void readRecorded(PageStore store) {
        ReadThrough through = through(store, Responses.FORMAT);
        NoteReader.builder(through.source()).maxPages(1).listener(through.recorder("one page")).build().stream(
                        Responses.NOTE)
                .forEach(comment -> {});
    }

    static Path page(PageStore store, int page) {
        return PageFileName.of(Responses.key(page))
                .page(store.context().reader().root());
    }

    static Path part(PageStore store, int page) {
        return PageFileName.of(Responses.key(page))
                .part(store.context().reader().root());
    }

    /** All files in a holding directory. */
    static List<Path> held(Path root, String holdingDirectory) throws IOException {
        return in(PageStore.at(root), holdingDirectory);
    }

    /** All files in a holding directory. */
    static List<Path> in(PageStore store, String holdingDirectory) throws IOException {
        return store.context().reader().held(holdingDirectory);
    }

    /** Changes a file's bytes, and leaves its last line unchanged. */
    static void change(Path file, String from, String to) throws IOException {
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        if (!text.contains(from)) {
            throw new IllegalArgumentException(from + " must be in " + file);
        }
        Files.writeString(file, text.replace(from, to), StandardCharsets.ISO_8859_1);
    }
}
