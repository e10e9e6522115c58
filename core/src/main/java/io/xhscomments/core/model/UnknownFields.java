package io.xhscomments.core.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Members of a response that the model does not know, by name, each as the JSON text that was served. Nothing that was
 * paid for is lost to the model: what the service adds tomorrow can be read here today.
 *
 * <p>Immutable in effect and safe to share between threads. Two are equal if they have the same members, in whatever
 * order. A decoder may leave the texts where they are until somebody asks; until then the response they lie in stays in
 * memory.
 */
public final class UnknownFields {
    private static final UnknownFields NONE = new UnknownFields(Map.of(), null);

    private volatile @Nullable Map<String, String> jsonByName;
    private @Nullable Supplier<Map<String, String>> reader;

    private UnknownFields(@Nullable Map<String, String> jsonByName, @Nullable Supplier<Map<String, String>> reader) {
        this.jsonByName = jsonByName;
        this.reader = reader;
    }

    /** No members. */
    public static UnknownFields none() {
        return NONE;
    }

    /** These members; the map is copied. Values are JSON texts: {@code "\"x\""} is a string, {@code "1"} a number. */
    public static UnknownFields of(Map<String, String> jsonByName) {
        return jsonByName.isEmpty() ? NONE : new UnknownFields(copyOf(jsonByName), null);
    }

    /**
     * Members that are read at the first question, for decoders. The reader is called once, by the thread that asks
     * first, while others wait; then it is let go, with all that it holds on to. If it throws, whoever asked gets that,
     * and the next question calls it again.
     */
    public static UnknownFields lazily(Supplier<Map<String, String>> reader) {
        return new UnknownFields(null, Objects.requireNonNull(reader, "reader"));
    }

    /** The names, in the order served. */
    public Set<String> names() {
        return asMap().keySet();
    }

    /** The JSON text of one member, or empty if there is no member of this name. */
    public Optional<String> json(String name) {
        return Optional.ofNullable(asMap().get(name));
    }

    /** All members, in the order served; the map cannot be changed. */
    public Map<String, String> asMap() {
        Map<String, String> known = jsonByName;
        return known != null ? known : read();
    }

    /** Whether there are no members. */
    public boolean isEmpty() {
        return asMap().isEmpty();
    }

    private synchronized Map<String, String> read() {
        Map<String, String> read = jsonByName;
        if (read == null) {
            read = copyOf(Objects.requireNonNull(reader, "reader").get());
            jsonByName = read;
            reader = null;
        }
        return read;
    }

    private static Map<String, String> copyOf(Map<String, String> jsonByName) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(jsonByName));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || (other instanceof UnknownFields that && asMap().equals(that.asMap()));
    }

    @Override
    public int hashCode() {
        return asMap().hashCode();
    }

    /** The names only: the texts are somebody else's and may be long. */
    @Override
    public String toString() {
        return names().toString();
    }
}
