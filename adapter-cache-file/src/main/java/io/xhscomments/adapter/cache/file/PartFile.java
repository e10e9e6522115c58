package io.xhscomments.adapter.cache.file;

import io.xhscomments.core.port.BodySink;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * A page on its way to the disk: created, with its header, before anything is paid for; grows as the response arrives;
 * at last takes the page's name. What is only known with the response has its place kept free in the header, so that
 * nothing already written is ever moved. It must be closed; without {@link #finish} it stays where it is, as the trace
 * of a request. For one thread at a time.
 */
final class PartFile implements BodySink, AutoCloseable {
    private static final int PAGE_STATUS = 200;
    private static final int ROOM_FOR_SOURCE = 5;
    private static final int ROOM_FOR_FORM = PageHeader.KEY_REDACTED.length() - PageHeader.VERBATIM.length();
    private static final int ROOM_FOR_ID = 64;
    private static final int ROOM_FOR_LINK = 256;

    private final FileOps disk;
    private final Path file;
    private final byte[] header;
    private FileChannel channel;
    private long bodyLength;
    private CRC32C bodySum = new CRC32C();
    private boolean isPage;
    private @Nullable IOException failure;

    private PartFile(FileOps disk, Path file, FileChannel channel, byte[] header) {
        this.disk = disk;
        this.file = file;
        this.channel = channel;
        this.header = header;
    }

    /** Creates it for a response that has not come yet. */
    static PartFile create(FileOps disk, Path file, PageHeader known) throws IOException {
        PageHeader header = known.copy()
                .with(PageHeader.SOURCE, PageSource.PAID.word() + " ".repeat(ROOM_FOR_SOURCE))
                .with(PageHeader.STATUS, " ".repeat(PageHeader.OK.length()))
                .with(PageHeader.REQUEST_ID, " ".repeat(ROOM_FOR_ID))
                .with(PageHeader.CACHE_URL, " ".repeat(ROOM_FOR_LINK))
                .with(PageHeader.FORM, PageHeader.VERBATIM + " ".repeat(ROOM_FOR_FORM));
        return write(disk, file, header, new byte[0]);
    }

    /** Creates it with all that there is to write. */
    static PartFile write(FileOps disk, Path file, PageHeader header, byte[] body) throws IOException {
        PartFile part = new PartFile(disk, file, disk.create(file), header.bytes());
        try {
            disk.write(part.channel, ByteBuffer.wrap(part.header), 0);
            part.append(body, 0, body.length);
            return part;
        } catch (IOException full) {
            part.discard();
            throw full;
        }
    }

    /** Goes on with one whose writer died: its header and the beginning of its body stay. */
    static PartFile resume(FileOps disk, Path file, PageFile found) throws IOException {
        PartFile part =
                new PartFile(disk, file, disk.open(file), found.headerBytes().clone());
        byte[] body = found.body();
        part.bodyLength = body.length;
        part.bodySum.update(body);
        part.channel.truncate(part.header.length + part.bodyLength);
        return part;
    }

    /**
     * Writes over one that is there. The header goes first: whatever fails now, the file still tells of a free copy.
     */
    static PartFile over(FileOps disk, Path file, PageHeader header) throws IOException {
        PartFile part = new PartFile(disk, file, disk.open(file), header.bytes());
        try {
            disk.write(part.channel, ByteBuffer.wrap(part.header), 0);
            part.channel.truncate(part.header.length);
            return part;
        } catch (IOException full) {
            part.close();
            throw full;
        }
    }

    @Override
    public void onHeaders(int status, Map<String, String> headers) {
        isPage = status == PAGE_STATUS;
    }

    /** Keeps what came. What is no page may echo the key, and is not paid for. */
    @Override
    public void onBody(byte[] bytes, int offset, int length) {
        if (isPage && failure == null) {
            try {
                append(bytes, offset, length);
            } catch (IOException full) {
                failure = full;
            }
        }
    }

    private void append(byte[] bytes, int offset, int length) throws IOException {
        disk.write(channel, ByteBuffer.wrap(bytes, offset, length), header.length + bodyLength);
        bodySum.update(bytes, offset, length);
        bodyLength += length;
    }

    /** Fills in what was left free. What is longer than its place stays out: the body tells it too. */
    void fillIn(PageHeader told) {
        String text = new String(header, StandardCharsets.ISO_8859_1);
        told.values().forEach((name, value) -> fillIn(text, name, value));
    }

    private void fillIn(String text, String name, String value) {
        String line = "\n" + name + ": ";
        int from = text.indexOf(line) + line.length();
        int to = text.indexOf('\n', from);
        byte[] filling = value.getBytes(StandardCharsets.UTF_8);
        if (from >= line.length() && filling.length <= to - from) {
            System.arraycopy(filling, 0, header, from, filling.length);
        }
    }

    /**
     * Makes sure that this very body is there, whatever the sink was told; writes the last line, forces it all, and
     * gives it the page's name. From then on it is a page.
     */
    void finish(byte[] body, Path page) throws IOException {
        CRC32C sum = new CRC32C();
        sum.update(body);
        if (failure != null || bodyLength != body.length || bodySum.getValue() != sum.getValue()) {
            rewrite(body);
        }
        disk.write(channel, ByteBuffer.wrap(header), 0);
        byte[] ending = PageFile.ending(header, body);
        append(ending, 0, ending.length);
        disk.force(channel);
        channel.close();
        disk.rename(file, page);
        disk.forceNameOf(page);
    }

    /** Not before all of the body is in memory, for it starts anew. */
    private void rewrite(byte[] body) throws IOException {
        channel.close();
        channel = disk.open(file);
        channel.truncate(header.length);
        failure = null;
        bodyLength = 0;
        bodySum = new CRC32C();
        append(body, 0, body.length);
    }

    /** Takes it away: nothing was paid for it. */
    void discard() throws IOException {
        channel.close();
        disk.delete(file);
    }

    /** What had to be on the disk was forced there; a failure now says nothing about that. */
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException forgotten) {
            failure = forgotten;
        }
    }
}
