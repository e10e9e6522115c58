package io.xhscomments.adapter.cache.file.maintenance;

import io.xhscomments.adapter.cache.file.format.CorruptPageException;
import io.xhscomments.adapter.cache.file.storage.FileOps;
import io.xhscomments.adapter.cache.file.storage.StoreLayout;
import io.xhscomments.adapter.cache.file.storage.StoreMarker;
import io.xhscomments.adapter.cache.file.storage.StoreReader;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes one archive of a packed store. The same files give the same bytes. */
final class StoreArchive {
    /** The earliest time that a zip can express. The times of pages are in their headers. */
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private static final int BUFFER_BYTES = 64 * 1024;

    private StoreArchive() {}

    /**
     * Writes an archive that is a store of its own, and makes it durable.
     *
     * @param leftOut receives the files that are not packed
     * @return its size
     */
    static long write(
            StoreReader reader, FileOps ops, Path archive, SortedMap<String, Path> content, Consumer<Path> leftOut)
            throws IOException {
        try (FileChannel file = ops.create(archive)) {
            OutputStream stream = new BufferedOutputStream(Channels.newOutputStream(file), BUFFER_BYTES);
            ZipOutputStream zip = new ZipOutputStream(stream);
            add(StoreLayout.MARKER, StoreMarker.TEXT.getBytes(StandardCharsets.UTF_8), zip);
            for (Map.Entry<String, Path> entry : content.entrySet()) {
                byte[] bytes;
                try {
                    bytes = reader.read(entry.getValue());
                } catch (NoSuchFileException | CorruptPageException movedOrRefused) {
                    // Another process has moved it, for example to quarantine; or it is a link.
                    leftOut.accept(entry.getValue());
                    continue;
                }
                add(entry.getKey(), bytes, zip);
            }
            zip.finish();
            stream.flush();
            ops.force(file);
            return file.size();
        }
    }

    private static void add(String name, byte[] bytes, ZipOutputStream zip) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(TIME);
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
    }
}
