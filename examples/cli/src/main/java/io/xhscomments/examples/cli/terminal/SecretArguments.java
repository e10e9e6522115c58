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
 * The arguments that no message may repeat: people paste the key, or an address with a password, where it does not
 * belong. It rather hides too much than too little, but never the name of a file that exists. Safe to share between
 * threads.
 */
public final class SecretArguments {
    /** Stands for what is hidden. */
    public static final String MARK = "[redacted]";

    private static final Pattern SECRET_OPTION = Pattern.compile(
            "-{1,2}[a-z_-]*?(?:key|token|secret|passw(?:or)?d|auth(?:orization)?|bearer|credentials?|cookie|header)s?(?:=(.*))?",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern SHORT_SECRET_OPTION = Pattern.compile("-[kHuU]");
    private static final Pattern PLAIN_OPTION = Pattern.compile("(-{1,2}[a-z][a-z-]{0,23})(?:=.*)?", Pattern.DOTALL);
    private static final Pattern PLAIN_WORD = Pattern.compile("[a-z]{1,11}|[0-9]{1,6}");
    private static final Pattern NO_TOKEN = Pattern.compile("[^!-~]+");
    private static final Pattern QUERY = Pattern.compile("[?#]");
    private static final Pattern PAIRS = Pattern.compile("[&;#?]");
    private static final Pattern SLASH = Pattern.compile("/");
    /** So many characters of a secret are enough to find it where it is cut off. */
    private static final int MIN_MATCH = 6;

    /** The longest first: a secret may be a part of another one. */
    private final Collection<String> hidden = new ConcurrentSkipListSet<>(
            Comparator.comparing(String::length).reversed().thenComparing(Comparator.naturalOrder()));

    /** Looks for secrets in arguments, in their order. */
    public void add(Collection<String> arguments) {
        boolean named = false;
        for (String argument : arguments) {
            Matcher option = SECRET_OPTION.matcher(argument);
            if (option.matches()) {
                named = option.group(1) == null;
                remember(option.group(1));
            } else {
                if (named && !argument.startsWith("--")) {
                    remember(argument);
                }
                named = SHORT_SECRET_OPTION.matcher(argument).matches();
                addUnnamed(argument);
            }
        }
    }

    /** Shows this one all the same: it is known, so it is no secret. */
    public void allow(String known) {
        hidden.remove(known);
    }

    private void addUnnamed(String argument) {
        addLogin(argument);
        if (argument.startsWith("-")) {
            addUnnamedOption(argument);
        } else {
            NO_TOKEN.splitAsStream(argument.startsWith("@") ? argument.substring(1) : argument)
                    .forEach(this::addToken);
        }
    }

    private void addUnnamedOption(String argument) {
        if (!PLAIN_OPTION.matcher(argument).matches()) {
            remember(SecretPattern.isIn(argument) ? argument : null);
            addToken(argument.substring(Math.min(2, argument.length())));
        }
        int equals = argument.indexOf('=');
        if (equals >= 0) {
            addUnnamed(argument.substring(equals + 1));
        }
    }

    /** A password may hold any sign, a slash or a space too: it ends at the last at sign. */
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
                // Without a value it is no parameter, but base64 with its padding.
                rememberIfSecret(value.length() > 2 ? value : pair);
            }
        }
    }

    private void rememberIfSecret(String word) {
        if (SecretPattern.isIn(word)) {
            remember(word);
        }
    }

    private void remember(@Nullable String secret) {
        if (secret != null && secret.length() > 2) {
            hidden.add(secret);
        }
    }

    /** The text without them, in whatever case they are repeated. */
    public String redact(String text) {
        String shown = text;
        for (String secret : hidden) {
            if (!isFile(secret)) {
                shown = without(secret, shown);
                shown = without(Sanitizer.oneLine(secret), shown);
            }
        }
        return shown;
    }

    /** Also without its beginning where the message cuts it off. */
    private static String without(String secret, String text) {
        int least = Math.min(MIN_MATCH, secret.length());
        StringBuilder shown = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            int end = text.regionMatches(true, at, secret, 0, least) ? endOf(secret, text, at) : at;
            if (end - at == secret.length() || (end > at && end < text.length() && text.charAt(end) == '…')) {
                shown.append(MARK);
                at = end;
            } else {
                shown.append(text.charAt(at++));
            }
        }
        return shown.toString();
    }

    private static int endOf(String secret, String text, int from) {
        int length = 0;
        while (length < secret.length() && text.regionMatches(true, from + length, secret, length, 1)) {
            length++;
        }
        return from + length;
    }

    /** A file, or a path that can become one, such as that of an output. */
    private static boolean isFile(String name) {
        try {
            Path path = Path.of(name);
            Path parent = path.getParent();
            return Files.exists(path) || (parent != null && parent.getFileName() != null && Files.isDirectory(parent));
        } catch (InvalidPathException none) {
            return false;
        }
    }

    /** An argument that no command knows: it is shown only if it can be nothing but a slip of the keyboard. */
    public static String shown(String unknown) {
        Matcher option = PLAIN_OPTION.matcher(unknown);
        if (option.matches() && !SecretPattern.isIn(option.group(1).replaceFirst("^-+", ""))) {
            return option.end(1) == unknown.length() ? unknown : option.group(1) + "=" + MARK;
        }
        return PLAIN_WORD.matcher(unknown).matches() ? unknown : MARK;
    }

    /** Whether somebody tries to give the key itself. */
    public static boolean nameKey(List<String> arguments) {
        return arguments.stream().map(SECRET_OPTION::matcher).anyMatch(Matcher::matches);
    }
}
