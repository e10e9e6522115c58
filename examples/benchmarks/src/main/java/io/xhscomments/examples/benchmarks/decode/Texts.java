package io.xhscomments.examples.benchmarks.decode;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** The texts of a page as bytes, from which they can be made again in the same order. */
final class Texts {
    private final List<byte[]> bytes = new ArrayList<>();

    /** Takes a text in. */
    String keep(String text) {
        bytes.add(text.getBytes(StandardCharsets.UTF_8));
        return text;
    }

    /** Makes all of them again, in order, whatever it is asked for. */
    UnaryOperator<String> again() {
        int[] next = {0};
        return ignored -> new String(bytes.get(next[0]++), StandardCharsets.UTF_8);
    }
}
