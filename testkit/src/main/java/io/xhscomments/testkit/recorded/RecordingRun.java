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
 * What this process has for recording: one cap for all that is paid, and a place where pages lie as they came until
 * they are handed out. No other process records there meanwhile: it could take away what this one is about to serve.
 * Safe for many threads.
 */
final class RecordingRun implements AutoCloseable {
    private static Path usualPlace = Path.of(".xhs-recording");
    private static @Nullable RecordingRun current;

    private final Path place;
    private final long maxPaid;
    private final Budget budget;
    private final FileChannel lock;
    private final Map<Path, RecordingStore> pages = new HashMap<>();

    private RecordingRun(Path place, long maxPaid) throws IOException {
        this.place = place;
        this.maxPaid = maxPaid;
        this.budget = Budget.ofRequests(maxPaid);
        Files.createDirectories(place);
        // What lies here is as it was paid for, with links that give access.
        Files.writeString(place.resolve(".gitignore"), "*\n", StandardCharsets.US_ASCII);
        this.lock = locked(place.resolve(".lock"));
    }

    private static FileChannel locked(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock held = null;
        try {
            held = channel.tryLock();
        } catch (OverlappingFileLockException byOurselves) {
            // Another class loader's: told below, as any other holder.
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
     * That of this process, which begins when it is first asked for.
     *
     * @throws ExtensionConfigurationException if another process records, or the cap was another one
     */
    static synchronized RecordingRun of(long maxPaid) {
        RecordingRun run = current;
        if (run == null) {
            try {
                run = new RecordingRun(usualPlace.toAbsolutePath(), maxPaid);
            } catch (IOException broken) {
                throw new ExtensionConfigurationException(
                        "Nothing was sent, because nothing can be recorded: " + broken, broken);
            }
            current = run;
        }
        if (run.maxPaid != maxPaid) {
            throw new ExtensionConfigurationException("Nothing was sent: " + RecordingSwitch.MAX_PAID
                    + " must stay as it is, but was " + run.maxPaid + " and is " + maxPaid);
        }
        return run;
    }

    /** For tests: as if this process had not recorded yet, and would do so in this place. */
    static synchronized void beginAnew(Path place) throws IOException {
        RecordingRun run = current;
        current = null;
        usualPlace = place;
        if (run != null) {
            run.close();
        }
    }

    /** The cap that all share. */
    Budget budget() {
        return budget;
    }

    /** What is recorded for this directory. */
    synchronized RecordingStore pagesFor(Path directory) {
        return pages.computeIfAbsent(directory, key -> RecordingStore.of(key, place, TikHubRedaction.secrets()));
    }

    /** Lets other processes record. */
    @Override
    public void close() throws IOException {
        lock.close();
    }
}
