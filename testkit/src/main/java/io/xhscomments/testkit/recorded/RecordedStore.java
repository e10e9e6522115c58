package io.xhscomments.testkit.recorded;

import io.xhscomments.adapter.cache.file.PageStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/**
 * Recorded pages, found by the name that a test has for them.
 *
 * @param store holds them
 * @param directory where they are, or would be recorded
 * @param state what was found
 */
record RecordedStore(PageStore store, Path directory, State state) {
    /** What there is of this name. */
    enum State {
        IN_DIRECTORY,
        ON_CLASS_PATH,
        MISSING
    }

    static RecordedStore find(String name, ClassLoader loader) {
        if (name.isBlank()) {
            throw new ExtensionConfigurationException("@Recorded must name a directory, but is \"" + name + "\"");
        }
        Path directory = Path.of(name).toAbsolutePath().normalize();
        if (Files.isDirectory(directory)) {
            return new RecordedStore(PageStore.at(directory), directory, State.IN_DIRECTORY);
        }
        return onClassPath(name, loader)
                .map(store -> new RecordedStore(store, directory, State.ON_CLASS_PATH))
                .orElseGet(() -> new RecordedStore(PageStore.at(directory), directory, State.MISSING));
    }

    private static Optional<PageStore> onClassPath(String name, ClassLoader loader) {
        try {
            return Optional.of(PageStore.inResources(loader, name));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }
}
