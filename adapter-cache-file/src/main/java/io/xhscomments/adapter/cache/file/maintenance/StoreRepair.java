package io.xhscomments.adapter.cache.file.maintenance;

import io.xhscomments.adapter.cache.file.fetch.PartialPageRecovery;
import io.xhscomments.adapter.cache.file.fetch.UndecodableResponses;
import io.xhscomments.adapter.cache.file.format.CorruptPageException;
import io.xhscomments.adapter.cache.file.format.PageFileName;
import io.xhscomments.adapter.cache.file.format.PageFileParser;
import io.xhscomments.adapter.cache.file.report.RepairReport;
import io.xhscomments.adapter.cache.file.storage.Lookup;
import io.xhscomments.adapter.cache.file.storage.PageLocks;
import io.xhscomments.adapter.cache.file.storage.StoreContext;
import io.xhscomments.adapter.cache.file.storage.StoreLayout;
import io.xhscomments.adapter.cache.file.storage.StoreMarker;
import io.xhscomments.adapter.cache.link.CacheLinkReader;
import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.page.PageKey;
import io.xhscomments.core.port.ResponseDecoder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Makes pages of files that were paid for, by decoding them or by reading their free copies. For one run. */
public final class StoreRepair {
    private final StoreContext store;
    private final ResponseDecoder decoder;
    private final CacheLinkReader links;
    private final Set<PageKey> repaired = new HashSet<>();
    private final List<RepairReport.Failed> failed = new ArrayList<>();

    public StoreRepair(StoreContext store, ResponseDecoder decoder, CacheLinkReader links) {
        this.store = store;
        this.decoder = Objects.requireNonNull(decoder, "decoder");
        this.links = Objects.requireNonNull(links, "links");
    }

    public RepairReport run() {
        HeldResponses responses = new HeldResponses(store.reader(), decoder);
        RepairCandidates candidates = new RepairCandidates(
                store.reader(), file -> responses.reason(file).isPresent(), this::failed);
        try {
            if (Files.isDirectory(store.root()) && StoreMarker.isPresent(store.reader())) {
                candidates.list().forEach(this::repair);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("The store " + store.root() + " cannot be refilled: " + failure, failure);
        }
        return new RepairReport(List.copyOf(repaired), failed);
    }

    /** Continues after a failure, so that one file does not block the others. */
    private void repair(Path file) {
        try {
            repairIfUnsound(file);
        } catch (IOException failure) {
            failed(file, failure);
        } catch (CommentSourceException unavailable) {
            failed(file, String.valueOf(unavailable.getMessage()));
        }
    }

    private void repairIfUnsound(Path file) throws IOException {
        if (StoreLayout.isPage(file) && isSound(file)) {
            return;
        }
        Optional<PageFileName> name = nameOf(file);
        if (name.isEmpty()) {
            failed(file, "its page is unknown");
            return;
        }
        Optional<PageLocks.LockHandle> lock = store.locks().tryAcquire(name.get());
        if (lock.isPresent()) {
            try (PageLocks.LockHandle held = lock.get()) {
                repairLocked(file, name.get());
            }
        }
    }

    private boolean isSound(Path file) {
        try {
            return StoreLayout.pageName(PageFileParser.verify(store.reader().read(file)), file)
                    .isPresent();
        } catch (IOException damaged) {
            return false;
        }
    }

    private void repairLocked(Path file, PageFileName name) throws IOException {
        Lookup lookup = store.lookup(name);
        if (lookup.fresh().isPresent()) {
            return;
        }
        if (lookup.isBlocked()) {
            failed(file, Objects.requireNonNull(lookup.failure()));
            return;
        }
        ResponseDecoder ofRoute = decoder.forRoute(name.key().route());
        PartialPageRecovery recovery = new PartialPageRecovery(store, name, ofRoute, Optional.of(links));
        Optional<UndecodableResponses.Response> decodable = UndecodableResponses.of(
                        store.reader(), name, ofRoute, Optional.empty())
                .decodable();
        if (decodable.isPresent()) {
            recovery.storeDecodable(decodable.get());
            repaired.add(name.key());
        } else if (StoreLayout.isPart(file)
                ? recovery.recoverPartial()
                : recovery.readFreeCopy(store.reader().read(file))) {
            repaired.add(name.key());
        } else {
            failed(file, "it has no link to a free copy that the service still keeps");
        }
    }

    private Optional<PageFileName> nameOf(Path file) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        try {
            return StoreLayout.pageName(
                    PageFileParser.parseUnfinished(store.reader().read(file)), file);
        } catch (CorruptPageException noHeader) {
            return Optional.empty();
        }
    }

    private void failed(Path file, IOException failure) {
        failed(file, CorruptPageException.describe(failure));
    }

    private void failed(Path file, String reason) {
        failed.add(new RepairReport.Failed(file, reason));
    }
}
