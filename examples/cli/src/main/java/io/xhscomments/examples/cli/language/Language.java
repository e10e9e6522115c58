package io.xhscomments.examples.cli.language;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** The languages of the program. The names are lower case because users type them. */
public enum Language {
    /** English. */
    en,
    /** Chinese, in simplified characters. */
    zh;

    /**
     * The language of the environment, from the variables that POSIX defines, in the order of their precedence. English
     * is the default.
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
