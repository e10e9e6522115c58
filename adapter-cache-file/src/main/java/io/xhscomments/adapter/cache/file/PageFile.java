package io.xhscomments.adapter.cache.file;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/**
 * The bytes of one page file, verified: a first line with the format's version, header lines, a blank line, the body as
 * it was received, and a last line that covers every byte before it. Immutable.
 */
final class PageFile {
    static final int VERSION = 1;
    static final String FIRST_LINE = "XHS-PAGE " + VERSION + "\n";
    /** No response of the service is larger, and memory is not endless. */
    static final int MOST_BYTES = 64 * 1024 * 1024;
    /** Twice what the longest cursor takes in a key, every character of it escaped. */
    static final int MAX_HEADER_BYTES = 256 * 1024;

    private static final byte[] BEGINNING = FIRST_LINE.getBytes(StandardCharsets.US_ASCII);
    private static final byte[] KEY_LINE = (PageHeader.KEY + ": ").getBytes(StandardCharsets.US_ASCII);
    private static final Pattern OTHER_VERSION = Pattern.compile("XHS-PAGE (\\d{1,9})\n.*", Pattern.DOTALL);
    private static final int LONGEST_FIRST_LINE = 20;
    private static final String LAST_LINE = "END ";
    private static final byte DELETE = 0x7f;
    private static final byte C1_CONTROL = (byte) 0xc2;
    private static final byte C1_END = (byte) 0xa0;

    private final byte[] header;
    private final byte[] body;

    private PageFile(ByteBuffer bytes, int headerEnd, int bodyEnd) {
        this.header = new byte[headerEnd];
        this.body = new byte[bodyEnd - headerEnd];
        bytes.get(0, header).get(headerEnd, body);
    }

    /** What follows the body in a file of this header and body. */
    static byte[] ending(byte[] header, byte[] body) {
        CRC32C sum = new CRC32C();
        sum.update(header);
        sum.update(body);
        sum.update('\n');
        byte[] last = lastLine(header.length + body.length + 1, sum);
        byte[] ending = new byte[last.length + 1];
        ending[0] = '\n';
        System.arraycopy(last, 0, ending, 1, last.length);
        return ending;
    }

