package io.xhscomments.adapter.cache.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.adapter.cache.link.CacheLinkException.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A read ends at its deadline or at an interrupt. The default deadline here is a day: a test that waits for it does not
 * pass.
 */
@Timeout(60)
class WaitingTest {
    private static final String OK = "HTTP/1.1 200 OK\r\n";
    private static final byte[] PAGE = "{\"data\":{}}".getBytes(StandardCharsets.UTF_8);

    @Test
    void deadlineEndsAResponseWithoutABody() throws IOException, InterruptedException {
        assertLeftAtTheDeadline("");
    }

    @Test
    void deadlineEndsASlowResponse() throws IOException, InterruptedException {
        assertLeftAtTheDeadline(OK + "Content-Length: 1000000\r\n\r\n");
    }

    /** After these bytes the server sends single bytes, so often that a timeout between two bytes never ends. */
    private static void assertLeftAtTheDeadline(String beginning) throws IOException, InterruptedException {
        CountDownLatch hungUp = new CountDownLatch(1);
        ScriptedServer.Script dribbling = peer -> {
            try {
                peer.request();
                peer.say(beginning);
                while (!peer.hasHungUpWithin(20)) {
                    if (!beginning.isEmpty()) {
                        peer.say("{");
                    }
                }
            } finally {
                hungUp.countDown();
            }
        };
        try (ScriptedServer server = ScriptedServer.running(dribbling)) {
            CacheLinkReader links =
                    server.patient().deadline(Duration.ofMillis(1000)).build();
            CacheLinkException failure = Links.failure(links, server.link());
            assertMayPass(failure);
            assertThat(failure).hasMessageContaining("within 1000 ms");
            hungUp.await();
            // Zero on a very slow machine.
            assertThat(server.allRequests()).hasSizeLessThanOrEqualTo(1);
        }
    }

    @Test
    void deadlineEndsAHangingHandshake() throws IOException {
        try (ScriptedServer server = ScriptedServer.withoutEncryption(ScriptedServer.Peer::awaitHangUp)) {
            CacheLinkReader links =
                    server.patient().deadline(Duration.ofMillis(300)).build();
            assertThat(Links.failure(links, server.link())).hasMessageContaining("within 300 ms");
        }
    }

    @Test
    void interruptEndsTheWaitForAResponse() throws IOException, InterruptedException {
        assertInterruptible("");
    }

    @Test
    void interruptEndsTheWaitForABody() throws IOException, InterruptedException {
        assertInterruptible(OK + "Content-Length: 100\r\n\r\n{");
    }

    private static void assertInterruptible(String beginning) throws IOException, InterruptedException {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch hungUp = new CountDownLatch(1);
        ScriptedServer.Script stalling = peer -> {
            peer.request();
            peer.say(beginning);
            asked.countDown();
            peer.awaitHangUp();
            hungUp.countDown();
        };
        AtomicReference<CacheLinkException> failure = new AtomicReference<>();
        AtomicBoolean stillInterrupted = new AtomicBoolean();
        try (ScriptedServer server = ScriptedServer.running(stalling)) {
            CacheLinkReader links = server.patient().build();
            Thread caller = new Thread(() -> {
                failure.set(Links.failure(links, server.link()));
                stillInterrupted.set(Thread.currentThread().isInterrupted());
            });
            caller.start();
            asked.await();
            caller.interrupt();
            caller.join();
            hungUp.await();
            assertThat(server.allRequests()).hasSize(1);
        }
        assertMayPass(failure.get());
        assertThat(failure.get()).hasMessageContaining("the thread was interrupted");
        assertThat(stillInterrupted).isTrue();
    }

    @Test
    void interruptedThreadSendsNothing() throws IOException {
        try (CacheServer server = CacheServer.responding(PAGE)) {
            CacheLinkReader links = server.patient().build();
            Thread.currentThread().interrupt();
            CacheLinkException failure = Links.failure(links, server.link());
            assertThat(Thread.interrupted()).isTrue();
            assertMayPass(failure);
            assertThat(failure).hasMessageContaining("nothing was sent");
            assertThat(server.seen()).isEmpty();
            assertThat(links.read(server.link())).isEqualTo(PAGE);
        }
    }

    private static void assertMayPass(CacheLinkException failure) {
        assertThat(failure.reason()).isEqualTo(Reason.UNREACHABLE);
        assertThat(failure.mayPass()).isTrue();
    }
}
