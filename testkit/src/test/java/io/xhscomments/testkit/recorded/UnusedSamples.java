package io.xhscomments.testkit.recorded;

import static io.xhscomments.testkit.recorded.Recorded.Unused.FAIL;

import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.port.CommentSource;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Test classes that {@link UnusedTest} runs, over two recorded pages. */
final class UnusedSamples {
    private UnusedSamples() {}

    static Stream<PageRequest> both() {
        return Stream.of(Stores.SAMPLE, Stores.OTHER);
    }

    static Stream<PageRequest> one() {
        return Stream.of(Stores.SAMPLE);
    }

    @Recorded(value = Stores.TWO, unused = FAIL)
    static class AsksForOne {
        @Test
        void one(CommentSource source) {
            source.fetch(Stores.SAMPLE);
        }
    }

    @Recorded(value = Stores.TWO)
    static class AsksForOneAndMay {
        @Test
        void one(CommentSource source) {
            source.fetch(Stores.SAMPLE);
        }
    }

    @Recorded(value = Stores.TWO, unused = FAIL)
    static class AsksForBoth extends AsksForOne {
        @Test
        void other(CommentSource source) {
            source.fetch(Stores.OTHER);
        }
    }

    @Recorded(value = Stores.TWO, unused = FAIL)
    static class AsksInANestedClass extends AsksForOne {
        @Nested
        class Inner {
            @Test
            void other(CommentSource source) {
                source.fetch(Stores.OTHER);
            }
        }
    }

    @Recorded(value = Stores.TWO, unused = FAIL)
    static class ParameterizedForBoth {
        @ParameterizedTest
        @MethodSource("io.xhscomments.testkit.recorded.UnusedSamples#both")
        void each(PageRequest request, CommentSource source) {
            source.fetch(request);
        }
    }

    @Recorded(value = Stores.TWO, unused = FAIL)
    static class ParameterizedForOne {
        @ParameterizedTest
        @MethodSource("io.xhscomments.testkit.recorded.UnusedSamples#one")
        void each(PageRequest request, CommentSource source) {
            source.fetch(request);
        }
    }

    static class ParameterizedWithItsOwn {
        @ParameterizedTest
        @MethodSource("io.xhscomments.testkit.recorded.UnusedSamples#both")
        @Recorded(value = Stores.TWO, unused = FAIL)
        void each(PageRequest request, CommentSource source) {
            source.fetch(request);
        }
    }

    @Recorded(value = Stores.TWO, unused = FAIL)
    @ParameterizedClass
    @MethodSource("io.xhscomments.testkit.recorded.UnusedSamples#both")
    static class ParameterizedClassForBoth {
        @Parameter
        PageRequest request;

        @Test
        void each(CommentSource source) {
            source.fetch(request);
        }
    }

    @Recorded(value = Stores.TWO, unused = FAIL)
    @ParameterizedClass
    @ValueSource(ints = {1, 2})
    static class ParameterizedClassForOne {
        @Parameter
        int any;

        @Test
        void each(CommentSource source) {
            source.fetch(Stores.SAMPLE);
        }
    }

    static class OnAMethod {
        @Test
        @Recorded(value = Stores.TWO, unused = FAIL)
        void one(CommentSource source) {
            source.fetch(Stores.SAMPLE);
        }
    }

    @Recorded(value = Stores.TWO, unused = FAIL)
    static class OneFails extends AsksForOne {
        @Test
        void fails() {
            throw new IllegalStateException("on purpose");
        }
    }

    @Recorded(value = Stores.TWO, unused = FAIL)
    static class OneDynamicTestFails extends AsksForOne {
        @TestFactory
        Stream<DynamicTest> fails() {
            return Stream.of(DynamicTest.dynamicTest("one", () -> {
                throw new IllegalStateException("on purpose");
            }));
        }
    }

    @Recorded(value = Stores.TWO, unused = FAIL)
    static class PreparingFails extends AsksForOne {
        @BeforeEach
        void fails() {
            throw new IllegalStateException("on purpose");
        }
    }

    @Recorded(value = Stores.TWO, unused = FAIL)
    static class OneIsDisabled extends AsksForOne {
        @Test
        @Disabled("on purpose")
        void disabled() {}
    }

    @Recorded(value = Stores.TWO, unused = FAIL)
    static class OneIsAborted extends AsksForOne {
        @Test
        void aborted() {
            Assumptions.abort("on purpose");
        }
    }
}
