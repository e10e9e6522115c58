package io.xhscomments.adapter.cache.file.storage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The state of one directory that all stores of this process share: locks, and pages that could not be written. Lives
 * as long as the process, because closing a lock file would release every lock on it.
 */
public final class RootState {
    private static final Map<Path, RootState> BY_ROOT = new ConcurrentHashMap<>();

    private final PageLocks locks;
    private final PendingWrites pendingWrites;

    private RootState(Path root) {
        this.locks = new PageLocks(root.resolve(StoreLayout.LOCK));
        this.pendingWrites = new PendingWrites(locks);
    }

    /** The state of an existing directory, whatever path leads to it. */
    public static RootState of(Path root) throws IOException {
        return BY_ROOT.computeIfAbsent(root.toRealPath(), RootState::new);
    }

    public PageLocks locks() {
        return locks;
    }

    public PendingWrites pendingWrites() {
        return pendingWrites;
    }
}
