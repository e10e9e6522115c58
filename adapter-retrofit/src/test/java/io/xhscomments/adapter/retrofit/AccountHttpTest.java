package io.xhscomments.adapter.retrofit;

import static io.xhscomments.testkit.scripted.ScriptedServer.http;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.xhscomments.codec.tikhub.TikHubAccountException;
import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.testkit.scripted.ScriptedServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The requests for the account, and their timeouts and interrupts. */
@Timeout(60)
class AccountHttpTest {
    private static final String ACCOUNT = "{\"user_data\":{\"balance\":1}}";

    @Test
    void accountRequestHasPageHeadersAndNoQuery() throws IOException {
        try (ScriptedServer server = ScriptedServer.responding(http("200 OK", "", ACCOUNT));
                TikHubTransport transport =
                        Pages.at(server.url()).userAgent("my program/1.0").build()) {
            transport.account().info();
            assertThat(server.requests().get(0).head().lines())
                    .startsWith("GET /api/v1/tikhub/user/get_user_info HTTP/1.1")
                    .containsOnlyOnce(
                            "Authorization: Bearer sk-test-Ab/cd+ef==0123456789",
                            "User-Agent: my program/1.0",
                            "Accept: application/json");
        }
    }

    @Test
    void endpointParameterIsThePathWithLeadingSlash() throws IOException {
        try (ScriptedServer server = ScriptedServer.responding(http("200 OK", "", "{\"data\":{\"endpoint_cost\":1}}"));
                TikHubTransport transport =
                        Pages.at(server.url().resolve("/reseller/v9")).build()) {
            transport.account().priceOfReplies(TikHubRoute.APP_V2);
            assertThat(server.requests().get(0).head())
                    .startsWith("GET /reseller/v9/api/v1/tikhub/user/get_endpoint_info"
                            + "?endpoint=%2Fapi%2Fv1%2Fxiaohongshu%2Fapp_v2%2Fget_note_sub_comments HTTP/1.1");
        }
    }

    @Test
    void retryingClientIsStopped() throws IOException {
        OkHttpClient retrying = new OkHttpClient.Builder()
                .addInterceptor(chain -> {
                    chain.proceed(chain.request()).close();
                    return chain.proceed(chain.request());
                })
                .build();
        try (ScriptedServer server = ScriptedServer.responding(http("200 OK", "", ACCOUNT));
                TikHubTransport transport =
                        Pages.at(server.url()).callFactory(retrying).build()) {
            assertThat(failure(transport)).hasMessageContaining("second time");
            retrying.connectionPool().evictAll();
            assertThat(server.closeAndGetRequests()).hasSize(1);
        }
    }

    @Test
    void httpStackExceptionContainsNoKey() throws IOException {
        try (ScriptedServer server = ScriptedServer.responding(Pages.KEY.reveal() + "\r\n\r\n");
                TikHubTransport transport = Pages.at(server.url()).build()) {
            TikHubAccountException failure = failure(transport);
            assertThat(failure).hasMessageContaining("Unexpected status line: [redacted]");
            StringWriter printed = new StringWriter();
            failure.printStackTrace(new PrintWriter(printed));
            assertThat(printed.toString()).doesNotContain(Pages.KEY.reveal());
        }
    }

    @Test
    void callTimeoutEndsSilentRequest() throws IOException {
        ScriptedServer.Script silent = connection -> {
            connection.readRequest();
            connection.awaitClose();
        };
        try (ScriptedServer server = ScriptedServer.start(silent);
                TikHubTransport transport = Pages.at(server.url())
                        .callTimeout(Duration.ofMillis(50))
                        .build()) {
            assertThat(failure(transport)).hasMessageContaining("longer than the call timeout of 50 ms");
        }
    }

    @Test
    void interruptedThreadSendsNothing() throws IOException {
        try (ScriptedServer server = ScriptedServer.responding(http("200 OK", "", ACCOUNT));
                TikHubTransport transport = Pages.at(server.url()).build()) {
            Thread.currentThread().interrupt();
            TikHubAccountException failure = failure(transport);
            assertThat(Thread.interrupted()).isTrue();
            assertThat(failure).hasMessageContaining("the thread is interrupted");
            assertThat(server.closeAndGetRequests()).isEmpty();
        }
    }

    @Test
    void interruptEndsTheWaitForTheResponse() throws IOException, InterruptedException {
        CountDownLatch arrived = new CountDownLatch(1);
        ScriptedServer.Script silent = connection -> {
            connection.readRequest();
            arrived.countDown();
            connection.awaitClose();
        };
        AtomicReference<TikHubAccountException> failure = new AtomicReference<>();
        AtomicBoolean stillInterrupted = new AtomicBoolean();
        try (ScriptedServer server = ScriptedServer.start(silent);
                TikHubTransport transport =
                        Pages.at(server.url()).callTimeout(Duration.ofDays(1)).build()) {
            Thread caller = new Thread(() -> {
                failure.set(failure(transport));
                stillInterrupted.set(Thread.currentThread().isInterrupted());
            });
            caller.start();
            arrived.await();
            while (Stream.of(caller.getStackTrace())
                    .noneMatch(frame -> frame.getMethodName().equals("implRead"))) {
                Thread.onSpinWait();
            }
            caller.interrupt();
            caller.join();
        }
        assertThat(failure.get()).hasMessageContaining("the thread was interrupted");
        assertThat(stillInterrupted).isTrue();
    }

    private static TikHubAccountException failure(TikHubTransport transport) {
        return catchThrowableOfType(
                TikHubAccountException.class, () -> transport.account().info());
    }
}
