package io.xhscomments.core.checkpoint;

/** Reads the values of a {@link CheckpointVersion1} text one after the other. For one thread. */
final class CheckpointParser {
    /** Enough for nested comments, and small enough for the stack. */
    private static final int MAX_DEPTH = 200;

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

    boolean bool() {
        String word = in("true", "false", word());
        return word.equals("true");
    }

    boolean flag() {
        String character = in("+", "-", text.substring(at, at + 1));
        at++;
        return character.equals("+");
    }

    /** Call at the start of a record. */
    void enter() {
        if (++depth > MAX_DEPTH) {
            throw new IllegalArgumentException("records are nested more than " + MAX_DEPTH + " deep");
        }
    }

    /** Call at the end of a record. */
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
            throw new IllegalArgumentException("text continues after its end");
        }
    }
}
