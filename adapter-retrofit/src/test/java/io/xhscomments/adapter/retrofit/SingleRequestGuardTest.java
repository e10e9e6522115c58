package io.xhscomments.adapter.retrofit;

import static io.xhscomments.testkit.scripted.ScriptedServer.http;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.failure.ResponseLostException;
import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.RawResponse;
import io.xhscomments.testkit.scripted.ScriptedServer;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import okhttp3.Authenticator;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One call of the port sends at most one request, whatever the service does. */
class SingleRequestGuardTest {
    private static final String LOCATION = "Location: /elsewhere\r\n";

    /** An OkHttp client with all automatic requests: redirects, retries, authentication. */
    private static OkHttpClient eager() {
        Authenticator again = (route, response) ->
                response.request().newBuilder().header("X-Again", "yes").build();
        return new OkHttpClient.Builder()
                .authenticator(again)
                .proxyAuthenticator(again)
                .retryOnConnectionFailure(true)
                .followRedirects(true)
                .build();
    }

    static Stream<Arguments> everyStatusOfEveryClient() {
        return Stream.of(
                        Arguments.of(200, ""),
                        Arguments.of(204, ""),
                        Arguments.of(301, LOCATION),
                        Arguments.of(302, LOCATION),
                        Arguments.of(303, LOCATION),
                        Arguments.of(304, ""),
                        Arguments.of(307, LOCATION),
                        Arguments.of(308, LOCATION),
                        Arguments.of(400, ""),
                        Arguments.of(401, "WWW-Authenticate: Basic realm=\"x\"\r\n"),
                        Arguments.of(402, ""),
                        Arguments.of(403, ""),
                        Arguments.of(404, ""),
                        Arguments.of(407, "Proxy-Authenticate: Basic realm=\"x\"\r\n"),
                        Arguments.of(408, ""),
                        Arguments.of(408, "Retry-After: 0\r\n"),
                        Arguments.of(421, ""),
                        Arguments.of(422, ""),
                        Arguments.of(429, "Retry-After: 0\r\n"),
                        Arguments.of(500, ""),
                        Arguments.of(502, ""),
                        Arguments.of(503, ""),
                        Arguments.of(503, "Retry-After: 0\r\n"),
                        Arguments.of(503, "Retry-After: 99999999999999999999\r\n"),
                        Arguments.of(599, ""))
                .flatMap(status -> Stream.of("own", "given")
                        .map(client -> Arguments.of(client, status.get()[0], status.get()[1])));
    }

    @ParameterizedTest
    @MethodSource("everyStatusOfEveryClient")
    void everyStatusIsReturnedAfterOneRequest(String client, int status, String header) throws IOException {
        boolean empty = status == 204 || status == 304;
        String response = empty ? "HTTP/1.1 " + status + " X\r\n\r\n" : http(status + " X", header, "{\"a\":1}");
        try (ScriptedServer server = ScriptedServer.responding(response);
                TikHubTransport transport = transport(client, server.url())) {
            RawResponse page = transport.send(Pages.FIRST);
            assertThat(page.status()).isEqualTo(status);
            assertThat(page.body()).asString().isEqualTo(empty ? "" : "{\"a\":1}");
            transport.close();
            assertThat(server.closeAndGetRequests()).hasSize(1);
        }
    }

