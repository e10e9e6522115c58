package io.xhscomments.testkit.recorded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xhscomments.testkit.fixture.Fixtures;
import java.io.IOException;
import java.net.ProxySelector;
import java.net.URI;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Test classes that {@link SocketsTest} runs, against its server. */
final class SocketSamples {
    static URI server;
    static ExecutorService startedBefore;
    static CyclicBarrier together;

    private SocketSamples() {}

    static void isBlocked(Client client, String test) {
        assertThatThrownBy(() -> client.connect(server))
                .isInstanceOf(SocketsBlockedError.class)
                .hasMessageContaining("Sockets are blocked for " + SocketSamples.class.getName() + "$" + test)
                .hasMessageContaining("://127.0.0.1:" + server.getPort())
                .hasMessageContaining("allowLoopback")
                .hasMessageNotContaining("secret");
    }

    @Recorded(Fixtures.SAMPLE_PAGES)
    static class Blocked {
        private static final Client.Made MADE = new Client.Made();

        /** Initialized by JUnit before any test code runs, like a stub in a field. */
        @RegisterExtension
        static final Extension INITIALIZES_THE_CLASS = new Extension() {};

        @BeforeAll
        static void beforeAll() {
            isBlocked(Client.SOCKET, "Blocked,");
        }

        Blocked() {
            isBlocked(Client.SOCKET, "Blocked");
        }

        @BeforeEach
        void beforeEach() {
            isBlocked(Client.SOCKET, "Blocked.");
        }

        @AfterEach
        void afterEach() {
            isBlocked(Client.SOCKET, "Blocked.");
        }

        @AfterAll
        static void afterAll() {
            isBlocked(Client.SOCKET, "Blocked,");
        }

        @ParameterizedTest
        @EnumSource
        void onItsOwnThread(Client client) {
            isBlocked(client, "Blocked.onItsOwnThread,");
        }

        @ParameterizedTest
        @EnumSource
        void onAThreadThatItStarts(Client client) throws InterruptedException, ExecutionException {
            FutureTask<Void> task = new FutureTask<>(() -> {
                isBlocked(client, "Blocked.onAThreadThatItStarts,");
                return null;
            });
            new Thread(task).start();
            task.get();
        }

        @TestFactory
        Stream<DynamicTest> inADynamicTest() {
            isBlocked(Client.SOCKET, "Blocked.inADynamicTest,");
            return Stream.of(DynamicTest.dynamicTest("one", () -> isBlocked(Client.SOCKET, "Blocked.inADynamicTest,")));
        }

        @Test
        void withClientsThatAreOlderThanTheTest() {
            assertThatThrownBy(() -> MADE.javaNetHttp(server)).isInstanceOf(SocketsBlockedError.class);
            assertThatThrownBy(() -> MADE.okHttp(server)).isInstanceOf(SocketsBlockedError.class);
        }

        @Test
        @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
        void onTheThreadOfATimeout() {
            isBlocked(Client.SOCKET, "Blocked.onTheThreadOfATimeout,");
        }
    }

    @Recorded(Fixtures.SAMPLE_PAGES)
    static class Allowed {
        @Test
        void onAThreadThatWasStartedBefore() throws InterruptedException, ExecutionException {
            startedBefore
                    .submit(() -> {
                        Client.SOCKET.connect(server);
                        return null;
                    })
                    .get();
        }
    }

    @Recorded(value = Fixtures.SAMPLE_PAGES, allowLoopback = true)
    static class Loopback {
        @ParameterizedTest
        @EnumSource
        void isAllowed(Client client) throws IOException, InterruptedException {
            client.connect(server);
        }

        @RepeatedTest(2)
        void andNothingElse() {
            // An address reserved for documentation.
            assertThatThrownBy(() -> Client.SOCKET.connect(URI.create("http://192.0.2.1:9/")))
                    .isInstanceOf(SocketsBlockedError.class)
                    .hasMessageContaining("socket://192.0.2.1:9");
            assertThatThrownBy(() -> Client.URL_CONNECTION.connect(URI.create("http://127.0.0.1.example:9/")))
                    .isInstanceOf(SocketsBlockedError.class);
        }
    }

    @Recorded(Fixtures.SAMPLE_PAGES)
    static class Outliving {
        static final CountDownLatch OVER = new CountDownLatch(1);
        static final FutureTask<Void> LATE = new FutureTask<>(() -> {
            OVER.await();
            Client.SOCKET.connect(server);
            return null;
        });

        @Test
        void itsTest() {
            new Thread(LATE).start();
        }
    }

    @Recorded(Fixtures.SAMPLE_PAGES)
    static class AtOnceBlocked {
        @Test
        void whileAnotherConnects() throws BrokenBarrierException, InterruptedException, TimeoutException {
            together.await(1, TimeUnit.MINUTES);
            isBlocked(Client.SOCKET, "AtOnceBlocked.");
            together.await(1, TimeUnit.MINUTES);
        }
    }

    static class AtOnceFree {
        @Test
        void whileAnotherIsBlocked()
                throws BrokenBarrierException, IOException, InterruptedException, TimeoutException {
            together.await(1, TimeUnit.MINUTES);
            Client.SOCKET.connect(server);
            Client.HTTP_CLIENT.connect(server);
            together.await(1, TimeUnit.MINUTES);
        }
    }

    @Recorded(Fixtures.SAMPLE_PAGES)
    static class Reinstalling {
        @Test
        void first() {
            ProxySelector.setDefault(SocketsTest.OTHERS);
        }

        @AfterEach
        void theOtherDefaultIsBelow() {
            isBlocked(Client.SOCKET, "Reinstalling.");
            assertThat(ProxySelector.getDefault()).isInstanceOf(SocketGuard.class);
        }
    }
}
