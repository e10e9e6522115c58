package io.xhscomments.examples.cli.option;

import io.xhscomments.examples.cli.language.MessageKey;
import io.xhscomments.examples.cli.terminal.Console;
import io.xhscomments.examples.database.CommentDatabase;
import io.xhscomments.examples.database.DatabaseUrl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options for the database that comments are written into. */
public final class DatabaseOptions {
    /** The environment variable with the password of the database. */
    public static final String PASSWORD_VARIABLE = "XHS_COMMENTS_DB_PASSWORD";

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    @Option(
            names = "--into",
            paramLabel = "URL",
            converter = UrlConverter.class,
            description =
                    "Write the comments into this database instead of a file: jdbc:sqlite:FILE, or jdbc:postgresql://HOST/DATABASE?user=NAME. "
                            + "read needs --store or --replay with it, so that every page that was paid for is stored first.")
    private @Nullable DatabaseUrl url;

    @Option(
            names = "--db-password-file",
            paramLabel = "FILE",
            description =
                    "A file that contains only the password of the database. Default: the password in the variable "
                            + PASSWORD_VARIABLE
                            + ". The URL must not contain it, because every user of the machine can read arguments.")
    private @Nullable Path passwordFile;

    /** Whether {@code --into} is given. */
    public boolean isGiven() {
        return url != null;
    }

    /** The file with the password, if it is given. */
    public Optional<Path> passwordFile() {
        return Optional.ofNullable(passwordFile);
    }

    /**
     * Checks that the options of a reading fit together.
     *
     * @throws UsageException if they do not
     */
    public void check(StoreOptions stores, OutputOptions output, Console console) {
        if (url == null) {
            if (passwordFile != null) {
                throw UsageException.of(command, MessageKey.USAGE_NO_DATABASE);
            }
            return;
        }
        console.secrets().allowWithin(url.toString());
        if (!stores.stores() && !stores.replays()) {
            throw UsageException.of(command, MessageKey.USAGE_INTO_STORE);
        }
        if (output.isGiven()) {
            throw UsageException.of(command, MessageKey.USAGE_INTO_OUT);
        }
    }

    /**
     * The settings of the database. Reads the password, and connects to nothing.
     *
     * @throws UsageException if {@code --into} is missing
     */
    public CommentDatabase.Builder database(Console console) throws IOException {
        if (url == null) {
            throw UsageException.of(command, MessageKey.USAGE_NO_DATABASE);
        }
        console.secrets().allowWithin(url.toString());
        return CommentDatabase.builder(url).password(password(console));
    }

    private String password(Console console) throws IOException {
        if (passwordFile == null) {
            return console.variable(PASSWORD_VARIABLE).orElse("");
        }
        try {
            return Files.readString(passwordFile).strip();
        } catch (IOException unreadable) {
            // Do not repeat the name, because it may be the password itself.
            throw new IOException("the file of --db-password-file cannot be read ("
                    + unreadable.getClass().getSimpleName() + ")");
        }
    }

    /** Does not repeat a refused value in its message, because the value may contain a password. */
    static final class UrlConverter implements ITypeConverter<DatabaseUrl> {
        @Override
        public DatabaseUrl convert(String value) {
            try {
                return DatabaseUrl.of(value);
            } catch (IllegalArgumentException refused) {
                throw new InvalidValueException(MessageKey.USAGE_INTO, DatabaseUrl.EXPECTED, PASSWORD_VARIABLE);
            }
        }
    }
}
