package io.xhscomments.adapter.cache.file.storage;

import io.xhscomments.adapter.cache.file.format.LastLine;
import io.xhscomments.adapter.cache.file.format.PageFile;
import io.xhscomments.adapter.cache.file.format.PageHeader;
import io.xhscomments.core.page.RawResponse;
import io.xhscomments.core.port.BodySink;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * A page file that is being written: created with its header before anything is paid for, grown while the response
 * arrives, and renamed to the page at the end. It must be closed. Without {@link #finish} it stays on disk as the
 * record of a request. For one thread at a time.
 */
public final class PartialFile implements BodySink, AutoCloseable {
    private static final byte[] NO_BODY = {};

    private final FileOps fileOps;
    private final Path file;
    private final ReservedHeader header;
    private FileChannel channel;
    private long bodyLength;
    private CRC32C bodyChecksum = new CRC32C();
    private boolean storesBody;
    private @Nullable IOException failure;

    private PartialFile(FileOps fileOps, Path file, FileChannel channel, ReservedHeader header) {
        this.fileOps = fileOps;
        this.file = file;
        this.channel = channel;
        this.header = header;
    }

    /** Creates a file for a response that will arrive. */
    static PartialFile create(FileOps fileOps, Path file, PageHeader known) throws IOException {
        return write(fileOps, file, ReservedHeader.reserve(known), NO_BODY);
    }

    /** Creates a file for a response that is complete. */
    public static PartialFile write(FileOps fileOps, Path file, PageHeader header, byte[] body) throws IOException {
        return write(fileOps, file, ReservedHeader.of(header), body);
    }

    private static PartialFile write(FileOps fileOps, Path file, ReservedHeader header, byte[] body)
            throws IOException {
        PartialFile part = new PartialFile(fileOps, file, fileOps.create(file), header);
        try {
            part.writeHeader();
            part.append(body, 0, body.length);
            return part;
        } catch (IOException diskFull) {
            part.discard();
            throw diskFull;
        }
    }

    /** Continues the file of a writer that died, behind its header and the stored part of its body. */
    public static PartialFile resume(FileOps fileOps, Path file, PageFile content) throws IOException {
        PartialFile part =
                new PartialFile(fileOps, file, fileOps.open(file), ReservedHeader.existing(content.headerBytes()));
        byte[] body = content.body();
        part.bodyLength = body.length;
        part.bodyChecksum.update(body);
        part.channel.truncate(part.headerLength() + part.bodyLength);
        return part;
    }

    /** Overwrites an existing file, the header first: after a crash the file still has the link to the free copy. */
    static PartialFile overwrite(FileOps fileOps, Path file, PageHeader header) throws IOException {
        PartialFile part = new PartialFile(fileOps, file, fileOps.open(file), ReservedHeader.of(header));
        try {
            part.writeHeader();
            part.channel.truncate(part.headerLength());
            return part;
        } catch (IOException diskFull) {
            part.close();
            throw diskFull;
        }
    }

    @Override
    public void onHeaders(int status, Map<String, String> headers) {
        storesBody = status == RawResponse.HTTP_OK;
    }

    /** Stores the bytes of a successful response. An error response is not charged, and may echo the API key. */
    @Override
    public void onBody(byte[] bytes, int offset, int length) {
        if (storesBody && failure == null) {
            try {
                append(bytes, offset, length);
            } catch (IOException diskFull) {
                failure = diskFull;
            }
        }
    }

    private int headerLength() {
        return header.bytes().length;
    }

    private void writeHeader() throws IOException {
        fileOps.write(channel, ByteBuffer.wrap(header.bytes()), 0);
    }

    private void append(byte[] bytes, int offset, int length) throws IOException {
        fileOps.write(channel, ByteBuffer.wrap(bytes, offset, length), headerLength() + bodyLength);
        bodyChecksum.update(bytes, offset, length);
        bodyLength += length;
    }

    /** Writes header values into the space that was reserved for them. */
    public void fillIn(PageHeader values) {
        header.fillIn(values);
    }

    /** The page that {@link #finish} makes of this file. */
    PageFile content(byte[] body) {
        return PageFile.of(header.bytes(), body);
    }

    /**
     * Writes the last line, forces the file, and renames it to the page. Writes the body again if the file has another
     * one, because a transport may pass incomplete bytes to the sink.
     */
    public void finish(byte[] body, Path page) throws IOException {
        CRC32C expected = new CRC32C();
        expected.update(body);
        if (failure != null || bodyLength != body.length || bodyChecksum.getValue() != expected.getValue()) {
            rewrite(body);
        }
        writeHeader();
        byte[] ending = LastLine.after(header.bytes(), body);
        append(ending, 0, ending.length);
        fileOps.force(channel);
        channel.close();
        fileOps.rename(file, page);
        fileOps.forceNameOf(page);
    }

    /** Finishes an undecodable response in a holding directory. After a failure the file says what it is. */
    void finishUndecodable(byte[] body, Path record) throws IOException {
        try {
            finish(body, record);
        } catch (IOException diskFull) {
            markUndecodable();
            throw diskFull;
        }
    }

    /**
     * Writes into the header that the response cannot be decoded, so that another process does not take the file for a
     * lost response. This needs no space, so it works on a full disk. If it fails, the file is complete or in doubt.
     */
    public void markUndecodable() {
        header.fillIn(new PageHeader().with(PageHeader.FORM, PageHeader.UNDECODABLE));
        try {
            writeHeader();
            fileOps.force(channel);
        } catch (IOException unwritable) {
            failure = unwritable;
        }
    }

    /** Starts the body again; the complete body is in memory. */
    private void rewrite(byte[] body) throws IOException {
        channel.close();
        channel = fileOps.open(file);
        channel.truncate(headerLength());
        failure = null;
        bodyLength = 0;
        bodyChecksum = new CRC32C();
        append(body, 0, body.length);
    }

    /** Deletes the file of a request that was not charged. */
    public void discard() throws IOException {
        channel.close();
        fileOps.delete(file);
    }

    /** Closes the file. A failure is ignored, because durable bytes were forced before. */
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException ignored) {
            failure = ignored;
        }
    }
}
