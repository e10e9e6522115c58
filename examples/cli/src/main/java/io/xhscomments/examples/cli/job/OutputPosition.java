package io.xhscomments.examples.cli.job;

import java.util.Optional;

/**
 * A position in an output.
 *
 * @param bytes the number of bytes before it
 * @param tailSum the checksum of the last bytes before it, see {@link TailChecksum}; empty if the output is not a file,
 *     or if an earlier version wrote it
 * @param announced the position after the first page, if it is written next and this is the position before it
 */
public record OutputPosition(long bytes, Optional<String> tailSum, Optional<OutputPosition> announced) {
    /** The position before the first byte. */
    public static final OutputPosition START = new OutputPosition(0, Optional.empty());

    /** Checks that the number of bytes is not negative. */
    public OutputPosition {
        if (bytes < 0) {
            throw new IllegalArgumentException("bytes must not be negative, but is " + bytes);
        }
    }

    /** A position without an announcement. */
    public OutputPosition(long bytes, Optional<String> tailSum) {
        this(bytes, tailSum, Optional.empty());
    }

    /** The same position, with one that is announced. */
    OutputPosition announcing(OutputPosition next) {
        return new OutputPosition(bytes, tailSum, Optional.of(next));
    }
}
