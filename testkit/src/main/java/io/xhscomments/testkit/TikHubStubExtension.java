package io.xhscomments.testkit;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a {@link TikHubStub} to whoever asks for one: test methods, constructors and lifecycle methods with a parameter
 * of that type. A test class has one stub, which its nested classes share; it is started before the first test, is as
 * new for each, and is closed after the last. What a {@code @BeforeAll} method does with it holds for the first test.
 *
 * <p>Most tests say {@link WithTikHubStub} instead. Tests that run at the same time must not share a stub, and so must
 * be in classes of their own.
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

    /** After each, and not before: what the constructor of a test does with it is for that test. */
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

    /** JUnit closes it with the context that it was first asked for in. */
    private static TikHubStub stub(ExtensionContext context) {
        return context.getStore(STUBS).computeIfAbsent(TikHubStub.class, type -> TikHubStub.start(), TikHubStub.class);
    }
}
