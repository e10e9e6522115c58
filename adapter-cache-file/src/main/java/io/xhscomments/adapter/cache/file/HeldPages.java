package io.xhscomments.adapter.cache.file;

import io.xhscomments.adapter.cache.file.HeldPage.Reason;
import io.xhscomments.core.page.PageKey;
import io.xhscomments.core.port.PageDecoder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Lists the pages that are missing and of which a holding directory keeps something. For one run. */
final class HeldPages {
    private final PageStore store;
    private final PageDecoder decoder;
    private final Map<PageKey, HeldPage> held = new LinkedHashMap<>();

    HeldPages(PageStore store, PageDecoder decoder) {
        this.store = store;
        this.decoder = Objects.requireNonNull(decoder, "decoder");
    }

    List<HeldPage> list() {
        try {
            for (String directory : List.of(StoreReader.RECEIPTS, StoreReader.UNDECODABLE)) {
                for (Path file : store.room().held(directory)) {
                    add(file, reason(file));
                }
            }
            for (Path file : store.room().held(StoreReader.QUARANTINE)) {
                add(file, Optional.of(Reason.DAMAGED));
            }
            for (Path file : store.room().held(StoreReader.IN_DOUBT)) {
                add(file, Optional.of(Reason.IN_DOUBT));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(
                    "The store " + store.room().root() + " cannot be listed: " + unreadable, unreadable);
        }
        return List.copyOf(held.values());
    }

    /** Empty if the service reports a failure in it, or it is not a page's at all. */
    private Optional<Reason> reason(Path file) {
        return isMissing(file) ? reasonOf(store, file, decoder) : Optional.empty();
    }

    /** Why the response in a file is kept among those that cannot be decoded; empty if it reports a failure. */
    static Optional<Reason> reasonOf(PageStore store, Path file, PageDecoder decoder) {
        try {
            PageFile content = PageFile.verify(store.room().read(file));
            Optional<PageFileName> name = StoreLayout.nameOf(content, file);
            if (name.isPresent()) {
                Decoded decoded = Decoded.of(decoder, name.get().key().request(), content.body());
                return decoded.page().isPresent()
                        ? Optional.of(Reason.DECODABLE)
                        : decoded.isUndecodable() ? Optional.of(Reason.UNDECODABLE) : Optional.empty();
            }
        } catch (IOException damaged) {
            return Optional.of(Reason.UNDECODABLE);
        }
        return Optional.of(Reason.UNDECODABLE);
    }

    private boolean isMissing(Path file) {
        return StoreLayout.digitsOf(file)
                        .filter(digits -> isMissing(store, digits))
                        .isPresent()
                && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    }

    static boolean isMissing(PageStore store, String digits) {
        return !Files.exists(store.room().root().resolve(PageFileName.file(digits)), LinkOption.NOFOLLOW_LINKS);
    }

    private void add(Path file, Optional<Reason> reason) {
        if (reason.isPresent() && isMissing(file)) {
            StoreLister.readLeft(store, file)
                    .ifPresent(page -> held.merge(page.key(), new HeldPage(page, reason.get()), HeldPages::first));
        }
    }

    private static HeldPage first(HeldPage one, HeldPage other) {
        return other.reason().compareTo(one.reason()) < 0 ? other : one;
    }
}
