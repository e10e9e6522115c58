package io.xhscomments.examples.cli.terminal;

import io.xhscomments.examples.cli.text.Sanitizer;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The arguments that messages must not repeat, because users paste keys, or URLs with passwords, in the wrong place.
 * When in doubt it redacts, but it never redacts the name of an existing file. Safe to share between threads.
 */
public final class SecretArguments {
    /** Replaces a redacted argument. */
    public static final String PLACEHOLDER = "[redacted]";

    private static final Pattern SECRET_OPTION = Pattern.compile(
            "-{1,2}[a-z_-]*?(?:key|token|secret|passw(?:or)?d|auth(?:orization)?|bearer|credentials?|cookie|header)s?(?:=(.*))?",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern SHORT_SECRET_OPTION = Pattern.compile("-[kHuU]");
    private static final Pattern PLAIN_OPTION = Pattern.compile("(-{1,2}[a-z][a-z-]{0,23})(?:=.*)?", Pattern.DOTALL);
    private static final Pattern PLAIN_WORD = Pattern.compile("[a-z]{1,11}|[0-9]{1,6}");
    private static final Pattern TOKEN_SEPARATOR = Pattern.compile("[^!-~]+");
    private static final Pattern QUERY = Pattern.compile("[?#]");
    private static final Pattern PAIRS = Pattern.compile("[&;#?]");
    private static final Pattern PASSWORD_NAME = Pattern.compile("[^=]*passw", Pattern.CASE_INSENSITIVE);
    private static final Pattern SLASH = Pattern.compile("/");
    /** A truncated secret is recognized by this many characters. */
    private static final int MIN_MATCH_CHARS = 6;

    /** Longest first, because a secret may be part of another one. */
    private final Collection<String> secrets = new ConcurrentSkipListSet<>(
            Comparator.comparing(String::length).reversed().thenComparing(Comparator.naturalOrder()));

    /** Finds secrets in the arguments of a command line, in their order. */
    public void add(Collection<String> arguments) {
        boolean isOptionValue = false;
        for (String argument : arguments) {
            Matcher option = SECRET_OPTION.matcher(argument);
            if (option.matches()) {
                isOptionValue = option.group(1) == null;
                remember(option.group(1));
            } else {
                if (isOptionValue && !argument.startsWith("--")) {
                    remember(argument);
                }
                isOptionValue = SHORT_SECRET_OPTION.matcher(argument).matches();
                addArgument(argument);
            }
        }
    }

    /** Excludes a known value, which is not a secret. */
    public void allow(String known) {
        secrets.remove(known);
    }

    /** Excludes every part of a known value, which contains no secret. */
    public void allowWithin(String known) {
        secrets.removeIf(known::contains);
    }

    private void addArgument(String argument) {
        addLogin(argument);
        if (argument.startsWith("-")) {
            addOption(argument);
        } else {
            TOKEN_SEPARATOR
                    .splitAsStream(argument.startsWith("@") ? argument.substring(1) : argument)
                    .forEach(this::addToken);
        }
    }

    private void addOption(String argument) {
        if (!PLAIN_OPTION.matcher(argument).matches()) {
            remember(SecretPattern.matches(argument) ? argument : null);
            addToken(argument.substring(Math.min(2, argument.length())));
        }
        int equals = argument.indexOf('=');
        if (equals >= 0) {
            addArgument(argument.substring(equals + 1));
        }
    }

    /** A password may contain any character, slashes and spaces included, so it extends to the last at sign. */
    private void addLogin(String address) {
        int authority = address.indexOf("://") + 3;
        int at = address.lastIndexOf('@');
        if (authority > 3 && at > authority) {
            String login = address.substring(authority, at);
            remember(address);
            remember(login);
            remember(login.substring(login.indexOf(':') + 1));
        }
    }

    private void addToken(String token) {
        rememberIfSecret(token);
        if (token.contains("://") || token.contains("?")) {
            String[] parts = QUERY.split(token, 2);
            String path = parts[0].replaceFirst("^[^/]*+://", "");
            rememberIfSecret(path.substring(path.indexOf('/') + 1));
            SLASH.splitAsStream(path).forEach(this::rememberIfSecret);
            for (String pair : PAIRS.split(parts.length > 1 ? parts[1] : "", -1)) {
                String value = pair.substring(pair.indexOf('=') + 1);
                if (PASSWORD_NAME.matcher(pair).lookingAt()) {
                    remember(value);
                }
                // A pair without a value is base64 text with its padding.
                rememberIfSecret(value.length() > 2 ? value : pair);
            }
        }
    }

    private void rememberIfSecret(String word) {
        if (SecretPattern.matches(word)) {
            remember(word);
        }
    }

    private void remember(@Nullable String secret) {
        if (secret != null && secret.length() > 2) {
            secrets.add(secret);
        }
    }

    /** Replaces all secrets in a text, in upper and lower case. */
    public String redact(String text) {
        String shown = text;
        for (String secret : secrets) {
            if (!isFile(secret)) {
                shown = replace(secret, shown);
                shown = replace(Sanitizer.oneLine(secret), shown);
            }
        }
        return shown;
    }

    /** Replaces the secret, and also its beginning where the text truncates it with an ellipsis. */
    private static String replace(String secret, String text) {
        int min = Math.min(MIN_MATCH_CHARS, secret.length());
        StringBuilder shown = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            int end = text.regionMatches(true, at, secret, 0, min) ? endOfMatch(secret, text, at) : at;
            if (end - at == secret.length() || (end > at && end < text.length() && text.charAt(end) == '…')) {
                shown.append(PLACEHOLDER);
                at = end;
            } else {
                shown.append(text.charAt(at++));
            }
        }
        return shown.toString();
    }

    private static int endOfMatch(String secret, String text, int from) {
        int length = 0;
        while (length < secret.length() && text.regionMatches(true, from + length, secret, length, 1)) {
            length++;
        }
        return from + length;
    }

    /** Whether this is an existing file, or a path in an existing directory, such as that of a new output file. */
    private static boolean isFile(String name) {
        try {
            Path path = Path.of(name);
            Path parent = path.getParent();
            return Files.exists(path) || (parent != null && parent.getFileName() != null && Files.isDirectory(parent));
        } catch (InvalidPathException notAPath) {
            return false;
        }
    }

    /** An unknown argument as messages may show it: redacted, unless it is clearly a mistyped option or word. */
    public static String show(String unknown) {
        Matcher option = PLAIN_OPTION.matcher(unknown);
        if (option.matches() && !SecretPattern.matches(option.group(1).replaceFirst("^-+", ""))) {
            return option.end(1) == unknown.length() ? unknown : option.group(1) + "=" + PLACEHOLDER;
        }
        return PLAIN_WORD.matcher(unknown).matches() ? unknown : PLACEHOLDER;
    }

    /** Whether an argument is an option that would take a secret itself; the program has no such option. */
    public static boolean containSecretOption(List<String> arguments) {
        return arguments.stream().map(SECRET_OPTION::matcher).anyMatch(Matcher::matches);
    }
}
