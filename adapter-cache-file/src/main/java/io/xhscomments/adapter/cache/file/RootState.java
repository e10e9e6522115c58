package io.xhscomments.adapter.cache.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What this process shares about one store's directory, however many stores were opened on it: its locks, and the pages
 * it could not write. Kept for the life of the process, since closing a lock file would drop every lock on it.
 */
final class RootState {
    private static final Map<Path, RootState> BY_ROOT = new ConcurrentHashMap<>();

    final PageLocks locks;
    final PendingWrites unstored;

    private RootState(Path root) {
        this.locks = new PageLocks(root.resolve(StoreReader.LOCK));
        this.unstored = new PendingWrites(locks);
    }

    /** By whatever name the directory goes. It must exist. */
    static RootState of(Path root) throws IOException {
        return BY_ROOT.computeIfAbsent(root.toRealPath(), RootState::new);
    }
}
