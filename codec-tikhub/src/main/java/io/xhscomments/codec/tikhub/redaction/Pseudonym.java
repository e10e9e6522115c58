package io.xhscomments.codec.tikhub.redaction;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import javax.crypto.Mac;

/**
 * The kinds of what a user is known by. A pseudonym has the form of what it stands for, and none shows that another
 * kind hides the same text.
 */
enum Pseudonym {
    USER_ID,
    NICKNAME,
    RED_ID,
    AVATAR,
    TEXT,
    NUMBER;

    /** The one form of a user id that is not anonymised by the service. */
    private static final int NOTE_AUTHOR = 24;

    private static final int COMMENTER = 29;

    /** Always the same for the same text, kind and key. Other names of the kinds would make other pseudonyms. */
    String of(String text, Mac mac) {
        mac.update(name().getBytes(StandardCharsets.US_ASCII));
        mac.update((byte) 0);
        byte[] hash = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        return switch (this) {
            case USER_ID -> hex(hash, text.length() == NOTE_AUTHOR ? NOTE_AUTHOR : COMMENTER);
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

    /** So many digits, the first of them not 0. */
    private static String digits(byte[] hash, int digits) {
        BigInteger least = BigInteger.TEN.pow(digits - 1);
        BigInteger span = least.multiply(BigInteger.valueOf(9));
        return least.add(new BigInteger(1, hash).mod(span)).toString();
    }
}
