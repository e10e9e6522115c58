package io.xhscomments.adapter.cache.file.storage;

import io.xhscomments.adapter.cache.file.format.CorruptPageException;
import io.xhscomments.adapter.cache.file.format.PageFileName;
import io.xhscomments.core.failure.StoredPageUnreadableException;
import io.xhscomments.core.page.PageRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** The parts of an open store that operations need: reader, writer and clock. Safe to share between threads. */
public final class StoreContext {
    private final StoreReader reader;
    private final StoreWriter writer;
    private final Clock clock;
    private final StoredGenerations generations;
    private volatile boolean readable;

    private StoreContext(StoreReader reader, StoreWriter writer, Clock clock) {
        this.reader = reader;
        this.writer = writer;
        this.clock = clock;
        this.generations = new StoredGenerations(reader);
    }

    public static StoreContext of(StoreReader reader) {
        return of(reader, FileOps.SYSTEM, Clock.systemUTC());
    }

    public static StoreContext of(StoreReader reader, FileOps fileOps, Clock clock) {
        return new StoreContext(reader, new StoreWriter(reader, fileOps, false), clock);
    }

    public StoreContext withClock(Clock other) {
        return new StoreContext(reader, writer, other);
    }

    /** The same store, which shares new files with their group. */
    public StoreContext withGroupAccess() {
        return new StoreContext(reader, new StoreWriter(reader, writer.fileOps(), true), clock);
    }

    public StoreReader reader() {
        return reader;
    }

    /** Finds the stored responses of notes. */
    public StoredGenerations generations() {
        return generations;
    }

    public StoreWriter writer() {
        return writer;
    }

    public FileOps fileOps() {
        return writer.fileOps();
    }

    public HoldingFiles holding() {
        return writer.holding();
    }

    public Path root() {
        return reader.root();
    }

    public Clock clock() {
        return clock;
    }

    public Instant now() {
        return clock.instant();
    }

    /** The locks of the store's directory, which must exist. */
    public PageLocks locks() throws IOException {
        return RootState.of(root()).locks();
    }

    /** The limit for a call that begins now. */
    public Optional<AgeLimit> ageLimit(Optional<Duration> maxAge) {
        return maxAge.map(age -> AgeLimit.of(clock, age));
    }

    /** The limit for pages that were fetched before a moment. */
    public AgeLimit ageLimit(Instant oldest) {
        return AgeLimit.since(clock, oldest);
    }

    /** Looks for a page of any age. */
    public Lookup lookup(PageFileName name) {
        return Lookup.in(reader, name, Optional.empty());
    }

    /**
     * Checks once that the store's format is supported.
     *
     * @throws StoredPageUnreadableException if a newer version has written the store
     */
    public void requireSupportedFormat(PageRequest request) {
        if (!readable) {
            try {
                readable = StoreMarker.isPresent(reader);
            } catch (IOException unsupported) {
                throw new StoredPageUnreadableException(request, CorruptPageException.describe(unsupported));
            }
        }
    }

    /** The failure for a page whose file cannot be used. */
    public StoredPageUnreadableException unreadable(PageFileName name, Lookup lookup) {
        String reason = CorruptPageException.describe(Objects.requireNonNull(lookup.failure()));
        return new StoredPageUnreadableException(name.key().request(), name.page(root()) + ": " + reason);
    }

    /** Moves a damaged page to quarantine; returns its new path. */
    public Path quarantine(PageFileName name) throws IOException {
        return holding().move(name, name.page(root()), StoreLayout.QUARANTINE, now());
    }
}
