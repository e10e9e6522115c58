package io.xhscomments.testkit.recorded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.InstanceOfAssertFactories.THROWABLE;

import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.core.failure.PageNotStoredException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.testkit.engine.EngineExecutionResults;

@OnePlace
class ReplayTest {
    @BeforeAll
    static void record() {
        Stores.makeTwo();
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                ReplaySamples.Everywhere.class,
                ReplaySamples.OneInstance.class,
                ReplaySamples.Inheriting.class,
                ReplaySamples.OnAMethod.class,
                ReplaySamples.Closer.class
            })
    void recordedPagesAreReplayedForFree(Class<?> tests) {
        EngineExecutionResults results = Runs.of(tests);

        assertThat(Runs.failures(results)).isEmpty();
        assertThat(results.testEvents().succeeded().count()).isPositive();
    }

    @Test
    void defaultRouteIsWebV1() throws NoSuchMethodException {
        assertThat(Recorded.class.getMethod("route").getDefaultValue()).isEqualTo(TikHubRoute.WEB_V1);
    }

    @Test
    void missListsPagesAndExplainsRecording() {
        assertThat(Runs.failures(Runs.of(ReplaySamples.Missing.class)))
                .singleElement(THROWABLE)
                .isInstanceOf(PageNotStoredException.class)
                .message()
                .startsWith("comments of note " + Stores.NOTE.id() + ", page after {")
                .contains("looked on web-v1 in " + Path.of(Stores.TWO).toAbsolutePath())
                .contains("among 2 pages, 1 of this note; the nearest is the first page of this sequence")
                .contains("Recording it takes one charged request. To record for this test, run it with"
                        + " -Dxhs.record=true -Dxhs.record.max-paid=")
                .endsWith("(not charged; trying again will not help)");
    }

    @Test
    void missReportsPageOfAnotherRoute() {
        assertThat(Runs.failures(Runs.of(ReplaySamples.OtherRoute.class)))
                .singleElement(THROWABLE)
                .isInstanceOf(PageNotStoredException.class)
                .message()
                .contains("looked on app-v2")
                .contains("the nearest is the same on web-v1")
                .contains("name a live transport in @Recorded, and run it with -Dxhs.record=true");
    }

    @Test
    void missOnTheClassPathReportsReplayOnly() {
        assertThat(Runs.failures(Runs.of(ReplaySamples.MissingOnTheClassPath.class)))
                .singleElement(THROWABLE)
                .isInstanceOf(PageNotStoredException.class)
                .message()
                .contains("among 1 pages, 0 of this note")
                .contains("can only be replayed: to record, name a directory in @Recorded");
    }

    @Test
    void missingStoreFailsTheClassAndExplainsRecording() {
        assertThat(Runs.failures(Runs.of(ReplaySamples.NoStore.class)))
                .singleElement(THROWABLE)
                .isInstanceOf(ExtensionConfigurationException.class)
                .message()
                .contains("@Recorded(\"target/recorded/nowhere\") of " + ReplaySamples.NoStore.class.getName())
                .contains("neither a directory "
                        + Path.of("target/recorded/nowhere").toAbsolutePath())
                .contains("To record for this test, name a live transport in @Recorded, and run it with"
                        + " -Dxhs.record=true -Dxhs.record.max-paid=");
    }

    @Test
    void blankNameIsRejected() {
        assertThat(Runs.failures(Runs.of(ReplaySamples.NoName.class)))
                .singleElement(THROWABLE)
                .isInstanceOf(ExtensionConfigurationException.class)
                .message()
                .contains("must name a directory, but is \" \"");
    }

    @Test
    void sourceFailsAfterItsTests() {
        assertThat(Runs.failures(Runs.of(ReplaySamples.Leaking.class))).isEmpty();

        assertThatIllegalStateException()
                .isThrownBy(() -> ReplaySamples.Leaking.leaked.fetch(Stores.SAMPLE))
                .withMessageContaining("The tests of @Recorded(\"" + Stores.TWO + "\")");
    }
}
