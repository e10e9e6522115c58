package io.xhscomments.adapter.cache.file.format;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/** The last line of a page file: the number of bytes before it, and their CRC32C. */
public final class LastLine {
    static final String PREFIX = "END ";

    private LastLine() {}

    /** The line break after a body, and the last line. */
    public static byte[] after(byte[] header, byte[] body) {
        byte[] line = bytes(header.length + body.length + 1, checksum(header, body));
        byte[] ending = new byte[line.length + 1];
        ending[0] = '\n';
        System.arraycopy(line, 0, ending, 1, line.length);
        return ending;
    }

    static CRC32C checksum(byte[] header, byte[] body) {
        CRC32C checksum = new CRC32C();
        checksum.update(header);
        checksum.update(body);
        checksum.update('\n');
        return checksum;
    }

    static byte[] bytes(int precedingLength, CRC32C checksum) {
        String line = PREFIX + precedingLength + " " + hex(checksum) + "\n";
        return line.getBytes(StandardCharsets.US_ASCII);
    }

    static String hex(CRC32C checksum) {
        return HexFormat.of().toHexDigits((int) checksum.getValue());
    }

    /** Whether the bytes before the buffer's position end with a last line of the right length. */
    public static boolean endsWithLastLine(ByteBuffer bytes) {
        int length = bytes.position();
        int start = start(bytes, length);
        return start > 0
                && bytes.get(length - 1) == '\n'
                && text(bytes, start, length).startsWith(PREFIX + start + " ");
    }

    /** The position behind the last line break before the final byte. */
    static int start(ByteBuffer bytes, int length) {
        int position = length - 1;
        while (position > 0 && bytes.get(position - 1) != '\n') {
            position--;
        }
        return position;
    }

    static String text(ByteBuffer bytes, int from, int to) {
        byte[] text = new byte[to - from];
        bytes.get(from, text);
        return new String(text, StandardCharsets.ISO_8859_1);
    }
}
