package io.xhscomments.testkit.recorded;

import io.xhscomments.core.port.CommentSource;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.DynamicTestInvocationContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * JUnit's side of {@link Recorded}: finds the session that a test belongs to, and runs the test's own code within it.
 */
final class RecordedExtension
        implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, ParameterResolver, InvocationInterceptor {
    private static final Namespace SESSIONS = Namespace.create(RecordedExtension.class);

    /** Before the test class is initialized: a client in one of its fields asks the guard for ever. */
    RecordedExtension() {
        SocketGuard.install();
    }

    /** What makes no sense fails here, once. */
    @Override
    public void beforeAll(ExtensionContext context) {
        session(context);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        session(context);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        session(context).map(RecordedContext::attendance).ifPresent(attendance -> {
            if (context.getExecutionException().isPresent()) {
                attendance.failed();
            } else {
                attendance.passed(context.getRequiredTestClass(), context.getRequiredTestMethod());
            }
        });
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == CommentSource.class
                && session(context).isPresent();
    }

    @Override
    public CommentSource resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return session(context).orElseThrow().source();
    }

    /** Of the closest annotation; JUnit closes it with the class or method that carries it. */
    private static Optional<RecordedContext> session(ExtensionContext context) {
        Optional<ExtensionContext> at = Optional.of(context);
        while (at.isPresent()) {
            Optional<AnnotatedElement> element = at.get().getElement();
            Optional<Recorded> settings = AnnotationSupport.findAnnotation(element, Recorded.class);
            if (settings.isPresent()) {
                return Optional.of(session(outermost(at.get()), element.orElseThrow(), settings.get()));
            }
            at = at.get().getParent();
        }
        return Optional.empty();
    }

    /** All invocations of a parameterized test, or class, are of one element. */
    private static ExtensionContext outermost(ExtensionContext context) {
        ExtensionContext outermost = context;
        for (Optional<ExtensionContext> at = context.getParent();
                at.isPresent();
                at = at.get().getParent()) {
            if (at.get().getElement().equals(context.getElement())) {
                outermost = at.get();
            }
        }
        return outermost;
    }

    private static RecordedContext session(ExtensionContext context, AnnotatedElement element, Recorded settings) {
        context.getRoot()
                .getStore(SESSIONS)
                .computeIfAbsent(SocketGuard.Hold.class, key -> SocketGuard.hold(), SocketGuard.Hold.class);
        return context.getStore(SESSIONS)
                .computeIfAbsent(
                        element,
                        key -> RecordedContext.begin(settings, element, context.getRequiredTestClass()),
                        RecordedContext.class);
    }

    private static <T> T within(ExtensionContext context, Invocation<T> invocation) throws Throwable {
        Optional<RecordedContext> session = session(context);
        if (session.isEmpty()) {
            return invocation.proceed();
        }
        try {
            return session.get().run(name(context), invocation::proceed);
        } catch (Throwable failure) {
            session.get().attendance().failed();
            throw failure;
        }
    }

    /** A dynamic test goes by the name of its factory. */
    private static String name(ExtensionContext context) {
        if (context.getTestClass().isEmpty()) {
            return context.getParent().map(RecordedExtension::name).orElseGet(context::getDisplayName);
        }
        String type = context.getRequiredTestClass().getName();
        return context.getTestMethod()
                .map(method -> type + "." + method.getName())
                .orElse(type);
    }

    @Override
    public <T> T interceptTestClassConstructor(
            Invocation<T> invocation, ReflectiveInvocationContext<Constructor<T>> called, ExtensionContext context)
            throws Throwable {
        return within(context, invocation);
    }

    @Override
    public void interceptBeforeAllMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> called, ExtensionContext context)
            throws Throwable {
        within(context, invocation);
    }

    @Override
    public void interceptBeforeEachMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> called, ExtensionContext context)
            throws Throwable {
        within(context, invocation);
    }

    @Override
    public void interceptTestMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> called, ExtensionContext context)
            throws Throwable {
        within(context, invocation);
    }

    @Override
    public <T> T interceptTestFactoryMethod(
            Invocation<T> invocation, ReflectiveInvocationContext<Method> called, ExtensionContext context)
            throws Throwable {
        return within(context, invocation);
    }

    @Override
    public void interceptTestTemplateMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> called, ExtensionContext context)
            throws Throwable {
        within(context, invocation);
    }

    @Override
    public void interceptDynamicTest(
            Invocation<Void> invocation, DynamicTestInvocationContext called, ExtensionContext context)
            throws Throwable {
        within(context, invocation);
    }

    @Override
    public void interceptAfterEachMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> called, ExtensionContext context)
            throws Throwable {
        within(context, invocation);
    }

    @Override
    public void interceptAfterAllMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> called, ExtensionContext context)
            throws Throwable {
        within(context, invocation);
    }
}
