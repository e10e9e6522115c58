package io.xhscomments.core.model;

import java.util.Locale;
import java.util.function.Supplier;

/** Runs something as on a machine of another country. */
final class InLocale {
    private InLocale() {}

    static <T> T turkish(Supplier<T> action) {
        Locale before = Locale.getDefault();
        Locale.setDefault(new Locale.Builder().setLanguage("tr").setRegion("TR").build());
        try {
            return action.get();
        } finally {
            Locale.setDefault(before);
        }
    }
}
