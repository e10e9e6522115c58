package io.xhscomments.testkit.recorded;

import io.xhscomments.codec.tikhub.TikHubRedaction;
import io.xhscomments.core.policy.Budget;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/**
 * The recording state of this process: one limit for all paid requests, and a directory for pages as received until
 * they are exported. A lock keeps other processes out, because they could delete pages that this one is about to serve.
 * Safe to share between threads.
 */
final class RecordingRun implements AutoCloseable {
    private static Path defaultDirectory = Path.of(".xhs-recording");
    private static @Nullable RecordingRun current;

    private final Path directory;
    private final long maxPaid;
    private final Budget budget;
    private final FileChannel lock;
    private final Map<Path, RecordingStore> stores = new HashMap<>();

    private RecordingRun(Path directory, long maxPaid) throws IOException {
        this.directory = directory;
        this.maxPaid = maxPaid;
        this.budget = Budget.ofRequests(maxPaid);
        Files.createDirectories(directory);
        // The raw pages contain links that give access, so they must not be committed.
        Files.writeString(directory.resolve(".gitignore"), "*\n", StandardCharsets.US_ASCII);
        this.lock = lock(directory.resolve(".lock"));
    }

    private static FileChannel lock(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock held = null;
        try {
            held = channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            // Held by another class loader; reported below like any other holder.
        } finally {
            if (held == null) {
                channel.close();
            }
        }
        if (held == null) {
            throw new IOException(file + " is locked: another process is recording");
        }
        return channel;
    }

    /**
     * The run of this process. The first call starts it.
     *
     * @throws ExtensionConfigurationException if another process is recording, or the limit has changed
     */
    static synchronized RecordingRun of(long maxPaid) {
        RecordingRun run = current;
        if (run == null) {
            try {
                run = new RecordingRun(defaultDirectory.toAbsolutePath(), maxPaid);
            } catch (IOException broken) {
                throw new ExtensionConfigurationException(
                        "Nothing was sent, because recording is not possible: " + broken, broken);
            }
            current = run;
        }
        if (run.maxPaid != maxPaid) {
            throw new ExtensionConfigurationException("Nothing was sent: " + RecordingSwitch.MAX_PAID
                    + " must not change, but was " + run.maxPaid + " and is " + maxPaid);
        }
        return run;
    }

    /** For tests: forgets the run, and records in this directory from now on. */
    static synchronized void restart(Path directory) throws IOException {
        RecordingRun run = current;
        current = null;
        defaultDirectory = directory;
        if (run != null) {
            run.close();
        }
    }

    /** The limit of all recordings together. */
    Budget budget() {
        return budget;
    }

    /** The private store for this target directory. */
    synchronized RecordingStore storeFor(Path target) {
        return stores.computeIfAbsent(target, key -> RecordingStore.of(key, directory, TikHubRedaction.secrets()));
    }

    /** Releases the lock, so that other processes can record. */
    @Override
    public void close() throws IOException {
        lock.close();
    }
}
