package io.xhscomments.examples.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LicenceTest {
    @ParameterizedTest
    @ValueSource(strings = {"LICENSE", "NOTICE"})
    void theJarIsMadeWithIt(String file) {
        assertThat(Path.of("target", "classes", "META-INF", file)).hasSameTextualContentAs(Path.of("..", "..", file));
    }
}
