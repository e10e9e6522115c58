package io.xhscomments.examples.cli.language;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** The languages that the program speaks; lower case, because that is how they are typed. */
public enum Language {
    /** English. */
    en,
    /** Chinese, in simplified characters. */
    zh;

    /**
     * The one that the surroundings ask for, by the variables that POSIX names, the strongest first; English if they
     * ask for none that is spoken here.
     *
     * @param variable reads one environment variable
     */
    public static Language of(Function<String, Optional<String>> variable) {
        for (String name : List.of("LC_ALL", "LC_MESSAGES", "LANG")) {
            Optional<String> value = variable.apply(name);
            if (value.isPresent()) {
                return value.get().toLowerCase(Locale.ROOT).startsWith(zh.name()) ? zh : en;
            }
        }
        return en;
    }
}
