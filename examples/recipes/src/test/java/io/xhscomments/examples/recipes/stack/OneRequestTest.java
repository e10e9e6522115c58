package io.xhscomments.examples.recipes.stack;

import static io.xhscomments.testkit.scripted.ScriptedServer.http;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.xhscomments.codec.tikhub.ApiKey;
import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.core.failure.RequestNotSentException;
import io.xhscomments.core.failure.ResponseLostException;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.port.PageTransport;
import io.xhscomments.testkit.scripted.ClientConnection;
import io.xhscomments.testkit.scripted.ScriptedServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One call is one request, also where the JDK's client by itself would send it again. */
class OneRequestTest {
    private static final PageRequest FIRST = PageRequest.comments(NoteId.of("6683b283000000001f0052bf"));

    /** What a server does in place of a response. */
    enum End {
        CLOSED {
            @Override
            void of(ClientConnection connection) {
                connection.close();
            }
        },
        RESET {
            @Override
            void of(ClientConnection connection) throws IOException {
                connection.reset();
            }
        };

        abstract void of(ClientConnection connection) throws IOException;
    }

    private static PageTransport at(URI base, Duration timeout) {
        return new JdkTransport(
                new TikHubOverJdk(base, ApiKey.of("sk-test-NOT-A-KEY"), TikHubRoute.WEB_V1), timeout, 1024 * 1024);
    }

    private static PageTransport at(ScriptedServer server) {
        return at(server.url(), Duration.ofMinutes(1));
    }

    @Test
    void byItselfTheClientOfTheJdkSendsAgain() throws IOException {
        try (ScriptedServer server = ScriptedServer.start(connection -> {
            connection.readRequest();
            connection.close();
        })) {
            HttpRequest get = HttpRequest.newBuilder(server.url()).GET().build();

            assertThatThrownBy(() -> HttpClient.newHttpClient().send(get, HttpResponse.BodyHandlers.discarding()))
                    .isInstanceOf(IOException.class);

            assertThat(server.closeAndGetRequests()).hasSize(2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aNewConnectionThatEndsWithoutAnResponseIsNotFollowedByAnother(End end) throws IOException {
        try (ScriptedServer server = ScriptedServer.start(connection -> {
            connection.readRequest();
            end.of(connection);
        })) {
            assertThatItIsLost(at(server));

            assertThat(server.closeAndGetRequests()).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aKeptConnectionThatEndsWithoutAnResponseIsNotFollowedByAnother(End end) throws IOException {
        AtomicInteger connections = new AtomicInteger();
        try (ScriptedServer server = ScriptedServer.start(connection -> {
            connections.incrementAndGet();
            connection.readRequest();
            connection.send(http("200 OK", "", "{}"));
            connection.readRequest();
            end.of(connection);
        })) {
            PageTransport transport = at(server);
            transport.send(FIRST);

            assertThatItIsLost(transport);

            assertThat(server.closeAndGetRequests()).hasSize(2);
        }
    }

    /** Whether the client notices in time is up to chance: a call may be lost, but none is sent twice. */
    @RepeatedTest(10)
    void aConnectionThatTheServerClosesAfterItsResponseCostsNoSecondRequest() throws IOException {
        int calls = 10;
        int lost = 0;
        try (ScriptedServer server = ScriptedServer.start(connection -> {
            connection.readRequest();
            connection.send(http("200 OK", "", "{}"));
            connection.close();
        })) {
            PageTransport transport = at(server);
            for (int call = 0; call < calls; call++) {
                try {
                    transport.send(FIRST);
                } catch (ResponseLostException unlucky) {
                    lost++;
                }
            }
            assertThat(server.closeAndGetRequests()).hasSizeBetween(calls - lost, calls);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aConnectionIsKeptForTheNextCall(boolean zipped) throws IOException {
        AtomicInteger connections = new AtomicInteger();
        byte[] body = zipped ? zipped("{}") : "{}".getBytes(StandardCharsets.UTF_8);
        String head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n"
                + (zipped ? "Content-Encoding: gzip\r\n\r\n" : "\r\n") + Integer.toHexString(body.length) + "\r\n";
        try (ScriptedServer server = ScriptedServer.start(connection -> {
            connections.incrementAndGet();
            while (connection.readRequest().isPresent()) {
                connection.send(head);
                connection.send(body);
                connection.send("\r\n0\r\n\r\n");
            }
        })) {
            PageTransport transport = at(server);
            for (int call = 0; call < 5; call++) {
                assertThat(transport.send(FIRST).body())
                        .asString(StandardCharsets.UTF_8)
                        .isEqualTo("{}");
            }
            assertThat(server.closeAndGetRequests()).hasSize(5);
        }
        assertThat(connections).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{"})
    void whoeverGivesUpHangsUp(String beginning) throws IOException, InterruptedException, ExecutionException {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch hungUp = new CountDownLatch(1);
        try (ScriptedServer server = ScriptedServer.start(connection -> {
            connection.readRequest();
            connection.send(beginning);
            asked.countDown();
            connection.awaitClose();
            hungUp.countDown();
        })) {
            FutureTask<Throwable> call =
                    new FutureTask<>(() -> catchThrowable(() -> at(server).send(FIRST)));
            Thread caller = new Thread(call);
            caller.start();
            asked.await();
            caller.interrupt();

            assertThat(call.get()).isInstanceOf(ResponseLostException.class);
            assertThat(hungUp.await(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void whatNeverWentOutIsNotCharged() throws IOException {
        try (ScriptedServer silent = ScriptedServer.start(ClientConnection::awaitClose)) {
            URI neverEncrypted = URI.create("https://127.0.0.1:" + silent.port());

            RequestNotSentException failure = catchThrowableOfType(
                    RequestNotSentException.class,
                    () -> at(neverEncrypted, Duration.ofMillis(200)).send(FIRST));

            assertThat(failure.charge()).isEqualTo(Charge.FREE);
            assertThat(failure).hasMessageContaining("it took longer than 200 ms");
        }
    }

    @Test
    void aLeaveThatIsTakenBackCannotBeUsedAndOneThatIsUsedCannotBeTakenBack() {
        OneSend back = new OneSend();
        assertThat(back.withdrawn()).isTrue();
        assertThatThrownBy(back::contentLength).isInstanceOf(IllegalStateException.class);

        OneSend used = new OneSend();
        assertThat(used.contentLength()).isZero();
        assertThat(used.withdrawn()).isFalse();
    }

    private static void assertThatItIsLost(PageTransport transport) {
        ResponseLostException lost = catchThrowableOfType(ResponseLostException.class, () -> transport.send(FIRST));
        assertThat(lost.charge()).isEqualTo(Charge.UNKNOWN);
        assertThat(lost.status()).isEmpty();
    }

    private static byte[] zipped(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
