package io.xhscomments.adapter.retrofit;

import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.failure.RequestNotSentException;
import io.xhscomments.core.failure.ResponseLostException;
import io.xhscomments.core.page.Charge;
import io.xhscomments.core.port.BodySink;
import io.xhscomments.testkit.scripted.ScriptedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * An interrupted thread does not wait for the service. The call timeout is one day, so a call that waits for it fails
 * the test.
 */
@Timeout(60)
class InterruptTest {
    private final AtomicReference<CommentSourceException> failure = new AtomicReference<>();
    private final AtomicBoolean stillInterrupted = new AtomicBoolean();

    @Test
    void interruptCancelsCallWaitingForResponse() throws IOException, InterruptedException {
        CountDownLatch arrived = new CountDownLatch(1);
        ScriptedServer.Script silent = connection -> {
            connection.readRequest();
            arrived.countDown();
            connection.awaitClose();
        };
        try (ScriptedServer server = ScriptedServer.start(silent)) {
            sendAndInterrupt(withLongTimeout(server.url()).build(), BodySink.none(), arrived, "implRead");
            assertThat(failure.get())
                    .isInstanceOf(ResponseLostException.class)
                    .hasMessageContaining("the thread was interrupted");
            assertThat(failure.get().charge()).isEqualTo(Charge.UNKNOWN);
            assertThat(server.closeAndGetRequests()).hasSize(1);
        }
    }

    @Test
    void interruptDuringPageCountsAsPaid(@TempDir Path directory) throws IOException, InterruptedException {
        CountDownLatch written = new CountDownLatch(1);
        ScriptedServer.Script stalling = connection -> {
            connection.readRequest();
            connection.send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{");
            connection.awaitClose();
        };
        try (ScriptedServer server = ScriptedServer.start(stalling);
                FileChannel file = FileChannel.open(
                        directory.resolve("part"), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            // A file channel is interruptible, too, and would be the last one to call begin.
            BodySink store = (bytes, offset, length) -> {
                try {
                    file.write(ByteBuffer.wrap(bytes, offset, length));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                written.countDown();
            };
            sendAndInterrupt(withLongTimeout(server.url()).build(), store, written, "implRead");
            assertThat(failure.get()).isInstanceOf(ResponseLostException.class);
            assertThat(failure.get().charge()).isEqualTo(Charge.CHARGED);
        }
    }

    @Test
    void interruptDuringConnectSendsNothing() throws InterruptedException {
        CountDownLatch connecting = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        OkHttpClient unreachable = new OkHttpClient.Builder()
                .socketFactory(new ChargeTest.Sockets(socket -> {
                    connecting.countDown();
                    try {
                        never.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    throw new SocketException("not connected");
                }))
                .build();
        TikHubTransport transport = withLongTimeout(URI.create("http://127.0.0.1:9"))
                .callFactory(unreachable)
                .build();
        sendAndInterrupt(transport, BodySink.none(), connecting, "poll");
        never.countDown();
        assertThat(failure.get())
                .isInstanceOf(RequestNotSentException.class)
                .hasMessageContaining("the thread was interrupted");
    }

    @Test
    void interruptBeforeCallSendsNothing() throws IOException {
        try (ScriptedServer server = ScriptedServer.responding(ScriptedServer.http("200 OK", "", "{}"));
                TikHubTransport transport = withLongTimeout(server.url()).build()) {
            Thread.currentThread().interrupt();
            send(transport, BodySink.none());
            assertThat(Thread.interrupted()).isTrue();
            assertThat(failure.get()).isInstanceOf(RequestNotSentException.class);
            assertThat(server.closeAndGetRequests()).isEmpty();
        }
    }

    @Test
    void interruptAfterResponseDoesNotAffectNextCall() throws IOException {
        try (ScriptedServer server = ScriptedServer.responding(ScriptedServer.http("200 OK", "", "{}"));
                TikHubTransport transport = withLongTimeout(server.url()).build()) {
            transport.send(Pages.FIRST);
            Thread.currentThread().interrupt();
            assertThat(Thread.interrupted()).isTrue();
            assertThat(transport.send(Pages.FIRST).status()).isEqualTo(200);
        }
    }

    private static TikHubTransport.Builder withLongTimeout(URI url) {
        return Pages.at(url).callTimeout(Duration.ofDays(1));
    }

    /** Interrupts the caller after {@code when}, once it is inside the blocking JDK method. */
    private void sendAndInterrupt(TikHubTransport transport, BodySink sink, CountDownLatch when, String inside)
            throws InterruptedException {
        Thread caller = new Thread(() -> {
            send(transport, sink);
            stillInterrupted.set(Thread.currentThread().isInterrupted());
        });
        caller.start();
        when.await();
        while (Stream.of(caller.getStackTrace())
                .noneMatch(frame -> frame.getMethodName().equals(inside))) {
            Thread.onSpinWait();
        }
        caller.interrupt();
        caller.join();
        assertThat(stillInterrupted).isTrue();
    }

    private void send(TikHubTransport transport, BodySink sink) {
        try {
            transport.send(Pages.FIRST, sink);
        } catch (CommentSourceException e) {
            failure.set(e);
        }
    }
}
