package io.xhscomments.adapter.cache.file.format;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/** Parses page files: a first line with the format version, header lines, a blank line, the body, a last line. */
public final class PageFileParser {
    private static final byte[] FIRST_LINE = PageFile.FIRST_LINE.getBytes(StandardCharsets.US_ASCII);
    private static final byte[] SIGNATURE = "XHS-PAGE ".getBytes(StandardCharsets.US_ASCII);
    private static final Pattern OTHER_VERSION = Pattern.compile("XHS-PAGE (\\d{1,9})\n.*", Pattern.DOTALL);
    private static final int MAX_FIRST_LINE_BYTES = 20;
    /** Twice the size of a key with the longest cursor, if every character is escaped. */
    private static final int MAX_HEADER_BYTES = 256 * 1024;

    private static final byte DELETE = 0x7f;
    private static final byte C1_CONTROL = (byte) 0xc2;
    private static final byte C1_END = (byte) 0xa0;

    private PageFileParser() {}

    /** Whether these bytes are a page file of any version. */
    public static boolean hasSignature(byte[] file) {
        return startsWith(ByteBuffer.wrap(file), SIGNATURE);
    }

    private static boolean startsWith(ByteBuffer bytes, byte[] prefix) {
        return bytes.limit() >= prefix.length && bytes.slice(0, prefix.length).equals(ByteBuffer.wrap(prefix));
    }

    /**
     * Parses a complete file, and trusts its content only after the last line has been checked.
     *
     * @throws CorruptPageException if the file has another version, is truncated, or has changed
     */
    public static PageFile verify(byte[] bytes) throws CorruptPageException {
        return verify(ByteBuffer.wrap(bytes));
    }

    /** Parses a complete file in a buffer, from position 0 to the limit. The result does not refer to the buffer. */
    public static PageFile verify(ByteBuffer bytes) throws CorruptPageException {
        checkVersion(bytes);
        int lastLine = LastLine.start(bytes, bytes.limit());
        CRC32C checksum = new CRC32C();
        checksum.update(bytes.slice(0, lastLine));
        ByteBuffer expected = ByteBuffer.wrap(LastLine.bytes(lastLine, checksum));
        if (!bytes.slice(lastLine, bytes.limit() - lastLine).equals(expected)) {
            throw new CorruptPageException("truncated or changed: its last line does not match the preceding bytes");
        }
        int headerEnd = headerEnd(bytes);
        if (headerEnd > lastLine - 1) {
            throw new CorruptPageException("it has no body");
        }
        return page(bytes, headerEnd, lastLine - 1);
    }

    /**
     * Parses the header of a complete file, and compares its last line with its length, not with its content.
     *
     * @throws CorruptPageException if the file has another version, is truncated, or has a header that is longer than
     *     the beginning
     */
    public static PageSummary summarize(FileEnds ends) throws CorruptPageException {
        ByteBuffer beginning = ByteBuffer.wrap(ends.beginning());
        checkVersion(beginning);
        int headerEnd = headerEnd(beginning);
        ByteBuffer end = ByteBuffer.wrap(ends.end());
        int lastLine = LastLine.start(end, end.limit());
        int bodyEnd = ends.length() - end.limit() + lastLine - 1;
        if (!LastLine.text(end, lastLine, end.limit()).matches(LastLine.PREFIX + (bodyEnd + 1) + " [0-9a-f]{8}\n")) {
            throw new CorruptPageException("truncated: its last line does not match its length");
        }
        if (headerEnd > bodyEnd) {
            throw new CorruptPageException("it has no body");
        }
        return new PageSummary(page(beginning, headerEnd, headerEnd).header(), bodyEnd - headerEnd);
    }

    /**
     * Parses a file whose writer died. The body and the last line may be truncated.
     *
     * @throws CorruptPageException if the header is incomplete
     */
    public static PageFile parseUnfinished(byte[] file) throws CorruptPageException {
        ByteBuffer bytes = ByteBuffer.wrap(file);
        checkVersion(bytes);
        int headerEnd = headerEnd(bytes);
        int lastLine = LastLine.start(bytes, file.length);
        String tail = LastLine.text(bytes, lastLine, file.length);
        boolean hasLastLine = !tail.isEmpty() && (tail.startsWith(LastLine.PREFIX) || LastLine.PREFIX.startsWith(tail));
        return page(bytes, headerEnd, hasLastLine && lastLine > headerEnd ? lastLine - 1 : file.length);
    }

    /** Whether an unfinished file has a complete last line that does not match the preceding bytes. */
    public static boolean isChanged(byte[] file) {
        ByteBuffer bytes = ByteBuffer.wrap(file);
        int lastLine = LastLine.start(bytes, file.length);
        if (!LastLine.text(bytes, lastLine, file.length).startsWith(LastLine.PREFIX) || file[file.length - 1] != '\n') {
            return false;
        }
        try {
            verify(bytes);
            return false;
        } catch (CorruptPageException changed) {
            return true;
        }
    }

    private static PageFile page(ByteBuffer bytes, int headerEnd, int bodyEnd) {
        byte[] header = new byte[headerEnd];
        byte[] body = new byte[bodyEnd - headerEnd];
        bytes.get(0, header).get(headerEnd, body);
        return new PageFile(header, body);
    }

    private static void checkVersion(ByteBuffer bytes) throws CorruptPageException {
        if (startsWith(bytes, FIRST_LINE)) {
            return;
        }
        int length = bytes.limit();
        if (length == 0) {
            throw new CorruptPageException("an empty file");
        }
        Matcher other = OTHER_VERSION.matcher(LastLine.text(bytes, 0, Math.min(length, MAX_FIRST_LINE_BYTES)));
        if (other.matches() && Integer.parseInt(other.group(1)) > PageFile.VERSION) {
            throw new CorruptPageException.Refused("format version " + other.group(1) + " was found, version "
                    + PageFile.VERSION + " is supported: use a newer xhs-comments");
        }
        throw new CorruptPageException("it does not begin like a page file");
    }

    /** The position behind the blank line. */
    private static int headerEnd(ByteBuffer bytes) throws CorruptPageException {
        byte next = bytes.get(FIRST_LINE.length - 1);
        int end = Math.min(bytes.limit(), MAX_HEADER_BYTES);
        for (int position = FIRST_LINE.length - 1; position + 1 < end; position++) {
            byte current = next;
            next = bytes.get(position + 1);
            if (current == '\n' && next == '\n') {
                return position + 2;
            }
            if (isControl(current, next)) {
                throw new CorruptPageException("its header has control characters");
            }
        }
        throw new CorruptPageException(
                end < bytes.limit() ? "its header is longer than " + end + " bytes" : "its header is incomplete");
    }

    /** Finds control characters in UTF-8, except line breaks. A terminal that lists pages would execute them. */
    private static boolean isControl(byte current, byte next) {
        return current == C1_CONTROL
                ? next < C1_END
                : current >= 0 && current < ' ' && current != '\n' || current == DELETE;
    }
}
