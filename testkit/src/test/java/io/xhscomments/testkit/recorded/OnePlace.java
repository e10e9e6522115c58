package io.xhscomments.testkit.recorded;

import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** For tests that use the fixed places of {@link Stores}: one class at a time does so, of all processes of a build. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(OnePlace.Locking.class)
@interface OnePlace {
    /** Holds a lock on a file from before the first test of a class until after its last. */
    final class Locking implements BeforeAllCallback, AfterAllCallback {
        private static final Path FILE = Path.of("target/recorded.lock");

        private @Nullable FileChannel file;

        @Override
        public void beforeAll(ExtensionContext context) throws IOException {
            Files.createDirectories(FILE.getParent());
            file = FileChannel.open(FILE, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            file.lock();
        }

        @Override
        public void afterAll(ExtensionContext context) throws IOException {
            if (file != null) {
                file.close();
            }
        }
    }
}
