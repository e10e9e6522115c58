package io.xhscomments.adapter.cache.file;

import io.xhscomments.adapter.cache.link.CacheLinkReader;
import io.xhscomments.core.failure.CachedCopyUnavailableException;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.port.ResponseDecoder;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * Makes pages, for nothing, of what was paid for and is no page: a response that only lacks its end, one that broke
 * off, a page that was damaged since. The page's lock is held.
 */
final class PartialPageRecovery {
    private final PageStore store;
    private final PageFileName name;
    private final ResponseDecoder format;
    private final Optional<CacheLinkReader> links;

    PartialPageRecovery(PageStore store, PageFileName name, ResponseDecoder format, Optional<CacheLinkReader> links) {
        this.store = store;
        this.name = name;
        this.format = format;
        this.links = links;
    }

    /**
     * Makes a page of what a dead writer left. What is of no use is in doubt from then on.
     *
     * @return whether there is a page now
     * @throws CachedCopyUnavailableException if there is a free copy and it did not come
     */
    boolean unfinished() throws IOException {
        Path part = name.part(store.room().root());
        byte[] left;
        try {
            left = store.room().read(part);
        } catch (NoSuchFileException nothing) {
            return false;
        } catch (CorruptPageException refused) {
            throw new CorruptPageException.Refused(part + ": " + refused.getMessage());
        }
        store.shelf().disk().refuseOtherNames(part);
        if (setCompleteAside(part, left)) {
            return false;
        }
        try {
            if (wholeResponse(part, left) || freeCopy(left)) {
                return true;
            }
        } catch (CachedCopyUnavailableException failed) {
            if (!failed.retryable()) {
                store.shelf().setAside(name, part, StoreReader.IN_DOUBT, store.now());
            }
            throw failed;
        }
        store.shelf().setAside(name, part, StoreReader.IN_DOUBT, store.now());
        return false;
    }

    /** The response was there, and only what makes it a page was not. */
    private boolean wholeResponse(Path part, byte[] left) throws IOException {
        PageFile found;
        try {
            found = PageFile.unfinished(left);
            if (!found.isOf(name)) {
                return false;
            }
        } catch (CorruptPageException.Refused newer) {
            throw new CorruptPageException.Refused(part + ": " + newer.getMessage());
        } catch (CorruptPageException headerBrokenOff) {
            return false;
        }
        byte[] body = found.body();
        Optional<CommentPage> page = hasHoles(left) || PageFile.isChanged(left)
                ? Optional.empty()
                : Decoded.page(format, name.key().request(), body);
        if (page.isPresent()) {
            setDamagedAside();
            try (PartFile resumed = PartFile.resume(store.shelf().disk(), part, found)) {
                resumed.fillIn(new PageHeader().telling(page.get()));
                store.shelf().finish(resumed, body, name, store.now());
            }
        }
        return page.isPresent();
    }

    /** Keeps a response that is complete to its last line, and not a page, where its writer would have kept it. */
    private boolean setCompleteAside(Path part, byte[] left) throws IOException {
        Decoded decoded;
        try {
            PageFile complete = PageFile.verify(left);
            if (!complete.isOf(name)) {
                return false;
            }
            decoded = Decoded.of(format, name.key().request(), complete.body());
        } catch (CorruptPageException incomplete) {
            return false;
        }
        if (decoded.page().isPresent()) {
            return false;
        }
        store.shelf()
                .setCompleteAside(
                        name,
                        part,
                        decoded.isUndecodable() ? StoreReader.UNDECODABLE : StoreReader.FAILED,
                        store.now());
        return true;
    }

    /** Makes a page of a kept response that can be decoded now. */
    void decoded(UndecodableResponses.Response response) throws IOException {
        PageFile content = response.content().orElseThrow();
        PageHeader header = content.header();
        Optional<String> form = header.get(PageHeader.FORM);
        header.telling(response.page().orElseThrow()).withIfClean(PageHeader.FORM, form);
        setDamagedAside();
        store.shelf().put(name, header, content.body(), store.now());
    }

    /** What never reached the disk reads as zeros, which neither a header nor the text of a response has. */
    private static boolean hasHoles(byte[] left) {
        for (byte each : left) {
            if (each == 0) {
                return true;
            }
        }
        return false;
    }

    /**
     * Makes a page of the free copy that a file tells of.
     *
     * @return false if it tells of none, or the service keeps it no longer
     * @throws CachedCopyUnavailableException if it did not come
     */
    boolean freeCopy(byte[] file) throws IOException {
        Instant now = store.now();
        Optional<FreeCopy> copy = links.flatMap(any -> FreeCopy.toldBy(file, name, format, now));
        if (copy.isEmpty()) {
            return false;
        }
        FreeCopy.Read read = copy.get().read(links.orElseThrow());
        PageHeader header = PageHeader.of(name, copy.get().fetchedAt(), PageSource.CACHE_URL);
        setDamagedAside();
        store.shelf().put(name, header.telling(read.page()), read.body(), now);
        return true;
    }

    /** Not before there is something to take its place. */
    private void setDamagedAside() throws IOException {
        if (Lookup.in(store.room(), name, Optional.empty()).damage().isPresent()) {
            store.shelf().setAside(name, name.page(store.room().root()), StoreReader.QUARANTINE, store.now());
        }
    }
}
