package io.xhscomments.adapter.cache.file.maintenance;

import io.xhscomments.adapter.cache.file.format.LastLine;
import io.xhscomments.adapter.cache.file.format.PageFile;
import io.xhscomments.adapter.cache.file.format.PageFileName;
import io.xhscomments.adapter.cache.file.format.PageFileParser;
import io.xhscomments.adapter.cache.file.format.PageHeader;
import io.xhscomments.adapter.cache.file.storage.FileOps;
import io.xhscomments.adapter.cache.file.storage.StoreContext;
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
record PageDraft(StoreContext target, Path file, PageFileName name) {

    /** Writes a page, and reads it again. A store that has records names it from now on. */
    static PageDraft write(StoreContext target, PageFileName name, PageHeader header, byte[] body) throws IOException {
        Path directory = target.writer().directories().unforced(name.directory());
        PageDraft draft = new PageDraft(target, directory.resolve("." + UUID.randomUUID() + ".tmp"), name);
        try {
            draft.write(header.bytes(), body);
            return draft;
        } catch (IOException failure) {
            draft.delete();
            throw failure;
        }
    }

    private void write(byte[] header, byte[] body) throws IOException {
        byte[] lastLine = LastLine.after(header, body);
        byte[] bytes = Arrays.copyOf(header, header.length + body.length + lastLine.length);
        System.arraycopy(body, 0, bytes, header.length, body.length);
        System.arraycopy(lastLine, 0, bytes, header.length + body.length, lastLine.length);
        try (FileChannel channel = fileOps().create(file)) {
            fileOps().write(channel, ByteBuffer.wrap(bytes), 0);
        }
        PageFile written = PageFileParser.verify(target.reader().read(file));
        if (!Arrays.equals(body, written.body())) {
            throw new IOException(name.file() + " reads as something else than was written");
        }
        target.writer().records().addIfMissing(name, written);
    }

    /** Makes the content durable, then the draft the page. The page's name is not durable yet. */
    void publish() throws IOException {
        try (FileChannel written = fileOps().open(file)) {
            fileOps().force(written);
        }
        Path part = name.part(target.root());
        if (Files.exists(part, LinkOption.NOFOLLOW_LINKS)) {
            fileOps().delete(part);
        }
        fileOps().rename(file, name.page(target.root()));
    }

    void delete() throws IOException {
        fileOps().delete(file);
    }

    private FileOps fileOps() {
        return target.fileOps();
    }
}
