package io.xhscomments.examples.benchmarks.decode;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** The strings of a page as bytes, from which they are created again in the same order. */
final class VariedTexts {
    private final List<byte[]> bytes = new ArrayList<>();

    /** Records a string. */
    String keep(String text) {
        bytes.add(text.getBytes(StandardCharsets.UTF_8));
        return text;
    }

    /** Creates the recorded strings in order, and ignores its argument. */
    UnaryOperator<String> again() {
        int[] next = {0};
        return ignored -> new String(bytes.get(next[0]++), StandardCharsets.UTF_8);
    }
}
