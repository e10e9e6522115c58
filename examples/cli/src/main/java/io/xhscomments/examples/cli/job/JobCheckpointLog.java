package io.xhscomments.examples.cli.job;

import io.xhscomments.examples.cli.job.JobCheckpointMembers.Extent;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/**
 * A checkpoint file that is open for writing. Members are added at its end, and are valid once the head was overwritten
 * after them; members of a failed call are overwritten by the next ones. For one thread.
 */
final class JobCheckpointLog implements Closeable {
    private final FileChannel channel;
    private final CRC32C sum = new CRC32C();
    private long length;

    /** Begins a file, which is invalid before {@link #commit}. The channel is closed with this. */
    JobCheckpointLog(FileChannel channel, String output, OutputPosition position) throws IOException {
        this.channel = channel;
        // So that a later run may replace the file if this one is killed before its commit.
        writeAt(0, JobCheckpointHead.FORMAT);
        write(JobCheckpointMembers.ofRun(output) + JobCheckpointMembers.of(position));
    }

    /** The number of bytes of the members. */
    long length() {
        return length;
    }

    /** Adds the checkpoint of a note, without a commit. */
    Extent append(String note) throws IOException {
        return append("", note);
    }

    private Extent append(String before, String note) throws IOException {
        String beginning = before + JobCheckpointMembers.ofNote(note.length());
        long start = JobCheckpointHead.LENGTH + length + beginning.length();
        write(beginning + note + "\n");
        return new Extent(start, note.length());
    }

    /** Adds the checkpoint of a note and the position of its comments in the output, and commits both. */
    Extent add(OutputPosition position, String note) throws IOException {
        Extent added = append(JobCheckpointMembers.of(position), note);
        commit();
        return added;
    }

    /** Adds a position, and commits it. */
    void add(OutputPosition position) throws IOException {
        write(JobCheckpointMembers.of(position));
        commit();
    }

    private void write(String members) throws IOException {
        byte[] written = writeAt(JobCheckpointHead.LENGTH + length, members);
        sum.update(written);
        length += written.length;
    }

    /** Makes the members valid. */
    void commit() throws IOException {
        channel.force(false);
        writeAt(0, new JobCheckpointHead(length, sum.getValue()).text());
        channel.force(false);
    }

    private byte[] writeAt(long position, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            channel.write(buffer, position + buffer.position());
        }
        return bytes;
    }

    /** Reads a part of a checkpoint file. */
    static String read(FileChannel file, Extent part) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(part.length());
        while (buffer.hasRemaining()) {
            if (file.read(buffer, part.start() + buffer.position()) < 0) {
                throw new EOFException("the checkpoint became shorter while it was used");
            }
        }
        return new String(buffer.array(), StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
