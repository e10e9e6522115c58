package io.xhscomments.codec.tikhub.redaction;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import javax.crypto.Mac;

/**
 * The kinds of user data. A pseudonym has the form of the original, and differs between kinds for the same text. The
 * names of the constants are hashed, so renaming one would change its pseudonyms.
 */
enum Pseudonym {
    USER_ID,
    NICKNAME,
    RED_ID,
    AVATAR,
    TEXT,
    NUMBER;

    /** The length of the only user id that the service does not anonymize. */
    private static final int NOTE_AUTHOR_CHARS = 24;

    private static final int COMMENTER_CHARS = 29;

    /** The pseudonym, which is always the same for the same text, kind and key. */
    String of(String text, Mac mac) {
        mac.update(name().getBytes(StandardCharsets.US_ASCII));
        mac.update((byte) 0);
        byte[] hash = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        return switch (this) {
            case USER_ID -> hex(hash, text.length() == NOTE_AUTHOR_CHARS ? NOTE_AUTHOR_CHARS : COMMENTER_CHARS);
            case NICKNAME -> "用户-" + hex(hash, 8);
            case RED_ID -> digits(hash, 10);
            case AVATAR -> "https://example.invalid/avatar/" + hex(hash, 32);
            case TEXT -> "text-" + hex(hash, 16);
            case NUMBER -> digits(hash, 9);
        };
    }

    private static String hex(byte[] hash, int digits) {
        return HexFormat.of().formatHex(hash).substring(0, digits);
    }

    /** A number with this many digits that does not begin with 0. */
    private static String digits(byte[] hash, int digits) {
        BigInteger min = BigInteger.TEN.pow(digits - 1);
        BigInteger span = min.multiply(BigInteger.valueOf(9));
        return min.add(new BigInteger(1, hash).mod(span)).toString();
    }
}
