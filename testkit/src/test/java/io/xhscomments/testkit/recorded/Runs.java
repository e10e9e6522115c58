package io.xhscomments.testkit.recorded;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.List;
import java.util.stream.Stream;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Runs test classes with the real engine, and returns their results. */
final class Runs {
    private Runs() {}

    static EngineExecutionResults of(Class<?>... classes) {
        return of(Stream.of(classes).map(type -> selectClass(type)).toArray(DiscoverySelector[]::new));
    }

    static EngineExecutionResults of(DiscoverySelector... selectors) {
        return EngineTestKit.engine("junit-jupiter").selectors(selectors).execute();
    }

    /** Runs classes concurrently, each on its own thread. */
    static EngineExecutionResults atOnce(Class<?>... classes) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(Stream.of(classes).map(type -> selectClass(type)).toArray(DiscoverySelector[]::new))
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
                .configurationParameter("junit.jupiter.execution.parallel.mode.classes.default", "concurrent")
                .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
                .configurationParameter(
                        "junit.jupiter.execution.parallel.config.fixed.parallelism", String.valueOf(classes.length))
                .execute();
    }

    /** The failures of tests and classes. */
    static List<Throwable> failures(EngineExecutionResults results) {
        return results.allEvents()
                .finished()
                .map(event -> event.getRequiredPayload(TestExecutionResult.class))
                .flatMap(result -> result.getThrowable().stream())
                .toList();
    }
}
