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
 * Members of a response that the model does not contain, by name, each as the JSON text that was served. Programs can
 * read a new member of the service here before the model has it.
 *
 * <p>Immutable in effect and safe to share between threads. Two objects are equal if they have the same members in any
 * order. A decoder may extract the texts lazily; until then the complete response stays in memory.
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
     * Members that are read at the first access, for decoders. The thread of the first access calls the reader once,
     * while others wait; then the reader is released. If it throws, the caller gets the exception, and the next access
     * calls it again.
     */
    public static UnknownFields lazily(Supplier<Map<String, String>> reader) {
        return new UnknownFields(null, Objects.requireNonNull(reader, "reader"));
    }

    /** The names, in the order served. */
    public Set<String> names() {
        return asMap().keySet();
    }

    /** The JSON text of one member; empty if there is no member of this name. */
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

    /** The names only, because the texts are foreign and may be long. */
    @Override
    public String toString() {
        return names().toString();
    }
}
