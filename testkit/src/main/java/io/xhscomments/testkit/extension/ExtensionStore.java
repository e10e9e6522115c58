package io.xhscomments.testkit.extension;

import java.util.Objects;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * Values that live as long as a JUnit context. JUnit closes them with the context, on every version from 5.10 on: the
 * method and the interface that all these versions have are deprecated in the newest. Stateless, safe to share between
 * threads.
 */
public final class ExtensionStore {
    private ExtensionStore() {}

    /** The value of this key, created at the first call. */
    @SuppressWarnings("deprecation")
    public static <V> V computeIfAbsent(
            ExtensionContext context, Namespace namespace, Object key, Class<V> type, Supplier<? extends V> create) {
        Entry entry =
                context.getStore(namespace).getOrComputeIfAbsent(key, any -> new Entry(create.get()), Entry.class);
        return type.cast(Objects.requireNonNull(entry, "entry").value());
    }

    @SuppressWarnings("deprecation")
    private record Entry(Object value) implements AutoCloseable, ExtensionContext.Store.CloseableResource {
        @Override
        public void close() throws Exception {
            if (value instanceof AutoCloseable closeable) {
                closeable.close();
            }
        }
    }
}
