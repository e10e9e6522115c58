package io.xhscomments.testkit.contract;

import io.xhscomments.codec.tikhub.ApiKey;
import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.core.port.PageDecoder;
import io.xhscomments.core.port.PageTransport;
import io.xhscomments.testkit.TikHubStub;
import io.xhscomments.testkit.memory.InMemoryCommentSource;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** The contracts, run on the implementation with the flaw that a configuration parameter names. */
final class BrokenContracts {
    static final String FLAW = "flaw";
    /** A rule fails if an expected event does not happen within this time. */
    private static final Duration TIMEOUT = Duration.ofSeconds(4);

    private BrokenContracts() {}

    @ExtendWith(Flaws.class)
    static class OfATransport extends PageTransportContract {
        private final BrokenTransport broken;

        OfATransport(BrokenTransport broken) {
            this.broken = broken;
        }

        @Override
        protected PageTransport transport(TransportSettings settings) {
            return broken.maker().make(settings, new Dialer());
        }

        @Override
        protected Set<TransportCapability> capabilities() {
            return EnumSet.allOf(TransportCapability.class);
        }

        @Override
        protected List<PageTransport> withSharedClient(TransportSettings settings) {
            Dialer client = new Dialer();
            return List.of(broken.maker().make(settings, client), broken.maker().make(settings, client));
        }

        @Override
        protected TikHubRoute route() {
            return broken.route();
        }

        @Override
        protected Duration timeout() {
            return TIMEOUT;
        }
    }

    @ExtendWith(Flaws.class)
    static class OfASource extends CommentSourceContract {
        private final BrokenSource broken;

        OfASource(BrokenSource broken) {
            this.broken = broken;
        }

        @Override
        protected SourceUnderTest source(TikHubStub tikhub) {
            InMemoryCommentSource fake = InMemoryCommentSource.create();
            return SourceUnderTest.of(fake, broken.around().apply(fake));
        }
    }

    @ExtendWith(Flaws.class)
    static class OfAKeeper extends CommentSourceContract {
        private final BrokenKeeper broken;

        OfAKeeper(BrokenKeeper broken) {
            this.broken = broken;
        }

        @Override
        protected SourceUnderTest source(TikHubStub tikhub) {
            InMemoryCommentSource fake = InMemoryCommentSource.create();
            return SourceUnderTest.of(fake, broken.over().apply(fake));
        }

        @Override
        protected Set<SourceCapability> capabilities() {
            return EnumSet.of(SourceCapability.CALLS_SERVICE);
        }
    }

    @ExtendWith(Flaws.class)
    static class OfADecoder extends PageDecoderContract {
        private final BrokenDecoder broken;

        OfADecoder(BrokenDecoder broken) {
            this.broken = broken;
        }

        @Override
        protected PageDecoder decoder(ApiKey key) {
            return broken.make(key);
        }
    }

    /** Resolves the implementation with the flaw. */
    static final class Flaws implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return Broken.class.isAssignableFrom(parameter.getParameter().getType());
        }

        @Override
        public Broken resolveParameter(ParameterContext parameter, ExtensionContext context) {
            String flaw = context.getConfigurationParameter(FLAW).orElseThrow();
            return BrokenImplementationsTest.all()
                    .filter(broken -> parameter.getParameter().getType().isInstance(broken))
                    .filter(broken -> broken.flaw().equals(flaw))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
