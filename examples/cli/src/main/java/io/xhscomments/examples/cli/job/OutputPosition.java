package io.xhscomments.examples.cli.job;

import java.util.Optional;

/**
 * How far an output was written.
 *
 * @param bytes how many bytes
 * @param tailSum the checksum of its last bytes, see {@link TailChecksum}; empty if it is not a file, or was written by
 *     a version that did not tell
 */
public record OutputPosition(long bytes, Optional<String> tailSum) {
    /** Before the first byte. */
    public static final OutputPosition START = new OutputPosition(0, Optional.empty());

    /** Refuses a negative number of bytes. */
    public OutputPosition {
        if (bytes < 0) {
            throw new IllegalArgumentException("An output has 0 bytes or more, but not " + bytes);
        }
    }
}
