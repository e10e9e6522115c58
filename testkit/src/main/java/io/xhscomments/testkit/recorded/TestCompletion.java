package io.xhscomments.testkit.recorded;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/**
 * Tracks whether all tests under one {@link Recorded} annotation have run and passed. JUnit does not report which tests
 * were filtered out, so this class looks for all of them. Safe to share between threads.
 */
final class TestCompletion {
    private record TestMethod(Class<?> type, Method method) {}

    private final Set<TestMethod> pending = ConcurrentHashMap.newKeySet();
    private volatile boolean failed;

    private TestCompletion() {}

    /** For the tests of a class and its nested classes, or for a single test. */
    static TestCompletion of(AnnotatedElement element, Class<?> testClass) {
        TestCompletion completion = new TestCompletion();
        if (element instanceof Method method) {
            completion.pending.add(new TestMethod(testClass, method));
        } else {
            tests(testClass).forEach(completion.pending::add);
        }
        return completion;
    }

    private static Stream<TestMethod> tests(Class<?> type) {
        Stream<TestMethod> own = ReflectionSupport.streamMethods(
                        type, TestCompletion::isTest, HierarchyTraversalMode.TOP_DOWN)
                .map(method -> new TestMethod(type, method));
        Stream<TestMethod> nested = ReflectionSupport.streamNestedClasses(type, TestCompletion::isNested)
                .flatMap(TestCompletion::tests);
        return Stream.concat(own, nested);
    }

    private static boolean isTest(Method method) {
        return AnnotationSupport.isAnnotated(method, Testable.class) && !isRecorded(method);
    }

    private static boolean isNested(Class<?> type) {
        return AnnotationSupport.isAnnotated(type, Nested.class) && !isRecorded(type);
    }

    private static boolean isRecorded(AnnotatedElement element) {
        return AnnotationSupport.isAnnotated(element, Recorded.class);
    }

    void passed(Class<?> testClass, Method test) {
        pending.remove(new TestMethod(testClass, test));
    }

    void failed() {
        failed = true;
    }

    boolean isComplete() {
        return !failed && pending.isEmpty();
    }
}
