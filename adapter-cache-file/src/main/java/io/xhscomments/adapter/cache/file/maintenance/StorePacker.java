package io.xhscomments.adapter.cache.file.maintenance;

import io.xhscomments.adapter.cache.file.format.PageFileName;
import io.xhscomments.adapter.cache.file.report.PackReport;
import io.xhscomments.adapter.cache.file.storage.Directories;
import io.xhscomments.adapter.cache.file.storage.FileModes;
import io.xhscomments.adapter.cache.file.storage.FileOps;
import io.xhscomments.adapter.cache.file.storage.StoreContext;
import io.xhscomments.adapter.cache.file.storage.StoreLayout;
import io.xhscomments.adapter.cache.file.storage.StoreMarker;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.SortedMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Packs a store into archives, on all cores: one for each directory of pages, with the files that the holding
 * directories keep of them, and one for the records, which is written last. Changes nothing in the store. For one run.
 */
public final class StorePacker {
    private static final int DIRECTORIES = 256;
    private static final String ZIP = ".zip";

    private final StoreContext store;
    private final FileOps ops;
    private final PackContent content;
    private final AtomicReference<@Nullable IOException> failure = new AtomicReference<>();
    private final AtomicLong archives = new AtomicLong();
    private final AtomicLong files = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();

    public StorePacker(StoreContext store) {
        this.store = store;
        this.ops = store.fileOps();
        this.content = new PackContent(store.reader());
    }

    /** Packs into a new directory, which gets its name when it is complete and durable. */
    public PackReport to(Path target) throws IOException {
        if (!StoreMarker.isPresent(store.reader())) {
            throw new IOException(store.root() + " must be a page store, but has no " + StoreLayout.MARKER);
        }
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileAlreadyExistsException(target + ": expected the name of a new directory");
        }
        Files.createDirectories(Objects.requireNonNull(target.getParent()));
        Path draft = target.resolveSibling(StoreLayout.name(target) + PageFileName.PART);
        if (Files.exists(draft, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileAlreadyExistsException(
                    draft + ": left by a run that died, or in use by another one; delete it, or use another name");
        }
        Files.createDirectory(draft, FileModes.directory(draft));
        try {
            pack(draft);
            ops.forceDirectory(draft);
            ops.rename(draft, target);
        } catch (IOException | RuntimeException failed) {
            delete(draft);
            throw failed;
        }
        ops.forceNameOf(target);
        return new PackReport(archives.intValue(), files.get(), bytes.get(), content.leftOut());
    }

    private void pack(Path draft) throws IOException {
        IntStream.range(0, DIRECTORIES)
                .mapToObj(number -> String.format(Locale.ROOT, "%02x", number))
                .parallel()
                .forEach(digits -> pack(draft, digits));
        IOException first = failure.get();
        if (first != null) {
            throw first;
        }
        write(draft, StoreLayout.READINGS, content.records());
        try (FileChannel marker = ops.create(draft.resolve(StoreLayout.MARKER))) {
            ops.write(marker, ByteBuffer.wrap(StoreMarker.PACKED_TEXT.getBytes(StandardCharsets.UTF_8)), 0);
            ops.force(marker);
        }
    }

    /** Ends normally also if it fails, so that nothing is being written when the draft is deleted. */
    private void pack(Path draft, String digits) {
        if (failure.get() == null) {
            try {
                write(draft, digits, content.pages(digits));
            } catch (IOException failed) {
                failure.compareAndSet(null, failed);
            }
        }
    }

    private void write(Path draft, String name, SortedMap<String, Path> packed) throws IOException {
        if (!packed.isEmpty()) {
            bytes.addAndGet(StoreArchive.write(store.reader(), ops, draft.resolve(name + ZIP), packed, this::leaveOut));
            files.addAndGet(packed.size());
            archives.incrementAndGet();
        }
    }

    private void leaveOut(Path file) {
        content.leaveOut(file);
        files.decrementAndGet();
    }

    private void delete(Path draft) throws IOException {
        for (Path file : Directories.entries(draft)) {
            ops.delete(file);
        }
        ops.delete(draft);
    }
}
