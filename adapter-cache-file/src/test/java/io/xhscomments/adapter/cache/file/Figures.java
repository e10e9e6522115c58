package io.xhscomments.adapter.cache.file;

import java.util.Locale;

/** Prints the figures of a proof for the README. */
final class Figures {
    private Figures() {}

    static void print(String format, Object... counted) {
        System.out.println(String.format(Locale.ROOT, format, counted));
    }
}
