package io.xhscomments.adapter.cache.file.format;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The header and the body of one page file, as {@link PageFileParser} found them. Immutable. */
public final class PageFile {
    public static final int VERSION = 1;
    /** The largest response of the service is smaller; the limit protects memory. */
    public static final int MAX_BYTES = 64 * 1024 * 1024;

    static final String FIRST_LINE = "XHS-PAGE " + VERSION + "\n";
    private static final byte[] KEY_LINE = (FIRST_LINE + PageHeader.KEY + ": ").getBytes(StandardCharsets.US_ASCII);

    private final byte[] header;
    private final byte[] body;

    PageFile(byte[] header, byte[] body) {
        this.header = header;
        this.body = body;
    }

    /** The file that these parts make. The arrays are shared. */
    public static PageFile of(byte[] header, byte[] body) {
        return new PageFile(header, body);
    }

    /** Whether the key in the header is this page's key. */
    public boolean isOf(PageFileName name) throws CorruptPageException {
        byte[] key = name.keyText();
        int keyEnd = KEY_LINE.length + key.length;
        if (keyEnd < header.length
                && header[keyEnd] == '\n'
                && Arrays.equals(header, 0, KEY_LINE.length, KEY_LINE, 0, KEY_LINE.length)
                && Arrays.equals(header, KEY_LINE.length, keyEnd, key, 0, key.length)) {
            return true;
        }
        return header().get(PageHeader.KEY)
                .filter(new String(key, StandardCharsets.UTF_8)::equals)
                .isPresent();
    }

    public PageHeader header() throws CorruptPageException {
        int from = FIRST_LINE.length();
        int to = header.length - 2;
        return to < from
                ? new PageHeader()
                : PageHeader.parse(new String(header, from, to - from, StandardCharsets.UTF_8));
    }

    /** The checksum in hexadecimal, as the last line of a complete file has it. */
    public String checksum() {
        return LastLine.hex(LastLine.checksum(header, body));
    }

    /** The header with the first line and the blank line. The array is shared: callers must not write to it. */
    public byte[] headerBytes() {
        return header;
    }

    public int bodyLength() {
        return body.length;
    }

    /** The response body. The array is shared: callers must not write to it. */
    public byte[] body() {
        return body;
    }
}
