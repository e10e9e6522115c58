package io.xhscomments.core.reading;

/** The values in a text of {@link CheckpointVersion1}, one after the other. For one thread. */
final class CheckpointParser {
    /** Far more than comments that stand in comments need, and far less than the stack bears. */
    private static final int DEEPEST = 200;

    private final String text;
    private int at;
    private int depth;

    CheckpointParser(String text) {
        this.text = text;
    }

    String word() {
        int end = text.indexOf(';', at);
        String word = text.substring(at, end);
        at = end + 1;
        return word;
    }

    String text() {
        int colon = text.indexOf(':', at);
        int length = Integer.parseInt(text.substring(at, colon));
        at = colon + 1 + length;
        return text.substring(colon + 1, at);
    }

    boolean truth() {
        String word = in("true", "false", word());
        return word.equals("true");
    }

    boolean flag() {
        String sign = in("+", "-", text.substring(at, at + 1));
        at++;
        return sign.equals("+");
    }

    /** A record begins. */
    void enter() {
        if (++depth > DEEPEST) {
            throw new IllegalArgumentException("records are nested more than " + DEEPEST + " deep");
        }
    }

    /** It has ended. */
    void leave() {
        depth--;
    }

    private static String in(String yes, String no, String found) {
        if (!found.equals(yes) && !found.equals(no)) {
            throw new IllegalArgumentException("expected " + yes + " or " + no + ", but found " + found);
        }
        return found;
    }

    void expectEnd() {
        if (at != text.length()) {
            throw new IllegalArgumentException("text goes on after its end");
        }
    }
}