    /** The last line of a file that has so many bytes of this sum before it. */
    private static byte[] lastLine(int length, CRC32C sum) {
        String line = LAST_LINE + length + " " + HexFormat.of().toHexDigits((int) sum.getValue()) + "\n";
        return line.getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * A whole file. Nothing in it is trusted before its last line has been checked.
     *
     * @throws CorruptPageException if it is of another version, cut off, or changed
     */
    static PageFile verify(byte[] bytes) throws CorruptPageException {
        return verify(ByteBuffer.wrap(bytes));
    }

    /** The same of a file in a buffer, which is not kept. It begins where the buffer does. */
    static PageFile verify(ByteBuffer bytes) throws CorruptPageException {
        checkVersion(bytes);
        int last = startOfLastLine(bytes, bytes.limit());
        CRC32C sum = new CRC32C();
        sum.update(bytes.slice(0, last));
        ByteBuffer expected = ByteBuffer.wrap(lastLine(last, sum));
        if (!bytes.slice(last, bytes.limit() - last).equals(expected)) {
            throw new CorruptPageException("cut off or changed: its last line does not match the bytes before it");
        }
        int header = endOfHeader(bytes);
        if (header > last - 1) {
            throw new CorruptPageException("it has no body");
        }
        return new PageFile(bytes, header, last - 1);
    }

    /**
     * Whether what was put into this buffer ends with a last line that counts it: then nobody need ask whether more
     * will come.
     */
    static boolean endsHere(ByteBuffer bytes) {
        int length = bytes.position();
        int last = startOfLastLine(bytes, length);
        return last > 0
                && bytes.get(length - 1) == '\n'
                && text(bytes, last, length).startsWith(LAST_LINE + last + " ");
    }

    /**
     * A file whose writer died, as far as it came: the body may be cut off anywhere, and so may the last line.
     *
     * @throws CorruptPageException if not even the header is whole
     */
    static PageFile unfinished(byte[] left) throws CorruptPageException {
        ByteBuffer bytes = ByteBuffer.wrap(left);
        checkVersion(bytes);
        int header = endOfHeader(bytes);
        int last = startOfLastLine(bytes, left.length);
        String tail = text(bytes, last, left.length);
        boolean begun = !tail.isEmpty() && (tail.startsWith(LAST_LINE) || LAST_LINE.startsWith(tail));
        return new PageFile(bytes, header, begun && last > header ? last - 1 : left.length);
    }

    /** Whether an unfinished file has a whole last line, and that does not match the bytes before it. */
    static boolean isChanged(byte[] left) {
        ByteBuffer bytes = ByteBuffer.wrap(left);
        int last = startOfLastLine(bytes, left.length);
        if (!text(bytes, last, left.length).startsWith(LAST_LINE) || left[left.length - 1] != '\n') {
            return false;
        }
        try {
            verify(bytes);
            return false;
        } catch (CorruptPageException changed) {
            return true;
        }
    }

    private static String text(ByteBuffer bytes, int from, int to) {
        byte[] text = new byte[to - from];
        bytes.get(from, text);
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    private static void checkVersion(ByteBuffer bytes) throws CorruptPageException {
        int length = bytes.limit();
        if (length >= BEGINNING.length && bytes.slice(0, BEGINNING.length).equals(ByteBuffer.wrap(BEGINNING))) {
            return;
        }
        if (length == 0) {
            throw new CorruptPageException("an empty file");
        }
        String start = text(bytes, 0, Math.min(length, LONGEST_FIRST_LINE));
        Matcher other = OTHER_VERSION.matcher(start);
        if (other.matches() && Integer.parseInt(other.group(1)) > VERSION) {
            throw new CorruptPageException.Refused("format version " + other.group(1) + " was found, version " + VERSION
                    + " is supported: use a newer xhs-comments");
        }
        throw new CorruptPageException("its first line is not that of a page file");
    }

    private static int startOfLastLine(ByteBuffer bytes, int length) {
        int at = length - 1;
        while (at > 0 && bytes.get(at - 1) != '\n') {
            at--;
        }
        return at;
    }

    /** The place behind the blank line. */
    private static int endOfHeader(ByteBuffer bytes) throws CorruptPageException {
        byte next = bytes.get(BEGINNING.length - 1);
        int end = Math.min(bytes.limit(), MAX_HEADER_BYTES);
        for (int at = BEGINNING.length - 1; at + 1 < end; at++) {
            byte one = next;
            next = bytes.get(at + 1);
            if (one == '\n' && next == '\n') {
                return at + 2;
            }
            if (isControl(one, next)) {
                throw new CorruptPageException("its header has control characters");
            }
        }
        throw new CorruptPageException(
                end < bytes.limit() ? "its header is longer than " + end + " bytes" : "its header has no end");
    }

    /** In UTF-8. A line break separates; others would be commands to the terminal of who lists the pages. */
    private static boolean isControl(byte one, byte next) {
        return one == C1_CONTROL ? next < C1_END : one >= 0 && one < ' ' && one != '\n' || one == DELETE;
    }

    /** Whether it is this page's, by its key. */
    boolean isOf(PageFileName name) throws CorruptPageException {
        byte[] key = name.keyText();
        int from = BEGINNING.length + KEY_LINE.length;
        int to = from + key.length;
        if (to < header.length
                && header[to] == '\n'
                && Arrays.equals(header, BEGINNING.length, from, KEY_LINE, 0, KEY_LINE.length)
                && Arrays.equals(header, from, to, key, 0, key.length)) {
            return true;
        }
        return header().get(PageHeader.KEY)
                .filter(new String(key, StandardCharsets.UTF_8)::equals)
                .isPresent();
    }

    PageHeader header() throws CorruptPageException {
        int from = BEGINNING.length;
        int to = header.length - 2;
        return to < from
                ? new PageHeader()
                : PageHeader.parse(new String(header, from, to - from, StandardCharsets.UTF_8));
    }

    /** The checksum that the last line of a file with this header and body has, in hex digits. */
    String sum() {
        CRC32C sum = new CRC32C();
        sum.update(header);
        sum.update(body);
        sum.update('\n');
        return HexFormat.of().toHexDigits((int) sum.getValue());
    }

    /** With the first line and the blank one. Not a copy. */
    byte[] headerBytes() {
        return header;
    }

    int bodyLength() {
        return body.length;
    }

    /** Not a copy: do not write to it. */
    byte[] body() {
        return body;
    }
}
