package io.xhscomments.examples.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a program's NOTICE says that it holds.
 *
 * @param libraries licence by {@code group:artifact}
 * @param inside licence by path in the jar, of what libraries hold of others
 */
record Notice(String text, Map<String, String> libraries, Map<String, String> inside) {
    private static final Pattern LIBRARY = Pattern.compile("(?m)^([\\w.-]+:[\\w.-]+) +(\\S+) +Copyright .+$");
    private static final Pattern INSIDE = Pattern.compile("(?m)^(\\w[\\w./-]*/[\\w./-]+) \\(in [^)]+\\) +(\\S+)$");

    static Notice of(String text) {
        return new Notice(text, all(LIBRARY, text), all(INSIDE, text));
    }

    private static Map<String, String> all(Pattern entry, String text) {
        Map<String, String> found = new LinkedHashMap<>();
        for (Matcher matcher = entry.matcher(text); matcher.find(); ) {
            found.put(matcher.group(1), matcher.group(2));
        }
        return found;
    }

    /** Where a Maven repository keeps this library: {@code org/slf4j/slf4j-api/}. */
    static String repositoryPath(String library) {
        List<String> parts = List.of(library.split(":", -1));
        return parts.get(0).replace('.', '/') + "/" + parts.get(1) + "/";
    }
}
