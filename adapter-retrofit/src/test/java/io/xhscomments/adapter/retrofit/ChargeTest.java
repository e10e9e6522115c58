package io.xhscomments.adapter.retrofit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.failure.RequestNotSentException;
import io.xhscomments.core.failure.ResponseLostException;
import io.xhscomments.core.failure.ResponseTooLargeException;
import io.xhscomments.core.page.Charge;
import io.xhscomments.testkit.scripted.ScriptedServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import javax.net.SocketFactory;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a failure says of the money, by how far the request came. */
@Timeout(60)
class ChargeTest {
    private static final OkHttpClient PLAIN = new OkHttpClient();

    /** The same client twice: known to be OkHttp, and behind a factory of which nothing is known. */
    static Stream<Call.Factory> factories() {
        return Stream.of(PLAIN, request -> PLAIN.newCall(request));
    }

    @ParameterizedTest
    @MethodSource("factories")
    void aRefusedConnectionCostsNothing(Call.Factory factory) throws IOException {
        try (TikHubTransport transport =
                Pages.at(closedPort()).callFactory(factory).build()) {
            RequestNotSentException failure = fail(transport, RequestNotSentException.class);
            assertThat(failure.charge()).isEqualTo(Charge.FREE);
            assertThat(failure.retryable()).isTrue();
        }
    }

    @Test
    void aRefusedConnectionOfTheOwnClientCostsNothing() throws IOException {
        try (TikHubTransport transport = Pages.at(closedPort()).build()) {
            assertThat(fail(transport, RequestNotSentException.class)).hasMessageContaining("ConnectException");
        }
    }

    @Test
    void aNameThatIsNotFoundCostsNothing() {
        OkHttpClient nameless = new OkHttpClient.Builder()
                .dns(host -> {
                    throw new UnknownHostException(host);
                })
                .build();
        for (Call.Factory factory : new Call.Factory[] {nameless, request -> nameless.newCall(request)}) {
            try (TikHubTransport transport = Pages.at(URI.create("https://nonexistent.invalid"))
                    .callFactory(factory)
                    .build()) {
                RequestNotSentException failure = fail(transport, RequestNotSentException.class);
                assertThat(failure).hasMessageContaining("nonexistent.invalid").hasCauseInstanceOf(IOException.class);
            }
        }
    }

