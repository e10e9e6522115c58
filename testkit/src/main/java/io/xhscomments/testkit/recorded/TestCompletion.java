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
 * Whether all tests that one {@link Recorded} stands for have run and passed. JUnit does not say which were filtered
 * out, so they are counted here. Safe for many threads.
 */
final class TestCompletion {
    private record Place(Class<?> type, Method method) {}

    private final Set<Place> missing = ConcurrentHashMap.newKeySet();
    private volatile boolean failed;

    private TestCompletion() {}

    /** For the tests of a class and its nested ones, or a single test. */
    static TestCompletion of(AnnotatedElement element, Class<?> testClass) {
        TestCompletion attendance = new TestCompletion();
        if (element instanceof Method method) {
            attendance.missing.add(new Place(testClass, method));
        } else {
            tests(testClass).forEach(attendance.missing::add);
        }
        return attendance;
    }

    private static Stream<Place> tests(Class<?> type) {
        Stream<Place> own = ReflectionSupport.streamMethods(type, TestCompletion::isTest, HierarchyTraversalMode.TOP_DOWN)
                .map(method -> new Place(type, method));
        Stream<Place> nested = ReflectionSupport.streamNestedClasses(type, TestCompletion::isNested)
                .flatMap(TestCompletion::tests);
        return Stream.concat(own, nested);
    }

    private static boolean isTest(Method method) {
        return AnnotationSupport.isAnnotated(method, Testable.class) && !hasItsOwn(method);
    }

    private static boolean isNested(Class<?> type) {
        return AnnotationSupport.isAnnotated(type, Nested.class) && !hasItsOwn(type);
    }

    private static boolean hasItsOwn(AnnotatedElement element) {
        return AnnotationSupport.isAnnotated(element, Recorded.class);
    }

    void passed(Class<?> testClass, Method test) {
        missing.remove(new Place(testClass, test));
    }

    void failed() {
        failed = true;
    }

    boolean isComplete() {
        return !failed && missing.isEmpty();
    }
}
