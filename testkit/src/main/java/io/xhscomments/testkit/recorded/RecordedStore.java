package io.xhscomments.testkit.recorded;

import io.xhscomments.adapter.cache.file.PageStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/**
 * The page store that a test names.
 *
 * @param store the store
 * @param directory the directory for recording
 * @param state where the store was found
 */
record RecordedStore(PageStore store, Path directory, State state) {
    /** Where a store was found. */
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
        } catch (IllegalArgumentException missing) {
            return Optional.empty();
        }
    }
}
