package io.xhscomments.core.testing;

import java.util.Locale;
import java.util.function.Supplier;

/** Runs an action in another default locale. */
public final class InLocale {
    private InLocale() {}

    public static <T> T turkish(Supplier<T> action) {
        Locale before = Locale.getDefault();
        Locale.setDefault(new Locale.Builder().setLanguage("tr").setRegion("TR").build());
        try {
            return action.get();
        } finally {
            Locale.setDefault(before);
        }
    }
}
