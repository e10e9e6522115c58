package io.xhscomments.codec.tikhub.redaction;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A text of printable ASCII, and a matcher for it in bytes, whose characters may be escaped. Immutable. */
public final class EncodedText {
    /** For {@link #match}: only the complete text matches. */
    public static final int COMPLETE = Integer.MAX_VALUE;

    private static final int BASE64_BYTES = 3;
    private static final int BASE64_CHARS = 4;

    private final String text;
    private final EscapedChar[] chars;
    /** In base64 the first and the last character may also hold bits of the neighbouring text. */
    private final boolean base64;

    private EncodedText(String text, boolean base64, boolean onlySymbolsEscaped) {
        this.text = text;
        this.base64 = base64;
        this.chars = text.chars()
                .mapToObj(c -> new EscapedChar((char) c, !onlySymbolsEscaped || !Character.isLetterOrDigit(c)))
                .toArray(EscapedChar[]::new);
    }

    /** The text itself; its base64 at any offset in a longer text, in both alphabets; its hex digits in both cases. */
    public static List<EncodedText> of(String text) {
        byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);
        Set<String> base64 = new LinkedHashSet<>();
        for (int before = 0; before < BASE64_BYTES; before++) {
            base64.add(inBase64(ascii, before, Base64.getEncoder()));
            base64.add(inBase64(ascii, before, Base64.getUrlEncoder()));
        }
        List<EncodedText> all = new ArrayList<>();
        all.add(new EncodedText(text, false, false));
        base64.forEach(encoded -> all.add(new EncodedText(encoded, true, true)));
        all.add(new EncodedText(HexFormat.of().formatHex(ascii), false, true));
        all.add(new EncodedText(HexFormat.of().withUpperCase().formatHex(ascii), false, true));
        return all;
    }

    /** The characters that depend only on the text, if this many bytes come before it. */
    private static String inBase64(byte[] text, int before, Base64.Encoder encoder) {
        byte[] bytes = new byte[before + text.length + BASE64_BYTES];
        System.arraycopy(text, 0, bytes, before, text.length);
        int from = (before * BASE64_CHARS + BASE64_BYTES - 1) / BASE64_BYTES;
        int to = (before + text.length) * BASE64_CHARS / BASE64_BYTES;
        return encoder.encodeToString(bytes).substring(from, to);
    }

    int minBytes() {
        return text.length();
    }

    public int maxBytes() {
        return Arrays.stream(chars).mapToInt(EscapedChar::maxBytes).sum() + 2;
    }

    public void markFirstBytes(boolean[] firstBytes) {
        chars[0].starts().forEach(start -> firstBytes[start.charAt(0)] = true);
    }

    /**
     * Matches the text from an index on.
     *
     * @param minCutChars if the bytes end before the text does, the minimum number of its characters for a match; with
     *     0 an escape that is cut off is enough
     * @return the index after the text, or -1
     */
    public int match(byte[] bytes, int from, int to, int minCutChars) {
        int at = from;
        for (int i = 0; i < chars.length; i++) {
            int next = at < to ? chars[i].match(bytes, at, to) : -1;
            if (next < 0) {
                boolean isCut = i >= minCutChars && (at == to || chars[i].isCutOff(bytes, at, to));
                return isCut ? to : -1;
            }
            at = next;
        }
        return at;
    }

    public int widenedStart(byte[] bytes, int start, int from) {
        return base64 && start > from && isBase64(bytes[start - 1]) ? start - 1 : start;
    }

    public int widenedEnd(byte[] bytes, int end, int to) {
        return base64 && end < to && isBase64(bytes[end]) ? end + 1 : end;
    }

    private static boolean isBase64(byte c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || "+/-_".indexOf(c) >= 0;
    }

    /** Adds every group of three bytes that can occur in the text, with any escapes. */
    void grams(Grams grams) {
        EscapedChar.PREFIXES.forEach(prefix -> addAll(prefix, grams));
        for (int i = 0; i < chars.length; i++) {
            Set<String> own = chars[i].ends();
            own.forEach(end -> addAll(end, grams));
            if (i + 1 < chars.length) {
                Set<String> next = chars[i + 1].starts();
                last(own, 2).forEach(end -> next.forEach(start -> addAll(end + start, grams)));
            }
            if (i + 2 < chars.length) {
                Set<String> next = chars[i + 2].starts();
                String plain = String.valueOf(text.charAt(i + 1));
                last(own, 1).forEach(end -> next.forEach(start -> addAll(end + plain + start.charAt(0), grams)));
            }
        }
    }

    private static Set<String> last(Set<String> texts, int chars) {
        Set<String> last = new LinkedHashSet<>();
        texts.forEach(each -> last.add(each.substring(Math.max(0, each.length() - chars))));
        return last;
    }

    private static void addAll(String text, Grams grams) {
        for (int i = 0; i + GramFilter.GRAM <= text.length(); i++) {
            grams.add((byte) text.charAt(i), (byte) text.charAt(i + 1), (byte) text.charAt(i + 2));
        }
    }

    /** Receives groups of three bytes. */
    interface Grams {
        void add(byte first, byte second, byte third);
    }

    /** Does not contain the text, which is a key. */
    @Override
    public String toString() {
        return "EncodedText[" + text.length() + " characters]";
    }
}
