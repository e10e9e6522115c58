package io.xhscomments.adapter.cache.file;

import java.util.Locale;

/** Prints what a proof counted, as the README quotes it. */
final class Figures {
    private Figures() {}

    static void print(String format, Object... counted) {
        System.out.println(String.format(Locale.ROOT, format, counted));
    }
}
