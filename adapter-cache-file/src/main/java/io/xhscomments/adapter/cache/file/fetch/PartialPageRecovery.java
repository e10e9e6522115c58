package io.xhscomments.adapter.cache.file.fetch;

import io.xhscomments.adapter.cache.file.format.CorruptPageException;
import io.xhscomments.adapter.cache.file.format.PageFile;
import io.xhscomments.adapter.cache.file.format.PageFileName;
import io.xhscomments.adapter.cache.file.format.PageFileParser;
import io.xhscomments.adapter.cache.file.format.PageHeader;
import io.xhscomments.adapter.cache.file.report.PageSource;
import io.xhscomments.adapter.cache.file.storage.PartialFile;
import io.xhscomments.adapter.cache.file.storage.StoreContext;
import io.xhscomments.adapter.cache.file.storage.StoreLayout;
import io.xhscomments.adapter.cache.link.CacheLinkReader;
import io.xhscomments.core.failure.CachedCopyUnavailableException;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.port.ResponseDecoder;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import lombok.RequiredArgsConstructor;

/**
 * Makes pages of files that were paid for: partial files, damaged pages, kept responses. Never pays. The caller holds
 * the page's lock.
 */
@RequiredArgsConstructor
public final class PartialPageRecovery {
    private final StoreContext store;
    private final PageFileName name;
    private final ResponseDecoder decoder;
    private final Optional<CacheLinkReader> links;

    /**
     * Makes a page of the partial file of a writer that died. Moves the file to {@code in-doubt} if that is impossible.
     *
     * @return whether the page is stored now
     * @throws CachedCopyUnavailableException if there is a free copy, and it could not be read
     */
    public boolean recoverPartial() throws IOException {
        Path part = name.part(store.root());
        byte[] file;
        try {
            file = store.reader().read(part);
        } catch (NoSuchFileException missing) {
            return false;
        } catch (CorruptPageException refused) {
            throw refusedFile(part, refused);
        }
        store.fileOps().refuseOtherNames(part);
        if (moveIfCompleteFailure(part, file)) {
            return false;
        }
        try {
            if (finishIfComplete(part, file) || readFreeCopy(file)) {
                return true;
            }
        } catch (CachedCopyUnavailableException failed) {
            if (!failed.retryable()) {
                moveToInDoubt(part);
            }
            throw failed;
        }
        moveToInDoubt(part);
        return false;
    }

    private static CorruptPageException.Refused refusedFile(Path part, CorruptPageException refused) {
        return new CorruptPageException.Refused(part + ": " + refused.getMessage());
    }

    private void moveToInDoubt(Path part) throws IOException {
        store.holding().move(name, part, StoreLayout.IN_DOUBT, store.now());
    }

    /** Finishes a file whose response is complete, and whose last line is missing. */
    private boolean finishIfComplete(Path part, byte[] file) throws IOException {
        PageFile content;
        try {
            content = PageFileParser.parseUnfinished(file);
            if (!content.isOf(name)) {
                return false;
            }
        } catch (CorruptPageException.Refused newerFormat) {
            throw refusedFile(part, newerFormat);
        } catch (CorruptPageException incompleteHeader) {
            return false;
        }
        byte[] body = content.body();
        Optional<CommentPage> page = hasHoles(file) || PageFileParser.isChanged(file)
                ? Optional.empty()
                : DecodedResponse.page(decoder, name.key().request(), body);
        if (page.isPresent()) {
            quarantineDamaged();
            try (PartialFile resumed = PartialFile.resume(store.fileOps(), part, content)) {
                resumed.fillIn(new PageHeader().withPage(page.get(), PageHeader.VERBATIM));
                store.writer().finish(resumed, body, name, store.now());
            }
        }
        return page.isPresent();
    }

    /** Moves a complete response that is not a page to the directory where its writer would have kept it. */
    private boolean moveIfCompleteFailure(Path part, byte[] file) throws IOException {
        DecodedResponse decoded;
        try {
            PageFile complete = PageFileParser.verify(file);
            if (!complete.isOf(name)) {
                return false;
            }
            decoded = DecodedResponse.of(decoder, name.key().request(), complete.body());
        } catch (CorruptPageException incomplete) {
            return false;
        }
        if (decoded.page().isPresent()) {
            return false;
        }
        String directory = decoded.isUndecodable() ? StoreLayout.UNDECODABLE : StoreLayout.FAILED;
        store.holding().moveComplete(name, part, directory, store.now());
        return true;
    }

    /** Makes a page of a kept response that can be decoded now. */
    public void storeDecodable(UndecodableResponses.Response response) throws IOException {
        PageFile content = response.content().orElseThrow();
        PageHeader header = content.header();
        String form = header.get(PageHeader.FORM).orElse(PageHeader.VERBATIM);
        header.withPage(response.page().orElseThrow(), form);
        quarantineDamaged();
        store.writer().put(name, header, content.body(), store.now());
    }

    /** Bytes that did not reach the disk read as zeros, which neither a header nor a response contains. */
    private static boolean hasHoles(byte[] file) {
        for (byte each : file) {
            if (each == 0) {
                return true;
            }
        }
        return false;
    }

    /**
     * Makes a page of the free copy that a file links to.
     *
     * @return false if the file has no link, or the copy has expired
     * @throws CachedCopyUnavailableException if the copy could not be read
     */
    public boolean readFreeCopy(byte[] file) throws IOException {
        Instant now = store.now();
        Optional<FreeCopy> copy = links.flatMap(any -> FreeCopy.linkedFrom(file, name, decoder, now));
        if (copy.isEmpty()) {
            return false;
        }
        FreeCopy.Content content = copy.get().read(links.orElseThrow());
        PageHeader header = PageHeader.of(name, copy.get().fetchedAt(), PageSource.CACHE_URL);
        quarantineDamaged();
        store.writer().put(name, header.withPage(content.page(), PageHeader.VERBATIM), content.body(), now);
        return true;
    }

    /** Runs only when the replacement of the damaged page is available. */
    private void quarantineDamaged() throws IOException {
        if (store.lookup(name).damage().isPresent()) {
            store.quarantine(name);
        }
    }
}
