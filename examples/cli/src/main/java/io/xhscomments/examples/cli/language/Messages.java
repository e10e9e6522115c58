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
 * Everything that the program says, in one language. The words are in the files beside this class, one a language, each
 * with the same keys. Immutable, safe to share between threads.
 */
public final class Messages {
    private final Language language;
    private volatile @Nullable ResourceBundle words;

    private Messages(Language language) {
        this.language = language;
    }

    /** What is said in this language. */
    public static Messages in(Language language) {
        return new Messages(language);
    }

    /** The language. */
    public Language language() {
        return language;
    }

    /** A phrase, with these put in, each on one line and safe to show. Numbers look the same in every locale. */
    public String say(MessageKey phrase, Object... values) {
        Object[] safe = Arrays.stream(values)
                .map(value -> value instanceof Number ? value : Sanitizer.oneLine(String.valueOf(value)))
                .toArray();
        return String.format(Locale.ROOT, words().getString(phrase.key()), safe);
    }

    /** What to do after a stop for this reason. */
    public String next(StopReason reason) {
        return words().getString("stop." + reason.id());
    }

    /** Why a reading stopped, by the id of a {@link StopReason} or of a stop in a store. */
    public String stopped(String stop) {
        return words().getString("stopped." + stop);
    }

    /** What happened, by a kind of failure. */
    String whatHappened(String kind) {
        return words().getString("failure." + kind);
    }

    /** What to do next, by a kind of failure. */
    String next(String kind) {
        return words().getString("next." + kind);
    }

    /** Read when something is said: most runs have little to say. */
    private ResourceBundle words() {
        ResourceBundle read = words;
        if (read == null) {
            read = bundle("Messages", language);
            words = read;
        }
        return read;
    }

    /** The help texts in this language, for picocli; none if they are those of the annotations. */
    public Optional<ResourceBundle> help() {
        return language == Language.en ? Optional.empty() : Optional.of(bundle("Help", language));
    }

    /** Read here and not looked up by locale: what the machine's own locale is must change nothing. */
    private static ResourceBundle bundle(String name, Language language) {
        String file = name + "_" + language.name() + ".properties";
        try (InputStream in = Messages.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is missing from the program");
            }
            return new PropertyResourceBundle(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
