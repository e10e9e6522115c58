package io.xhscomments.testkit;

import io.xhscomments.testkit.extension.ExtensionStore;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Resolves {@link TikHubStub} parameters of test methods, constructors and lifecycle methods. A test class has one
 * stub, shared with its nested classes. It starts before the first test, is reset after each test, and is closed after
 * the last. Settings of a {@code @BeforeAll} method apply to the first test only.
 *
 * <p>Most tests use {@link WithTikHubStub} instead. Concurrent tests must not share a stub, so put them in separate
 * classes.
 */
public final class TikHubStubExtension implements BeforeAllCallback, AfterEachCallback, ParameterResolver {
    private static final ExtensionContext.Namespace STUBS =
            ExtensionContext.Namespace.create(TikHubStubExtension.class);

    /** For JUnit. */
    public TikHubStubExtension() {}

    @Override
    public void beforeAll(ExtensionContext context) {
        stub(context);
    }

    /** Resets after, not before, each test, so that settings made in a test's constructor stay. */
    @Override
    public void afterEach(ExtensionContext context) {
        stub(context).reset();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == TikHubStub.class;
    }

    @Override
    public TikHubStub resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return stub(context);
    }

    /** JUnit closes the stub together with the context that created it. */
    private static TikHubStub stub(ExtensionContext context) {
        return ExtensionStore.computeIfAbsent(context, STUBS, TikHubStub.class, TikHubStub.class, TikHubStub::start);
    }
}