    @Test
    void encryptionThatFailsCostsNothing() throws IOException {
        ScriptedServer.Script plainText = connection -> {
            connection.send("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
            connection.awaitClose();
        };
        try (ScriptedServer server = ScriptedServer.start(plainText);
                TikHubTransport transport = Pages.at(URI.create("https://127.0.0.1:" + server.port()))
                        .build()) {
            assertThat(fail(transport, RequestNotSentException.class).charge()).isEqualTo(Charge.FREE);
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void aConnectThatTimesOutCostsNothing() {
        OkHttpClient unreachable = new OkHttpClient.Builder()
                .socketFactory(new Sockets(socket -> {
                    throw new SocketTimeoutException("Connect timed out");
                }))
                .build();
        try (TikHubTransport transport = Pages.at(URI.create("http://127.0.0.1:9"))
                .callFactory(unreachable)
                .build()) {
            assertThat(fail(transport, RequestNotSentException.class).charge()).isEqualTo(Charge.FREE);
        }
    }

    @Test
    void aCallTimeoutBeforeTheRequestWentOutCostsNothing() {
        CountDownLatch cancelled = new CountDownLatch(1);
        OkHttpClient slowNames = new OkHttpClient.Builder()
                .dns(host -> {
                    await(cancelled);
                    return List.of(InetAddress.getByName("127.0.0.1"));
                })
                .eventListener(new EventListener() {
                    @Override
                    public void canceled(Call call) {
                        cancelled.countDown();
                    }
                })
                .build();
        try (TikHubTransport transport = Pages.at(URI.create("http://slow.invalid"))
                .callFactory(slowNames)
                .callTimeout(Duration.ofMillis(50))
                .build()) {
            assertThat(fail(transport, RequestNotSentException.class)).hasMessageContaining("call timeout of 50 ms");
        }
    }

    @Test
    void requestIdOfTheHeadIsToldIfTheBodyIsLost() throws IOException {
        ScriptedServer.Script breaksOff = connection -> {
            connection.readRequest();
            connection.send("HTTP/1.1 200 OK\r\nX-Request-Id: r-7\r\nContent-Length: 100\r\n\r\n{\"code\"");
            connection.close();
        };
        try (ScriptedServer server = ScriptedServer.start(breaksOff)) {
            URI base = URI.create("http://127.0.0.1:" + server.port());
            try (TikHubTransport transport = Pages.at(base).build()) {
                assertThat(fail(transport, ResponseLostException.class).requestId())
                        .contains("r-7");
            }
            try (TikHubTransport transport = Pages.at(base).maxResponseBytes(3).build()) {
                assertThat(fail(transport, ResponseTooLargeException.class)).hasMessageContaining("request id r-7");
            }
        }
    }

    static Stream<Arguments> responsesThatNeverBegin() {
        return Stream.of(
                Arguments.of("reset", (ScriptedServer.Script) connection -> {
                    connection.readRequest();
                    connection.reset();
                }),
                Arguments.of("closed", (ScriptedServer.Script) connection -> {
                    connection.readRequest();
                    connection.close();
                }),
                Arguments.of("garbage", (ScriptedServer.Script) connection -> {
                    connection.readRequest();
                    connection.send("SSH-2.0-x\r\n\r\n");
                    connection.close();
                }),
                Arguments.of("a status that is none", (ScriptedServer.Script) connection -> {
                    connection.readRequest();
                    connection.send("HTTP/1.1 999 X\r\nContent-Length: 0\r\n\r\n");
                }),
                Arguments.of("silence", (ScriptedServer.Script) connection -> {
                    connection.readRequest();
                    connection.awaitClose();
                }));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("responsesThatNeverBegin")
    void aRequestWithoutAnResponseMayHaveBeenCharged(String name, ScriptedServer.Script script) throws IOException {
        for (Call.Factory factory : factories().toList()) {
            try (ScriptedServer server = ScriptedServer.start(script);
                    TikHubTransport transport = Pages.at(server.url())
                            .callFactory(factory)
                            .callTimeout(Duration.ofMillis(500))
                            .build()) {
                ResponseLostException failure = fail(transport, ResponseLostException.class);
                assertThat(failure.charge()).isEqualTo(Charge.UNKNOWN);
                assertThat(failure.status()).isEmpty();
                assertThat(failure.retryable()).isTrue();
            }
        }
    }

    static Stream<Arguments> bodiesThatBreakOff() {
        return Stream.of(
                Arguments.of("truncated", "Content-Length: 100\r\n\r\n{\"code\":200", true),
                Arguments.of("malformed chunk", "Transfer-Encoding: chunked\r\n\r\n5\r\n{\"a\":\r\nzzz\r\n", false),
                Arguments.of("missing last chunk", "Transfer-Encoding: chunked\r\n\r\n5\r\n{\"a\":\r\n", true),
                Arguments.of("broken gzip", "Content-Encoding: gzip\r\nContent-Length: 9\r\n\r\nnot gzip!", false),
                Arguments.of("stalled", "Content-Length: 100\r\n\r\n{\"code\":200", false));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bodiesThatBreakOff")
    void anResponseThatBreaksOffCostsWhatItsStatusImplies(String name, String rest, boolean close) throws IOException {
        for (int status : new int[] {200, 500, 503}) {
            ScriptedServer.Script script = connection -> {
                connection.readRequest();
                connection.send("HTTP/1.1 " + status + " X\r\nRetry-After: 0\r\n" + rest);
                if (close) {
                    connection.close();
                } else {
                    connection.awaitClose();
                }
            };
            try (ScriptedServer server = ScriptedServer.start(script);
                    TikHubTransport transport = Pages.at(server.url())
                            .callTimeout(Duration.ofMillis(500))
                            .build()) {
                ResponseLostException failure = fail(transport, ResponseLostException.class);
                assertThat(failure.status()).hasValue(status);
                assertThat(failure.charge()).isEqualTo(status == 200 ? Charge.CHARGED : Charge.FREE);
            }
        }
    }

    @Test
    void theCallTimeoutCoversABodyThatDrips() throws IOException {
        ScriptedServer.Script dripping = connection -> {
            connection.readRequest();
            connection.send("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n{");
            connection.awaitClose();
        };
        try (ScriptedServer server = ScriptedServer.start(dripping);
                TikHubTransport transport = Pages.at(server.url())
                        .callTimeout(Duration.ofMillis(200))
                        .build()) {
            assertThat(fail(transport, ResponseLostException.class)).hasMessageContaining("call timeout of 200 ms");
        }
    }

    @Test
    void theReadTimeoutOfAGivenClientDoesNotLoseAnResponseThatTakesItsTime() throws IOException {
        ScriptedServer.Script silent = connection -> {
            connection.readRequest();
            connection.awaitClose();
        };
        OkHttpClient impatient =
                new OkHttpClient.Builder().readTimeout(Duration.ofMillis(1)).build();
        try (ScriptedServer server = ScriptedServer.start(silent);
                TikHubTransport transport = Pages.at(server.url())
                        .callFactory(impatient)
                        .callTimeout(Duration.ofMillis(200))
                        .build()) {
            assertThat(fail(transport, ResponseLostException.class)).hasMessageContaining("call timeout of 200 ms");
        }
    }

    private static <T extends CommentSourceException> T fail(TikHubTransport transport, Class<T> type) {
        return catchThrowableOfType(type, () -> transport.send(Pages.FIRST));
    }

    private static URI closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return URI.create("http://127.0.0.1:" + socket.getLocalPort());
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Sockets that connect as a test wants them to. */
    static final class Sockets extends SocketFactory {
        interface Connecting {
            void connect(Socket socket) throws IOException;
        }

        private final Connecting connecting;

        Sockets(Connecting connecting) {
            this.connecting = connecting;
        }

        @Override
        public Socket createSocket() {
            return new Socket() {
                @Override
                public void connect(SocketAddress endpoint, int timeout) throws IOException {
                    connecting.connect(this);
                }
            };
        }

        @Override
        public Socket createSocket(String host, int port) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Socket createSocket(InetAddress host, int port) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort) {
            throw new UnsupportedOperationException();
        }
    }
}
