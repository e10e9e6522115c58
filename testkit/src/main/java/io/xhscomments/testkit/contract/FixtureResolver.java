package io.xhscomments.testkit.contract;

import io.xhscomments.testkit.extension.ExtensionStore;
import java.util.Set;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Creates the fixture parameter of each rule for the contract under test. JUnit closes it after the rule. */
final class FixtureResolver implements ParameterResolver {
    private static final ExtensionContext.Namespace FIXTURES = ExtensionContext.Namespace.create(FixtureResolver.class);
    private static final Set<Class<?>> TYPES =
            Set.of(TransportFixture.class, SourceFixture.class, DecoderFixture.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return TYPES.contains(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Object contract = context.getRequiredTestInstance();
        return ExtensionStore.computeIfAbsent(
                context, FIXTURES, FixtureResolver.class, Object.class, () -> create(contract));
    }

    private static Object create(Object contract) {
        if (contract instanceof PageTransportContract transports) {
            return new TransportFixture(transports);
        }
        if (contract instanceof CommentSourceContract sources) {
            return new SourceFixture(sources);
        }
        return new DecoderFixture((PageDecoderContract) contract);
    }
}
