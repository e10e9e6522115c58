package io.xhscomments.adapter.retrofit;

import static io.xhscomments.testkit.scripted.ScriptedServer.http;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.core.page.RawResponse;
import io.xhscomments.testkit.scripted.ScriptedServer;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Validation of the settings, closing and sharing of a transport. */
@Timeout(60)
class TikHubTransportTest {
    private final TikHubTransport.Builder builder = TikHubTransport.builder(Pages.KEY);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "api.tikhub.io",
                "//api.tikhub.io",
                "ftp://api.tikhub.io",
                "https:///api",
                "https:api.tikhub.io",
                "https://api.tikhub.io:99999/"
            })
    void invalidBaseUrlIsRejectedAndShown(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.baseUrl(URI.create(url)))
                .withMessageStartingWith("A base URL must have ")
                .withMessageEndingWith(", but is " + url);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://api.tikhub.io?token=secret", "https://api.tikhub.io/#token=secret"})
    void baseUrlWithQueryIsRejectedAndShownWithoutIt(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.baseUrl(URI.create(url)))
                .withMessageContaining("no query and no fragment, but is https://api.tikhub.io")
                .satisfies(refused -> assertThat(refused.getMessage()).doesNotContain("secret"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://me:secret@api.tikhub.io/",
                "https://me:secret@api_x.tikhub.io/",
                "https://me:secret/with/slash@api.tikhub.io",
                "https://me:1234/secret@api.tikhub.io",
                "https://me/secret?x@api.tikhub.io"
            })
    void baseUrlWithUserInfoIsRejectedAndNotShown(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.baseUrl(URI.create(url)))
                .withMessageContaining("no user info")
                .satisfies(refused -> assertThat(refused.getMessage()).doesNotContain("secret"));
    }

    @Test
    void partialUserInfoIsNotShown() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.baseUrl(URI.create("https://me:secret/api")))
                .withMessage("A base URL must have a host, but is https://…");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S", "PT24H0.001S"})
    void callTimeoutOutOfRangeIsRejected(Duration timeout) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.callTimeout(timeout))
                .withMessageContaining("but is " + timeout);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", " x", "x\r\nX-Evil: 1", "客户端", "tab\tin"})
    void userAgentWithIllegalCharactersIsRejected(String userAgent) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.userAgent(userAgent))
                .withMessageStartingWith("A User-Agent must be printable ASCII");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MAX_VALUE, 2147483640L})
    void sizeLimitOutOfRangeIsRejected(long cap) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.maxResponseBytes(cap))
                .withMessageContaining("but is " + cap);
    }

    @Test
    void toStringContainsAddressButNoKey() {
        try (TikHubTransport transport = builder.baseUrl(URI.create("HTTPS://Reseller.example/x"))
                .route(TikHubRoute.APP_V2)
                .build()) {
            assertThat(transport).hasToString("TikHubTransport[https://reseller.example/x/, app-v2]");
        }
    }

    @Test
    void defaultBaseUrlIsTheService() {
        try (TikHubTransport transport = builder.build()) {
            assertThat(transport).hasToString("TikHubTransport[https://api.tikhub.io/, web-v1]");
        }
    }

    @Test
    void closedTransportSendsNothing() throws IOException {
        try (ScriptedServer server = ScriptedServer.responding(http("200 OK", "", "{}"))) {
            TikHubTransport transport = Pages.at(server.url()).build();
            transport.close();
            transport.close();
            assertThatIllegalStateException()
                    .isThrownBy(() -> transport.send(Pages.FIRST))
                    .withMessageContaining("is closed");
            assertThat(server.closeAndGetRequests()).isEmpty();
        }
    }

    @Test
    void certificatesAreLoadedForHttpsOnly() {
        OkHttpClient encrypted =
                (OkHttpClient) Sender.own(HttpUrl.get("https://127.0.0.1")).calls();
        OkHttpClient plain =
                (OkHttpClient) Sender.own(HttpUrl.get("http://127.0.0.1")).calls();

        assertThat(encrypted.x509TrustManager()).isNotNull();
        assertThat(plain.x509TrustManager()).isNull();
    }

    @Test
    void closingDropsOwnConnections() throws IOException {
        Sender sender = Sender.own(HttpUrl.get("http://127.0.0.1"));
        OkHttpClient client = (OkHttpClient) sender.calls();
        try (ScriptedServer server = ScriptedServer.responding(http("200 OK", "", "{}"))) {
            client.newCall(new Request.Builder()
                            .url(server.url().toString())
                            .tag(TrackedCall.class, new TrackedCall(() -> {}))
                            .build())
                    .execute()
                    .close();
            sender.close().run();
            assertThat(client.connectionPool().connectionCount()).isZero();
        }
    }

    @Test
    void closingLetsRunningCallFinish() throws IOException, InterruptedException, ExecutionException {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        ScriptedServer.Script waiting = connection -> {
            connection.readRequest();
            arrived.countDown();
            closed.await();
            connection.send(http("200 OK", "", "{}"));
        };
        ExecutorService other = Executors.newSingleThreadExecutor();
        try (ScriptedServer server = ScriptedServer.start(waiting)) {
            TikHubTransport transport = Pages.at(server.url()).build();
            Future<RawResponse> page = other.submit(() -> transport.send(Pages.FIRST));
            arrived.await();
            transport.close();
            closed.countDown();
            assertThat(page.get().status()).isEqualTo(200);
        } finally {
            other.shutdown();
        }
    }

    @Test
    void suppliedClientIsSharedAndStaysOpen() throws IOException {
        AtomicInteger connections = new AtomicInteger();
        ScriptedServer.Script counting = connection -> {
            connections.incrementAndGet();
            while (!connection.readRequest().isEmpty()) {
                connection.send(http("200 OK", "", "{}"));
            }
        };
        ConnectionPool pool = new ConnectionPool();
        OkHttpClient given = new OkHttpClient.Builder().connectionPool(pool).build();
        try (ScriptedServer server = ScriptedServer.start(counting)) {
            TikHubTransport transport =
                    Pages.at(server.url()).callFactory(given).build();
            transport.send(Pages.FIRST);
            transport.close();
            try (Response response = given.newCall(
                            new Request.Builder().url(server.url().toString()).build())
                    .execute()) {
                assertThat(response.code()).isEqualTo(200);
            }
            assertThat(connections).hasValue(1);
        } finally {
            pool.evictAll();
        }
    }

    @Test
    void customCallFactoryMakesOneCallPerPage() throws IOException {
        List<Request> made = new ArrayList<>();
        OkHttpClient behind = new OkHttpClient();
        Call.Factory given = request -> {
            made.add(request);
            return behind.newCall(request);
        };
        try (ScriptedServer server = ScriptedServer.responding(http("404 X", "", "{}"));
                TikHubTransport transport =
                        Pages.at(server.url()).callFactory(given).build()) {
            assertThat(transport.send(Pages.FIRST).status()).isEqualTo(404);
            assertThat(made).hasSize(1);
            assertThat(server.requests()).hasSize(1);
        } finally {
            behind.connectionPool().evictAll();
        }
    }

    @Test
    void manyThreadsShareOneTransport() throws IOException, InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try (ScriptedServer server = ScriptedServer.responding(http("503 X", "Retry-After: 0\r\n", "{}"));
                TikHubTransport transport = Pages.at(server.url()).build()) {
            List<Future<RawResponse>> pages = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                pages.add(threads.submit(() -> transport.send(Pages.FIRST)));
            }
            for (Future<RawResponse> page : pages) {
                assertThat(page.get().status()).isEqualTo(503);
            }
            transport.close();
            assertThat(server.closeAndGetRequests()).hasSize(100);
        } finally {
            threads.shutdown();
        }
    }
}
