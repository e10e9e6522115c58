package io.xhscomments.testkit.recorded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineExecutionResults;

@OnePlace
class SocketsTest {
    static final ProxySelector OTHERS = new ProxySelector() {
        @Override
        public List<Proxy> select(URI uri) {
            return List.of(Proxy.NO_PROXY);
        }

        @Override
        public void connectFailed(URI uri, SocketAddress address, IOException failure) {}
    };

    private final ProxySelector before = ProxySelector.getDefault();
    private CountingServer server;

    @BeforeEach
    void listen() throws IOException {
        server = new CountingServer();
        SocketSamples.server = server.address();
    }

    @AfterEach
    void close() throws IOException {
        ProxySelector.setDefault(before);
        server.close();
    }

    @Test
    void testCodeCannotConnect() throws IOException {
        EngineExecutionResults results = Runs.of(SocketSamples.Blocked.class);

        assertThat(Runs.failures(results)).isEmpty();
        assertThat(results.testEvents().succeeded().count()).isEqualTo(2L * Client.values().length + 3);
        assertThat(server.connections()).isZero();
    }

    @Test
    void previousSelectorIsRestored() throws IOException {
        ProxySelector.setDefault(OTHERS);

        Runs.of(SocketSamples.Blocked.class);

        assertThat(ProxySelector.getDefault()).isSameAs(OTHERS);
        assertThat(server.connections()).isZero();
    }

    @Test
    void missingSelectorIsRestored() throws IOException {
        ProxySelector.setDefault(null);

        EngineExecutionResults results = Runs.of(SocketSamples.Loopback.class);

        assertThat(Runs.failures(results)).isEmpty();
        assertThat(ProxySelector.getDefault()).isNull();
    }

    @Test
    void selectorSetByATestIsUsedBehindTheGuard() {
        assertThat(Runs.failures(Runs.of(SocketSamples.Reinstalling.class))).isEmpty();
    }

    @Test
    void earlierThreadsAreNotBlocked() throws IOException, InterruptedException, ExecutionException {
        ExecutorService pool = Executors.newSingleThreadExecutor();
        try {
            pool.submit(() -> {}).get();
            SocketSamples.startedBefore = pool;

            assertThat(Runs.failures(Runs.of(SocketSamples.Allowed.class))).isEmpty();
        } finally {
            pool.shutdown();
        }
        assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    void onlyLoopbackCanBeAllowed() throws IOException {
        assertThat(Runs.failures(Runs.of(SocketSamples.Loopback.class))).isEmpty();
        assertThat(server.connections()).isEqualTo(Client.values().length);
    }

    @Test
    void threadIsFreeAfterItsClass() throws InterruptedException, ExecutionException, IOException {
        assertThat(Runs.failures(Runs.of(SocketSamples.Outliving.class))).isEmpty();
        SocketSamples.Outliving.OVER.countDown();
        SocketSamples.Outliving.LATE.get();

        assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    void concurrentTestsAreNotAffected() throws IOException {
        SocketSamples.together = new CyclicBarrier(2);

        EngineExecutionResults results = Runs.atOnce(SocketSamples.AtOnceBlocked.class, SocketSamples.AtOnceFree.class);

        assertThat(Runs.failures(results)).isEmpty();
        assertThat(results.testEvents().succeeded().count()).isEqualTo(2);
        assertThat(server.connections()).isEqualTo(2);
    }
}
