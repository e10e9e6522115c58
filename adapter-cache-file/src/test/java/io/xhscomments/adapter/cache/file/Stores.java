package io.xhscomments.adapter.cache.file;

import io.xhscomments.core.page.PageKey;
import io.xhscomments.core.page.RawResponse;
import io.xhscomments.core.port.PageTransport;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** What the tests of stores have in common. */
final class Stores {
    static final Instant NOW = Instant.parse("2026-11-23T17:00:00Z");

    /** Forgets to force, which takes most of the time: for whoever does not lose power. */
    static final FileOps QUICK = new FileOps() {
        @Override
        public void force(FileChannel file) {}

        @Override
        public void forceDirectory(Path directory) {}
    };

    private Stores() {}

    static PageStore at(Path root, Instant now) {
        return new PageStore(new StoreReader(root), QUICK, Clock.fixed(now, ZoneOffset.UTC));
    }

    static Clock clock() {
        return clock(NOW);
    }

    static Clock clock(Instant now) {
        return Clock.fixed(now, ZoneOffset.UTC);
    }

    /** A store that holds these pages of a note, as if they had been paid for. */
    static PageStore with(Path root, int... pages) {
        PageStore store = at(root, NOW);
        for (int page : pages) {
            pay(store, Responses.key(page), Responses.page(page));
        }
        return store;
    }

    /** Puts a response under a key, whatever the response says. */
    static void pay(PageStore store, PageKey key, byte[] body) {
        PageTransport below = (request, sink) -> new RawResponse(200, Map.of(), body, RawResponse.Origin.NETWORK);
        store.readThrough(below, Responses.format(key.route()))
                .withoutLinks()
                .withListener(StoreListener.NONE)
                .send(key.request());
    }

    static Path page(PageStore store, int page) {
        return PageFileName.of(Responses.key(page)).page(store.room().root());
    }

    static Path part(PageStore store, int page) {
        return PageFileName.of(Responses.key(page)).part(store.room().root());
    }

    /** All files in a holding directory below this root. */
    static List<Path> held(Path root, String holdingDirectory) throws IOException {
        return in(PageStore.at(root), holdingDirectory);
    }

    /** What is in one of the side rooms. */
    static List<Path> in(PageStore store, String sideRoom) throws IOException {
        return store.room().held(sideRoom);
    }

    /** Changes a file's bytes without a care for its last line. */
    static void change(Path file, String from, String to) throws IOException {
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        if (!text.contains(from)) {
            throw new IllegalArgumentException(from + " must be in " + file);
        }
        Files.writeString(file, text.replace(from, to), StandardCharsets.ISO_8859_1);
    }
}