    static Stream<Arguments> everyFaultOfEveryClient() {
        return Stream.of(
                        Arguments.of("reset before the response", (ScriptedServer.Script) connection -> {
                            connection.readRequest();
                            connection.reset();
                        }),
                        Arguments.of("closed before the response", (ScriptedServer.Script) connection -> {
                            connection.readRequest();
                            connection.close();
                        }),
                        Arguments.of("no HTTP", (ScriptedServer.Script) connection -> {
                            connection.readRequest();
                            connection.send("220 mail.example ESMTP\r\n\r\n");
                            connection.close();
                        }),
                        Arguments.of("partial headers", (ScriptedServer.Script) connection -> {
                            connection.readRequest();
                            connection.send("HTTP/1.1 200 OK\r\nContent-");
                            connection.close();
                        }),
                        Arguments.of("body cut off", (ScriptedServer.Script) connection -> {
                            connection.readRequest();
                            connection.send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"code\"");
                            connection.close();
                        }),
                        Arguments.of("body reset", (ScriptedServer.Script) connection -> {
                            connection.readRequest();
                            connection.send("HTTP/1.1 503 X\r\nRetry-After: 0\r\nContent-Length: 100\r\n\r\n{\"code\"");
                            connection.reset();
                        }),
                        Arguments.of("redirect cut off", (ScriptedServer.Script) connection -> {
                            connection.readRequest();
                            connection.send("HTTP/1.1 302 X\r\nLocation: /\r\nContent-Length: 100\r\n\r\n{");
                            connection.close();
                        }))
                .flatMap(fault ->
                        Stream.of("own", "given").map(client -> Arguments.of(client, fault.get()[0], fault.get()[1])));
    }

    @ParameterizedTest(name = "{1}, {0} client")
    @MethodSource("everyFaultOfEveryClient")
    void noFaultCausesSecondRequest(String client, String name, ScriptedServer.Script fault) throws IOException {
        try (ScriptedServer server = ScriptedServer.start(fault);
                TikHubTransport transport = transport(client, server.url())) {
            assertThatThrownBy(() -> transport.send(Pages.FIRST)).isInstanceOf(ResponseLostException.class);
            transport.close();
            assertThat(server.closeAndGetRequests()).hasSize(1);
        }
    }

    @ParameterizedTest
    @MethodSource("clients")
    void closedPooledConnectionCausesNoSecondRequest(String client) throws IOException, InterruptedException {
        CountDownLatch closed = new CountDownLatch(1);
        ScriptedServer.Script responsesOnceAndCloses = connection -> {
            connection.readRequest();
            connection.send(http("200 OK", "Connection: keep-alive\r\n", "{}"));
            connection.close();
            closed.countDown();
        };
        try (ScriptedServer server = ScriptedServer.start(responsesOnceAndCloses);
                TikHubTransport transport = transport(client, server.url())) {
            transport.send(Pages.FIRST);
            closed.await();
            ResponseLostException lost =
                    catchThrowableOfType(ResponseLostException.class, () -> transport.send(Pages.FIRST));
            assertThat(lost.charge()).isEqualTo(Charge.UNKNOWN);
            transport.close();
            assertThat(server.closeAndGetRequests()).hasSize(1);
        }
    }

    @ParameterizedTest
    @MethodSource("clients")
    void connectionClosedOnNextRequestGetsItOnce(String client) throws IOException {
        ScriptedServer.Script responsesOneAndDropsTheNext = connection -> {
            connection.readRequest();
            connection.send(http("200 OK", "", "{}"));
            connection.readRequest();
            connection.reset();
        };
        try (ScriptedServer server = ScriptedServer.start(responsesOneAndDropsTheNext);
                TikHubTransport transport = transport(client, server.url())) {
            transport.send(Pages.FIRST);
            ResponseLostException lost =
                    catchThrowableOfType(ResponseLostException.class, () -> transport.send(Pages.FIRST));
            assertThat(lost.charge()).isEqualTo(Charge.UNKNOWN);
            transport.close();
            assertThat(server.closeAndGetRequests()).hasSize(2);
        }
    }

    @Test
    void connectionIsReusedForTheNextPage() throws IOException {
        AtomicInteger connections = new AtomicInteger();
        ScriptedServer.Script counting = connection -> {
            connections.incrementAndGet();
            while (!connection.readRequest().isEmpty()) {
                connection.send(http("200 OK", "", "{}"));
            }
        };
        try (ScriptedServer server = ScriptedServer.start(counting);
                TikHubTransport transport = transport("own", server.url())) {
            transport.send(Pages.FIRST);
            transport.send(Pages.FIRST);
            assertThat(connections).hasValue(1);
        }
    }

    @Test
    void retryingInterceptorIsStoppedBeforeItSends() throws IOException {
        OkHttpClient retrying = new OkHttpClient.Builder()
                .addInterceptor(chain -> {
                    chain.proceed(chain.request()).close();
                    return chain.proceed(chain.request());
                })
                .build();
        try (ScriptedServer server = ScriptedServer.responding(http("500 X", "", "{}"));
                TikHubTransport transport =
                        Pages.at(server.url()).callFactory(retrying).build()) {
            CommentSourceException lost =
                    catchThrowableOfType(CommentSourceException.class, () -> transport.send(Pages.FIRST));
            assertThat(lost).isInstanceOf(ResponseLostException.class).hasMessageContaining("second time");
            assertThat(lost.charge()).isEqualTo(Charge.UNKNOWN);
            retrying.connectionPool().evictAll();
            assertThat(server.closeAndGetRequests()).hasSize(1);
        }
    }

    @Test
    void callersInterceptorsSeeTheStatus() throws IOException {
        AtomicInteger seen = new AtomicInteger();
        AtomicInteger seenOnTheWire = new AtomicInteger();
        OkHttpClient logging = new OkHttpClient.Builder()
                .addInterceptor(chain -> {
                    okhttp3.Response response = chain.proceed(chain.request());
                    seen.set(response.code());
                    return response;
                })
                .addNetworkInterceptor(chain -> {
                    okhttp3.Response response = chain.proceed(chain.request());
                    seenOnTheWire.set(response.code());
                    return response;
                })
                .build();
        try (ScriptedServer server = ScriptedServer.responding(http("503 X", "Retry-After: 0\r\n", "{}"));
                TikHubTransport transport =
                        Pages.at(server.url()).callFactory(logging).build()) {
            transport.send(Pages.FIRST);
            assertThat(seen).hasValue(503);
            assertThat(seenOnTheWire).hasValue(503);
        }
    }

    static Stream<String> clients() {
        return Stream.of("own", "given");
    }

    private static TikHubTransport transport(String client, URI url) {
        TikHubTransport.Builder builder = Pages.at(url);
        if (client.equals("given")) {
            Call.Factory given = eager();
            builder.callFactory(given);
        }
        return builder.build();
    }
}
