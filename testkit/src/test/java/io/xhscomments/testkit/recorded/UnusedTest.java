package io.xhscomments.testkit.recorded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.THROWABLE;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import io.xhscomments.adapter.cache.file.PageStore;
import io.xhscomments.adapter.cache.file.report.StoredPage;
import io.xhscomments.core.port.CommentSource;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.testkit.engine.EngineExecutionResults;

@OnePlace
class UnusedTest {
    @BeforeAll
    static void record() {
        Stores.makeTwo();
    }

    private static StoredPage other() {
        return PageStore.at(Path.of(Stores.TWO)).pages().stream()
                .filter(page -> page.key().request().equals(Stores.OTHER))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                UnusedSamples.AsksForOne.class,
                UnusedSamples.ParameterizedForOne.class,
                UnusedSamples.ParameterizedClassForOne.class,
                UnusedSamples.OnAMethod.class
            })
    void unusedPagesFailTheClassAndAreListed(Class<?> tests) {
        assertThat(Runs.failures(Runs.of(tests)))
                .singleElement(THROWABLE)
                .isInstanceOf(AssertionError.class)
                .message()
                .contains("@Recorded(\"" + Stores.TWO + "\") of " + tests.getName())
                .contains("comments of note " + Stores.NOTE.id() + ", first page on web-v1, " + other().file())
                .doesNotContain(Stores.SAMPLE.describe());
    }

    @Test
    void unusedPagesFailTheClassAndNoTest() {
        EngineExecutionResults results = Runs.of(UnusedSamples.AsksForOne.class);

        assertThat(results.testEvents().failed().count()).isZero();
        assertThat(results.containerEvents().failed().count()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                UnusedSamples.AsksForOneAndMay.class,
                UnusedSamples.AsksForBoth.class,
                UnusedSamples.AsksInANestedClass.class,
                UnusedSamples.ParameterizedForBoth.class,
                UnusedSamples.ParameterizedWithItsOwn.class,
                UnusedSamples.ParameterizedClassForBoth.class,
                UnusedSamples.OneIsDisabled.class,
                UnusedSamples.OneIsAborted.class
            })
    void usedOrPossiblyUsedPagesDoNotFail(Class<?> tests) {
        EngineExecutionResults results = Runs.of(tests);

        assertThat(results.allEvents().failed().count()).isZero();
        assertThat(results.testEvents().succeeded().count()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                UnusedSamples.OneFails.class,
                UnusedSamples.OneDynamicTestFails.class,
                UnusedSamples.PreparingFails.class
            })
    void testFailureIsNotHiddenByUnusedPages(Class<?> tests) {
        assertThat(Runs.failures(Runs.of(tests))).singleElement(THROWABLE).hasMessage("on purpose");
    }

    @Test
    void filteredTestsMightUseThePages() {
        EngineExecutionResults one =
                Runs.of(selectMethod(UnusedSamples.AsksForBoth.class, "one", CommentSource.class.getName()));

        assertThat(Runs.failures(one)).isEmpty();
        assertThat(one.testEvents().succeeded().count()).isEqualTo(1);
    }
}
