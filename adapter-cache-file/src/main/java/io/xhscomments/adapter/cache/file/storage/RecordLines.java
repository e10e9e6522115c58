package io.xhscomments.adapter.cache.file.storage;

import io.xhscomments.adapter.cache.file.format.CorruptPageException;
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
final class RecordLines {
    private static final int VERSION = 1;
    private static final String FIRST_LINE = "XHS-READINGS ";
    private static final Pattern PAGE =
            Pattern.compile("(page (\\S{1,100}) ([0-9a-f]{40}) (\\d{1,18}) ([0-9a-f]{8})) ([0-9a-f]{8})");

    private RecordLines() {}

    static String text(StoredGeneration page, boolean first) {
        String line =
                "page " + page.route() + " " + page.hex() + " " + Math.max(page.fetchedAt(), 0) + " " + page.checksum();
        return (first ? FIRST_LINE + VERSION : "") + "\n" + line + " " + checksum(line) + "\n";
    }

    /**
     * Reads the lines of a record.
     *
     * @throws CorruptPageException if a newer version has written it
     */
    static List<StoredGeneration> parse(byte[] record) throws CorruptPageException {
        List<StoredGeneration> pages = new ArrayList<>();
        for (String line : lines(record)) {
            Matcher page = PAGE.matcher(line);
            if (page.matches() && checksum(page.group(1)).equals(page.group(6))) {
                pages.add(new StoredGeneration(
                        page.group(2), page.group(3), Long.parseLong(page.group(4)), page.group(5)));
            } else if (line.matches(FIRST_LINE + "\\d{1,9}")) {
                requireSupported(Integer.parseInt(line.substring(FIRST_LINE.length())));
            }
        }
        return pages;
    }

    private static void requireSupported(int version) throws CorruptPageException {
        if (version > VERSION) {
            throw new CorruptPageException.Refused("a record of version " + version + " was found, version " + VERSION
                    + " is supported: use a newer xhs-comments");
        }
    }

    /** How many lines are neither empty nor readable. */
    static int damaged(byte[] record) {
        int damaged = 0;
        for (String line : lines(record)) {
            int end = line.lastIndexOf(' ');
            boolean intact = line.isEmpty()
                    || line.startsWith(FIRST_LINE)
                    || end > 0 && checksum(line.substring(0, end)).equals(line.substring(end + 1));
            damaged += intact ? 0 : 1;
        }
        return damaged;
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
