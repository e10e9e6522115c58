package io.xhscomments.examples.cli.job;

import static io.xhscomments.examples.cli.job.JobCheckpointHead.FORMAT;
import static io.xhscomments.examples.cli.job.JobCheckpointHead.VERSION_1;
import static io.xhscomments.examples.cli.job.JobCheckpointHead.VERSION_2;
import static io.xhscomments.examples.cli.job.JobCheckpointHead.VERSION_3;
import static io.xhscomments.examples.cli.job.JobCheckpointHead.check;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/**
 * Finds the members in a checkpoint file and verifies their checksum. The file is ASCII. Version 3 begins with a
 * {@link JobCheckpointHead}; bytes after its members belong to members that a killed run did not complete. Versions 1
 * and 2 begin with a line; version 2 ends with a checksum, and version 1 has none.
 *
 * @param start the position of the first member
 * @param end the position after the last member
 * @param sum the checksum of the members of version 3
 */
record JobCheckpointFile(int version, long start, long end, CRC32C sum) {
    private static final String END = "end ";
    private static final int END_LENGTH = END.length() + 8 + 1;

    /**
     * Verifies a file.
     *
     * @throws RuntimeException if its text is invalid
     */
    static JobCheckpointFile verify(Path file) throws IOException {
        long size = Files.size(file);
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            String version = text(in, (int) Math.min(size, VERSION_1.length()));
            if (!version.startsWith(FORMAT)) {
                throw new IllegalArgumentException("expected a file that begins with \"" + FORMAT.strip() + "\"");
            }
            return switch (version) {
                case VERSION_1 -> new JobCheckpointFile(1, version.length(), size, new CRC32C());
                case VERSION_2 -> version2(in, size);
                case VERSION_3 -> version3(in, size);
                default ->
                    throw new IllegalArgumentException("it has a newer version: resume with the program that wrote it");
            };
        }
    }

    private static JobCheckpointFile version2(InputStream in, long size) throws IOException {
        long end = size - END_LENGTH;
        check(end >= VERSION_2.length());
        CRC32C sum = new CRC32C();
        sum.update(VERSION_2.getBytes(StandardCharsets.ISO_8859_1));
        add(in, end - VERSION_2.length(), sum);
        check(text(in, END_LENGTH).equals(END + JobCheckpointHead.hex(sum.getValue()) + "\n"));
        return new JobCheckpointFile(2, VERSION_2.length(), end, sum);
    }

    private static JobCheckpointFile version3(InputStream in, long size) throws IOException {
        check(size >= JobCheckpointHead.LENGTH);
        JobCheckpointHead head =
                JobCheckpointHead.parse(VERSION_3 + text(in, JobCheckpointHead.LENGTH - VERSION_3.length()));
        check(size - JobCheckpointHead.LENGTH >= head.length());
        CRC32C sum = new CRC32C();
        add(in, head.length(), sum);
        check(sum.getValue() == head.sum());
        return new JobCheckpointFile(3, JobCheckpointHead.LENGTH, JobCheckpointHead.LENGTH + head.length(), sum);
    }

    private static void add(InputStream in, long length, CRC32C sum) throws IOException {
        byte[] buffer = new byte[8 * 1024];
        for (long left = length; left > 0; ) {
            int read = in.read(buffer, 0, (int) Math.min(left, buffer.length));
            if (read < 0) {
                throw new EOFException("became shorter while it was read");
            }
            sum.update(buffer, 0, read);
            left -= read;
        }
    }

    static String text(InputStream in, int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        check(bytes.length == length);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
