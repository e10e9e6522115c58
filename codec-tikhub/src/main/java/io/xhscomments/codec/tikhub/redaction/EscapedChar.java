package io.xhscomments.codec.tikhub.redaction;

import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A printable ASCII character and its escapes: after backslashes, as its number in JSON ({@code \u0041}) or a script
 * ({@code \x41}), percent-encoded ({@code %41}), or as an entity of HTML ({@code &#65;}, {@code &#x41;},
 * {@code &sol;}); each of these once or several times. Immutable.
 */
final class EscapedChar {
    private static final int MAX_BACKSLASHES = 8;
    private static final int MAX_LAYERS = 3;
    private static final int MAX_ZEROS = 6;
    /** The longest escape: an ampersand as its number, its entity in three layers, and the number with its zeros. */
    private static final int MAX_BYTES =
            MAX_BACKSLASHES + "u0026".length() + MAX_LAYERS * "amp;".length() + "#x00;".length() + MAX_ZEROS;

    private static final Map<Character, String> ENTITIES = Map.ofEntries(
            Map.entry('!', "excl"),
            Map.entry('"', "quot"),
            Map.entry('#', "num"),
            Map.entry('$', "dollar"),
            Map.entry('%', "percnt"),
            Map.entry('&', "amp"),
            Map.entry('\'', "apos"),
            Map.entry('(', "lpar"),
            Map.entry(')', "rpar"),
            Map.entry('*', "ast"),
            Map.entry('+', "plus"),
            Map.entry(',', "comma"),
            Map.entry('.', "period"),
            Map.entry('/', "sol"),
            Map.entry(':', "colon"),
            Map.entry(';', "semi"),
            Map.entry('<', "lt"),
            Map.entry('=', "equals"),
            Map.entry('>', "gt"),
            Map.entry('?', "quest"),
            Map.entry('@', "commat"),
            Map.entry('[', "lsqb"),
            Map.entry('\\', "bsol"),
            Map.entry(']', "rsqb"),
            Map.entry('^', "Hat"),
            Map.entry('_', "lowbar"),
            Map.entry('`', "grave"),
            Map.entry('{', "lcub"),
            Map.entry('|', "verbar"),
            Map.entry('}', "rcub"));

    private final char plain;
    private final boolean mayBeEscaped;
    private final String entity;

    EscapedChar(char plain, boolean mayBeEscaped) {
        this.plain = plain;
        this.mayBeEscaped = mayBeEscaped;
        this.entity = ENTITIES.getOrDefault(plain, "");
    }

    int maxBytes() {
        return mayBeEscaped ? MAX_BYTES : 1;
    }

    /** The index after the character, with any escape; -1 if it is another character. */
    int match(byte[] bytes, int at, int to) {
        int end = -1;
        if (mayBeEscaped) {
            byte first = bytes[at];
            if (first == '%') {
                end = percentEncoded(bytes, at + 1, to);
            } else if (first == '&') {
                end = entity(bytes, at + 1, to);
            } else if (first == '\\') {
                end = escaped(bytes, at, to);
            }
        }
        return end < 0 && bytes[at] == plain ? at + 1 : end;
    }

    /** Whether the bytes up to the end may be the start of an escape. */
    boolean isCutOff(byte[] bytes, int at, int to) {
        return mayBeEscaped && to - at < MAX_BYTES && (bytes[at] == '%' || bytes[at] == '&' || bytes[at] == '\\');
    }

    private int percentEncoded(byte[] bytes, int from, int to) {
        int at = from;
        for (int layer = 0; layer <= MAX_LAYERS; layer++) {
            if (isHex(bytes, at, to)) {
                return at + 2;
            }
            if (!isNext("25", bytes, at, to)) {
                return -1;
            }
            at += 2;
        }
        return -1;
    }

    private int escaped(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] == '\\' && at - from < MAX_BACKSLASHES) {
            at++;
        }
        if (at == to) {
            return -1;
        }
        if (isNext("u00", bytes, at, to)) {
            if (isHex(bytes, at + 3, to)) {
                return at + 5;
            }
            if (isNext("26", bytes, at + 3, to)) {
                return entity(bytes, at + 5, to);
            }
            return isNext("25", bytes, at + 3, to) ? percentEncoded(bytes, at + 5, to) : -1;
        }
        if (bytes[at] == 'x' && isHex(bytes, at + 1, to)) {
            return at + 3;
        }
        if (plain == '\\') {
            return at;
        }
        return bytes[at] == plain && !Character.isLetterOrDigit(plain) ? at + 1 : -1;
    }

    /** The index after an entity, whose ampersand has been read; -1 if it is another character. */
    private int entity(byte[] bytes, int from, int to) {
        int at = from;
        for (int layer = 0; layer < MAX_LAYERS && isNext("amp;", bytes, at, to); layer++) {
            if (plain == '&' && !isNext("amp;", bytes, at + 4, to) && !isNext("#", bytes, at + 4, to)) {
                return at + 4;
            }
            at += 4;
        }
        if (!entity.isEmpty() && isNext(entity + ";", bytes, at, to)) {
            return at + entity.length() + 1;
        }
        if (at >= to || bytes[at] != '#') {
            return -1;
        }
        boolean hex = at + 1 < to && (bytes[at + 1] | 0x20) == 'x';
        at += hex ? 2 : 1;
        int digits = at;
        while (digits < to && digits - at < MAX_ZEROS && bytes[digits] == '0') {
            digits++;
        }
        int end = hex
                ? (isHex(bytes, digits, to) ? digits + 2 : -1)
                : (isNext(Integer.toString(plain), bytes, digits, to)
                        ? digits + Integer.toString(plain).length()
                        : -1);
        return end >= 0 && end < to && bytes[end] == ';' ? end + 1 : end;
    }

    private boolean isHex(byte[] bytes, int at, int to) {
        return at + 2 <= to
                && HexFormat.isHexDigit(bytes[at])
                && HexFormat.isHexDigit(bytes[at + 1])
                && (HexFormat.fromHexDigit(bytes[at]) << 4 | HexFormat.fromHexDigit(bytes[at + 1])) == plain;
    }

    private static boolean isNext(String text, byte[] bytes, int at, int to) {
        if (at + text.length() > to) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (bytes[at + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** The ends of all spellings, with up to three bytes before the character's own digits. */
    Set<String> ends() {
        Set<String> ends = new LinkedHashSet<>();
        ends.add(String.valueOf(plain));
        if (!mayBeEscaped) {
            return ends;
        }
        for (String hex : hexDigits()) {
            for (String before :
                    List.of("%", "%25", "525", "025", "u00", "\\x", "#x", "#X", "x0", "X0", "x00", "X00", "000")) {
                ends.add(before + hex);
                ends.add(before + hex + ";");
            }
        }
        for (String before : List.of("&#", ";#", "6#", "#0", "#00", "000")) {
            ends.add(before + (int) plain);
            ends.add(before + (int) plain + ";");
        }
        for (String before : entity.isEmpty() ? List.<String>of() : List.of("&", ";", "26")) {
            ends.add(before + entity + ";");
        }
        if (!Character.isLetterOrDigit(plain)) {
            ends.add("\\" + plain);
            ends.add("\\\\" + plain);
        }
        return ends;
    }

    /** The starts of all spellings, with up to two bytes. */
    Set<String> starts() {
        Set<String> starts = new LinkedHashSet<>();
        starts.add(String.valueOf(plain));
        if (mayBeEscaped) {
            starts.addAll(List.of("%2", "\\u", "\\x", "\\\\", "&#", "&a"));
            hexDigits().forEach(hex -> starts.add("%" + hex.charAt(0)));
            starts.add("\\" + plain);
            if (!entity.isEmpty()) {
                starts.add("&" + entity.charAt(0));
            }
        }
        return starts;
    }

    private Set<String> hexDigits() {
        String lower = Integer.toHexString(plain);
        String upper = lower.toUpperCase(Locale.ROOT);
        Set<String> all = new LinkedHashSet<>(List.of(lower, upper));
        all.add(lower.charAt(0) + upper.substring(1));
        all.add(upper.charAt(0) + lower.substring(1));
        return all;
    }

    /** The text before the digits in an escape of any character. */
    static final List<String> PREFIXES = List.of(
            "%252525",
            "\\\\\\\\u0025252525",
            "\\\\\\\\u0026amp;amp;#x000",
            "&amp;amp;#x000",
            "&amp;#X000",
            "&#x000",
            "&#X000",
            "&#000",
            "&amp;#000",
            "\\u0026#000",
            "\\u0026#x",
            "\\u0026#X",
            "\\\\x",
            "\\\\\\x");
}
