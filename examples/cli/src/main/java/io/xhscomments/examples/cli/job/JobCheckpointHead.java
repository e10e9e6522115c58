package io.xhscomments.examples.cli.job;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.zip.CRC32C;

/**
 * The beginning of a checkpoint file: a line with the format and its version, and a line of fixed length with the
 * length and the checksum of the members that are complete, and a checksum of itself. It lies in one sector and is
 * overwritten in place after members were added, so that a killed run leaves either the previous or the new members.
 *
 * @param length the number of bytes of the members
 * @param sum their checksum
 */
record JobCheckpointHead(long length, long sum) {
    static final String FORMAT = "xhs-comments-job ";
    static final String VERSION_1 = FORMAT + "1\n";
    static final String VERSION_2 = FORMAT + "2\n";
    static final String VERSION_3 = FORMAT + "3\n";

    private static final String MEMBERS = "members ";
    private static final int DIGITS = 19;

    static final int LENGTH = new JobCheckpointHead(0, 0).text().length();

    private static final String DAMAGED = "it is damaged or truncated: its checksum does not match its text";

    String text() {
        String line = String.format(Locale.ROOT, "%s%s%0" + DIGITS + "d %s ", VERSION_3, MEMBERS, length, hex(sum));
        return line + hex(sumOf(line)) + "\n";
    }

    /** Parses the text; refuses a damaged one. */
    static JobCheckpointHead parse(String text) {
        int digits = VERSION_3.length() + MEMBERS.length();
        int hex = digits + DIGITS + 1;
        JobCheckpointHead head = new JobCheckpointHead(
                Long.parseLong(text.substring(digits, digits + DIGITS)),
                HexFormat.fromHexDigitsToLong(text, hex, hex + 8));
        check(head.text().equals(text));
        return head;
    }

    static void check(boolean isValid) {
        if (!isValid) {
            throw new IllegalArgumentException(DAMAGED);
        }
    }

    static String hex(long sum) {
        return HexFormat.of().toHexDigits(sum, 8);
    }

    private static long sumOf(String text) {
        CRC32C sum = new CRC32C();
        sum.update(text.getBytes(StandardCharsets.ISO_8859_1));
        return sum.getValue();
    }
}
