package io.xhscomments.adapter.cache.file.format;

import java.util.Arrays;

/**
 * The beginning and the end of a file, which are enough to list a page. The arrays are shared: callers must not write
 * to them.
 *
 * @param beginning the first bytes, with the complete header of nearly every page
 * @param end the last bytes, with the complete last line
 * @param length the length of the file
 */
public record FileEnds(byte[] beginning, byte[] end, int length) {
    /** Large enough for nearly every header. */
    public static final int BEGINNING_BYTES = 4096;
    /** Large enough for the last line of the largest file. */
    public static final int END_BYTES = 32;

    /** The ends of a file in memory; the beginning is the complete file. */
    public static FileEnds of(byte[] file) {
        return new FileEnds(
                file, Arrays.copyOfRange(file, Math.max(0, file.length - END_BYTES), file.length), file.length);
    }

    /** Whether the beginning contains the complete header, or is the complete file. */
    public boolean hasHeader() {
        for (int i = 1; i < beginning.length; i++) {
            if (beginning[i] == '\n' && beginning[i - 1] == '\n') {
                return true;
            }
        }
        return beginning.length == length;
    }
}
