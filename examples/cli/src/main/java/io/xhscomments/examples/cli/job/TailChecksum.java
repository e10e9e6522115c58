package io.xhscomments.examples.cli.job;

import java.util.HexFormat;
import java.util.zip.CRC32C;

/** The checksum of the last 64 KiB of an output, by which a later run recognizes the file. For one thread. */
final class TailChecksum {
    static final int MAX_BYTES = 64 * 1024;

    private final byte[] ring = new byte[MAX_BYTES];
    private long bytes;

    void add(byte[] values, int offset, int length) {
        int kept = Math.min(length, MAX_BYTES);
        bytes += length - kept;
        int from = offset + length - kept;
        int at = (int) (bytes % MAX_BYTES);
        int first = Math.min(kept, MAX_BYTES - at);
        System.arraycopy(values, from, ring, at, first);
        System.arraycopy(values, from + first, ring, 0, kept - first);
        bytes += kept;
    }

    /** The checksum of the last bytes in the order of writing, as eight hex digits. */
    String sum() {
        CRC32C sum = new CRC32C();
        int at = (int) (bytes % MAX_BYTES);
        if (bytes > MAX_BYTES) {
            sum.update(ring, at, MAX_BYTES - at);
        }
        sum.update(ring, 0, bytes == MAX_BYTES ? MAX_BYTES : at);
        return HexFormat.of().toHexDigits(sum.getValue(), 8);
    }
}
