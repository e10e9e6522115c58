package io.xhscomments.examples.recipes;

import io.xhscomments.adapter.cache.file.PageStore;
import io.xhscomments.adapter.cache.file.ReadThrough;
import io.xhscomments.adapter.cache.file.policy.StoreListener;
import io.xhscomments.core.port.PageTransport;
import io.xhscomments.core.port.ResponseFormat;
import io.xhscomments.testkit.contract.PageTransportContract;
import io.xhscomments.testkit.contract.TransportCapability;
import io.xhscomments.testkit.contract.TransportSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** The page store as a transport: in front of any other it keeps what that one keeps. */
class StoreTransportContractTest {
    abstract static class Stored extends PageTransportContract {
        private final Below below;
        private final List<PageTransport> opened = new ArrayList<>();

        @TempDir
        Path dir;

        Stored(Below below) {
            this.below = below;
        }

        abstract ReadThrough stored(PageStore store, PageTransport below, ResponseFormat format);

        @Override
        protected PageTransport transport(TransportSettings settings) {
            PageTransport transport = below.transport(settings);
            opened.add(transport);
            Path directory = dir.resolve("store-" + opened.size());
            return stored(PageStore.at(directory), transport, settings.route().format(settings.key()))
                    .toBuilder().noCacheLinks().listener(StoreListener.NONE).build();
        }

        @AfterEach
        void close() {
            opened.forEach(below::close);
        }
    }

    abstract static class ReadingThrough extends Stored {
        ReadingThrough(Below below) {
            super(below);
        }

        @Override
        ReadThrough stored(PageStore store, PageTransport below, ResponseFormat format) {
            return store.readThrough(below, format);
        }

        @Override
        protected Set<TransportCapability> capabilities() {
            return EnumSet.of(TransportCapability.SENDS_TIKHUB_REQUESTS, TransportCapability.REDACTS_ECHOED_KEYS);
        }
    }

    abstract static class Refreshing extends Stored {
        Refreshing(Below below) {
            super(below);
        }

        @Override
        ReadThrough stored(PageStore store, PageTransport below, ResponseFormat format) {
            return store.refresh(below, format);
        }

        @Override
        protected Set<TransportCapability> capabilities() {
            return EnumSet.of(
                    TransportCapability.SENDS_TIKHUB_REQUESTS,
                    TransportCapability.REQUESTS_EVERY_TIME,
                    TransportCapability.REDACTS_ECHOED_KEYS);
        }
    }

    @Nested
    @DisplayName("PageStore.readThrough, over Retrofit")
    class ReadThroughRetrofit extends ReadingThrough {
        ReadThroughRetrofit() {
            super(Below.RETROFIT);
        }
    }

    @Nested
    @DisplayName("PageStore.readThrough, over java.net.http")
    class ReadThroughJdk extends ReadingThrough {
        ReadThroughJdk() {
            super(Below.JDK);
        }
    }

    @Nested
    @DisplayName("PageStore.refresh, over Retrofit")
    class RefreshRetrofit extends Refreshing {
        RefreshRetrofit() {
            super(Below.RETROFIT);
        }
    }

    @Nested
    @DisplayName("PageStore.refresh, over java.net.http")
    class RefreshJdk extends Refreshing {
        RefreshJdk() {
            super(Below.JDK);
        }
    }
}
