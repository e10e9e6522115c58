package io.xhscomments.testkit.recorded;

import io.xhscomments.core.port.CommentSource;
import io.xhscomments.testkit.extension.ExtensionStore;
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

/** The JUnit extension of {@link Recorded}: finds the context of a test, and runs the test's code in it. */
final class RecordedExtension
        implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, ParameterResolver, InvocationInterceptor {
    private static final Namespace CONTEXTS = Namespace.create(RecordedExtension.class);

    /**
     * Installs the guard before the test class is initialized, because clients in its fields keep the proxy selector.
     */
    RecordedExtension() {
        SocketGuard.install();
    }

    /** Invalid settings fail here, once per class. */
    @Override
    public void beforeAll(ExtensionContext context) {
        recorded(context);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        recorded(context);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        recorded(context).map(RecordedContext::completion).ifPresent(completion -> {
            if (context.getExecutionException().isPresent()) {
                completion.failed();
            } else {
                completion.passed(context.getRequiredTestClass(), context.getRequiredTestMethod());
            }
        });
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == CommentSource.class
                && recorded(context).isPresent();
    }

    @Override
    public CommentSource resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return recorded(context).orElseThrow().source();
    }

    /** The context of the closest annotation. JUnit closes it together with the annotated class or method. */
    private static Optional<RecordedContext> recorded(ExtensionContext context) {
        Optional<ExtensionContext> at = Optional.of(context);
        while (at.isPresent()) {
            Optional<AnnotatedElement> element = at.get().getElement();
            Optional<Recorded> settings = AnnotationSupport.findAnnotation(element, Recorded.class);
            if (settings.isPresent()) {
                return Optional.of(recorded(outermost(at.get()), element.orElseThrow(), settings.get()));
            }
            at = at.get().getParent();
        }
        return Optional.empty();
    }

    /** All invocations of a parameterized test or class share one element. */
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

    private static RecordedContext recorded(ExtensionContext context, AnnotatedElement element, Recorded settings) {
        ExtensionStore.computeIfAbsent(
                context.getRoot(),
                CONTEXTS,
                SocketGuard.Registration.class,
                SocketGuard.Registration.class,
                SocketGuard::register);
        return ExtensionStore.computeIfAbsent(
                context,
                CONTEXTS,
                element,
                RecordedContext.class,
                () -> RecordedContext.begin(settings, element, context.getRequiredTestClass()));
    }

    private static <T> T within(ExtensionContext context, Invocation<T> invocation) throws Throwable {
        Optional<RecordedContext> recorded = recorded(context);
        if (recorded.isEmpty()) {
            return invocation.proceed();
        }
        try {
            return recorded.get().run(name(context), invocation::proceed);
        } catch (Throwable failure) {
            recorded.get().completion().failed();
            throw failure;
        }
    }

    /** A dynamic test has the name of its factory. */
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
