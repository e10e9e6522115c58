package io.xhscomments.adapter.cache.file.maintenance;

import io.xhscomments.adapter.cache.file.report.HeldPage;
import io.xhscomments.adapter.cache.file.report.HeldPage.Reason;
import io.xhscomments.adapter.cache.file.storage.StoreLayout;
import io.xhscomments.adapter.cache.file.storage.StoreReader;
import io.xhscomments.core.page.PageKey;
import io.xhscomments.core.port.PageDecoder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Lists missing pages of which a holding directory keeps a file. For one run. */
public final class HeldPageLister {
    private final StoreReader reader;
    private final HeldResponses responses;
    private final Map<PageKey, HeldPage> held = new LinkedHashMap<>();

    public HeldPageLister(StoreReader reader, PageDecoder decoder) {
        this.reader = reader;
        this.responses = new HeldResponses(reader, Objects.requireNonNull(decoder, "decoder"));
    }

    public List<HeldPage> list() {
        try {
            for (String directory : List.of(StoreLayout.RECEIPTS, StoreLayout.UNDECODABLE)) {
                for (Path file : reader.held(directory)) {
                    add(file, isOfMissingPage(file) ? responses.reason(file) : Optional.empty());
                }
            }
            for (Path file : reader.held(StoreLayout.QUARANTINE)) {
                add(file, Optional.of(Reason.DAMAGED));
            }
            for (Path file : reader.held(StoreLayout.IN_DOUBT)) {
                add(file, Optional.of(Reason.IN_DOUBT));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(
                    "The store " + reader.root() + " cannot be listed: " + unreadable, unreadable);
        }
        return List.copyOf(held.values());
    }

    private boolean isOfMissingPage(Path file) {
        return StoreLayout.digitsOf(file)
                        .filter(digits -> HeldResponses.isMissing(reader, digits))
                        .isPresent()
                && reader.isFile(file);
    }

    private void add(Path file, Optional<Reason> reason) {
        if (reason.isPresent() && isOfMissingPage(file)) {
            StoreLister.readDamaged(reader, file)
                    .ifPresent(page ->
                            held.merge(page.key(), new HeldPage(page, reason.get()), HeldPageLister::moreUseful));
        }
    }

    /** The reasons are declared in the order of their usefulness. */
    private static HeldPage moreUseful(HeldPage one, HeldPage other) {
        return other.reason().compareTo(one.reason()) < 0 ? other : one;
    }
}
