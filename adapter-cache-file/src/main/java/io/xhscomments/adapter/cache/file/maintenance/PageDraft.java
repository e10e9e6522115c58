package io.xhscomments.adapter.cache.file.maintenance;

import io.xhscomments.adapter.cache.file.format.LastLine;
import io.xhscomments.adapter.cache.file.format.PageFile;
import io.xhscomments.adapter.cache.file.format.PageFileName;
import io.xhscomments.adapter.cache.file.format.PageFileParser;
import io.xhscomments.adapter.cache.file.format.PageHeader;
import io.xhscomments.adapter.cache.file.format.StoredGeneration;
import io.xhscomments.adapter.cache.file.storage.FileOps;
import io.xhscomments.adapter.cache.file.storage.StoreContext;
import io.xhscomments.adapter.cache.file.storage.StoreLayout;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.UUID;

/**
 * A complete page under a random name, because another export may write the same page at the same time. It becomes the
 * page later. Immutable, safe to share between threads.
 */
record PageDraft(StoreContext target, Path file, PageFileName name, StoredGeneration generation, Path page) {

    /**
     * Writes a page, and reads it again.
     *
     * @param superseded whether it becomes a superseded page
     */
    static PageDraft write(StoreContext target, PageFileName name, PageHeader header, byte[] body, boolean superseded)
            throws IOException {
        byte[] lastLine = LastLine.after(header.bytes(), body);
        StoredGeneration generation = StoredGeneration.of(
                        PageFileParser.verify(bytes(header.bytes(), body, lastLine)), name.hex())
                .orElseThrow();
        String page = superseded ? StoreLayout.supersededFile(generation) : name.file();
        Path directory = target.root().resolve(page.substring(0, page.lastIndexOf('/')));
        if (superseded) {
            target.writer().directories().unforced(StoreLayout.SUPERSEDED);
        }
        target.writer().directories().unforced(page.substring(0, page.lastIndexOf('/')));
        PageDraft draft = new PageDraft(
                target,
                directory.resolve("." + UUID.randomUUID() + ".tmp"),
                name,
                generation,
                target.root().resolve(page));
        try {
            draft.write(bytes(header.bytes(), body, lastLine), body);
            return draft;
        } catch (IOException failure) {
            draft.delete();
            throw failure;
        }
    }

    private static byte[] bytes(byte[] header, byte[] body, byte[] lastLine) {
        byte[] bytes = Arrays.copyOf(header, header.length + body.length + lastLine.length);
        System.arraycopy(body, 0, bytes, header.length, body.length);
        System.arraycopy(lastLine, 0, bytes, header.length + body.length, lastLine.length);
        return bytes;
    }

    private void write(byte[] bytes, byte[] body) throws IOException {
        try (FileChannel channel = fileOps().create(file)) {
            fileOps().write(channel, ByteBuffer.wrap(bytes), 0);
        }
        PageFile written = PageFileParser.verify(target.reader().read(file));
        if (!Arrays.equals(body, written.body())) {
            throw new IOException(name.file() + " reads as something else than was written");
        }
    }

    /** Makes the content durable, then the draft the page. The page's name is not durable yet. */
    void publish() throws IOException {
        try (FileChannel written = fileOps().open(file)) {
            fileOps().force(written);
        }
        Path part = name.part(target.root());
        if (page.equals(name.page(target.root())) && Files.exists(part, LinkOption.NOFOLLOW_LINKS)) {
            fileOps().delete(part);
        }
        fileOps().rename(file, page);
    }

    void delete() throws IOException {
        fileOps().delete(file);
    }

    private FileOps fileOps() {
        return target.fileOps();
    }
}
