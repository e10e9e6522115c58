package io.xhscomments.examples.database;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The JDBC URL of a SQLite file or of a PostgreSQL database: {@code jdbc:sqlite:comments.db} or
 * {@code jdbc:postgresql://host:5432/name?user=me}. It never contains a password, so that it can be shown. An immutable
 * value.
 */
public final class DatabaseUrl {
    /** What is expected, for messages. */
    public static final String EXPECTED =
            "jdbc:sqlite:FILE or jdbc:postgresql://HOST/DATABASE?user=NAME, without a password";

    /** A parameter such as {@code password=} or {@code sslpassword=}, or one whose name is percent-encoded. */
    private static final Pattern PASSWORD =
            Pattern.compile("(?i)[?&;][^=&;]*(?:passw|pwd|secret|%[^=&;]*=)|[?&;](?:hex)?key=");

    private static final Pattern LOGIN = Pattern.compile("//[^/?]*@");
    private static final Pattern IN_MEMORY = Pattern.compile("(?i)(?:file:)?(?::memory:)?(?:\\?.*)?|.*mode=memory.*");

    private final String url;
    private final Dialect dialect;

    private DatabaseUrl(String url, Dialect dialect) {
        this.url = url;
        this.dialect = dialect;
    }

    /**
     * Checks a URL. Connects to nothing.
     *
     * @throws IllegalArgumentException if it is of another kind, contains a password, or names no file; the message
     *     does not repeat it
     */
    public static DatabaseUrl of(String url) {
        if (PASSWORD.matcher(url).find() || LOGIN.matcher(url).find()) {
            throw new IllegalArgumentException(
                    "the URL of the database contains a password or a key; expected " + EXPECTED);
        }
        for (Dialect dialect : Dialect.ALL) {
            if (url.toLowerCase(Locale.ROOT).startsWith(dialect.prefix())) {
                String place = url.substring(dialect.prefix().length());
                if (dialect instanceof SqliteDialect && IN_MEMORY.matcher(place).matches()) {
                    throw new IllegalArgumentException(
                            "a database in memory would be lost at the end; expected " + EXPECTED);
                }
                return new DatabaseUrl(dialect.prefix() + place, dialect);
            }
        }
        throw new IllegalArgumentException("the URL of the database is of another kind; expected " + EXPECTED);
    }

    Dialect dialect() {
        return dialect;
    }

    /** The URL, which contains no password. */
    @Override
    public String toString() {
        return url;
    }
}
