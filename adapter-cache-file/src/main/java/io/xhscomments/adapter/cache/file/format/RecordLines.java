package io.xhscomments.adapter.cache.file.format;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/**
 * The lines of a record. Each ends in its own checksum, so that a torn line is recognized; each begins with a line
 * break, so that it spoils no other one. Kinds of later versions are skipped.
 */
public final class RecordLines {
    /** The length of a beginning that contains the complete first line. */
    public static final int MAX_FIRST_LINE = 32;

    private static final int VERSION = 1;
    private static final String FIRST_LINE = "XHS-READINGS ";
    private static final Pattern VERSION_LINE = Pattern.compile(FIRST_LINE + "(\\d{1,9})");
    private static final Pattern PAGE = Pattern.compile("page (\\S{1,100}) ([0-9a-f]{40}) (\\d{1,18}) ([0-9a-f]{8})");
    private static final int CHECKSUM_CHARS = 8;

    private RecordLines() {}

    /** The first line of a new record. */
    public static String firstLine() {
        return FIRST_LINE + VERSION;
    }

    /** The line for a stored response. */
    public static String page(StoredGeneration page) {
        return line("page " + page.route() + " " + page.hex() + " " + Math.max(page.fetchedAt(), 0) + " "
                + page.checksum());
    }

    /** A line of any kind, between line breaks and with its checksum. */
    static String line(String content) {
        return "\n" + content + " " + checksum(content) + "\n";
    }

    /**
     * The stored responses in a record.
     *
     * @throws CorruptPageException if a newer version has written it
     */
    public static List<StoredGeneration> pages(byte[] record) throws CorruptPageException {
        List<StoredGeneration> pages = new ArrayList<>();
        for (String line : intact(record, "page ")) {
            Matcher page = PAGE.matcher(line);
            if (page.matches()) {
                pages.add(new StoredGeneration(
                        page.group(1), page.group(2), Long.parseLong(page.group(3)), page.group(4)));
            }
        }
        return pages;
    }

    /**
     * The intact lines that begin with one of these words, without their checksums.
     *
     * @throws CorruptPageException if a newer version has written the record
     */
    static List<String> intact(byte[] record, String... kinds) throws CorruptPageException {
        requireSupported(record);
        List<String> contents = new ArrayList<>();
        for (String line : lines(record)) {
            for (String kind : kinds) {
                if (line.startsWith(kind) && isIntact(line)) {
                    contents.add(line.substring(0, line.length() - CHECKSUM_CHARS - 1));
                }
            }
        }
        return contents;
    }

    private static boolean isIntact(String line) {
        int end = line.length() - CHECKSUM_CHARS - 1;
        return end > 0
                && line.charAt(end) == ' '
                && checksum(line.substring(0, end)).contentEquals(line.substring(end + 1));
    }

    /**
     * Checks that this version can read a record.
     *
     * @param beginning at least {@link #MAX_FIRST_LINE} bytes of it, or all
     * @throws CorruptPageException if a newer version has written it
     */
    public static void requireSupported(byte[] beginning) throws CorruptPageException {
        String text = new String(beginning, 0, Math.min(beginning.length, MAX_FIRST_LINE), StandardCharsets.ISO_8859_1);
        Matcher first = VERSION_LINE.matcher(text.lines().findFirst().orElse(""));
        if (first.matches() && Integer.parseInt(first.group(1)) > VERSION) {
            throw new CorruptPageException.Refused("a record of version " + first.group(1) + " was found, version "
                    + VERSION + " is supported: use a newer xhs-comments");
        }
    }

    /** How many lines are neither empty nor readable. */
    public static int damaged(byte[] record) {
        return (int) lines(record).stream()
                .filter(line -> !line.isEmpty() && !line.startsWith(FIRST_LINE) && !isIntact(line))
                .count();
    }

    private static List<String> lines(byte[] record) {
        return new String(record, StandardCharsets.ISO_8859_1).lines().toList();
    }

    private static String checksum(String line) {
        CRC32C checksum = new CRC32C();
        checksum.update(line.getBytes(StandardCharsets.ISO_8859_1));
        return HexFormat.of().toHexDigits((int) checksum.getValue());
    }
}
