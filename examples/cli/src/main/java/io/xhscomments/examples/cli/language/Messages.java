package io.xhscomments.examples.cli.language;

import io.xhscomments.core.reading.StopReason;
import io.xhscomments.examples.cli.text.Sanitizer;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.PropertyResourceBundle;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/**
 * The messages of the program in one language. The texts are in one properties file for each language, all with the
 * same keys. Immutable, safe to share between threads.
 */
public final class Messages {
    private final Language language;
    private volatile @Nullable ResourceBundle texts;

    private Messages(Language language) {
        this.language = language;
    }

    /** The messages in this language. */
    public static Messages in(Language language) {
        return new Messages(language);
    }

    /** The language. */
    public Language language() {
        return language;
    }

    /** A message with these values, each escaped and on one line. Numbers look the same in every locale. */
    public String format(MessageKey key, Object... values) {
        Object[] safe = Arrays.stream(values)
                .map(value -> value instanceof Number ? value : Sanitizer.oneLine(String.valueOf(value)))
                .toArray();
        return String.format(Locale.ROOT, texts().getString(key.key()), safe);
    }

    /** The next step after a stop for this reason. */
    public String nextStep(StopReason reason) {
        return texts().getString("stop." + reason.id());
    }

    /** Why a reading stopped, by the id of a {@link StopReason} or of a stop in a store. */
    public String stopped(String stop) {
        return texts().getString("stopped." + stop);
    }

    /** The description of a kind of failure. */
    String problem(String kind) {
        return texts().getString("failure." + kind);
    }

    /** The next step after a kind of failure. */
    String nextStep(String kind) {
        return texts().getString("next." + kind);
    }

    /** Reads the file on first use, because many runs print no message. */
    private ResourceBundle texts() {
        ResourceBundle read = texts;
        if (read == null) {
            read = bundle("Messages", language);
            texts = read;
        }
        return read;
    }

    /** The help texts in this language, for picocli. Empty for English, whose texts are in the annotations. */
    public Optional<ResourceBundle> help() {
        return language == Language.en ? Optional.empty() : Optional.of(bundle("Help", language));
    }

    /** Reads the file by name, so that the locale of the machine has no influence. */
    private static ResourceBundle bundle(String name, Language language) {
        String file = name + "_" + language.name() + ".properties";
        try (InputStream in = Messages.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is missing in the program's jar");
            }
            return new PropertyResourceBundle(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
