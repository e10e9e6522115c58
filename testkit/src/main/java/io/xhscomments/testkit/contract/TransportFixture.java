package io.xhscomments.testkit.contract;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.xhscomments.codec.tikhub.ApiPath;
import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.model.Cursor;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.RawResponse;
import io.xhscomments.core.port.BodySink;
import io.xhscomments.core.port.PageTransport;
import io.xhscomments.testkit.scripted.ScriptedServer;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Helpers for the transport rules. It closes everything that a rule opened when the rule ends. */
final class TransportFixture implements AutoCloseable {
    static final NoteId NOTE = NoteId.of("6683b283000000001f0052bf");
    static final CommentId COMMENT = CommentId.of("6683b3a5000000001f0052c0");
    static final PageRequest FIRST = PageRequest.comments(NOTE);

    private static final Duration NO_TIMEOUT = Duration.ofHours(1);
    private static final long MAX_BYTES = 1024 * 1024;

    private final PageTransportContract contract;
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();

    TransportFixture(PageTransportContract contract) {
        this.contract = contract;
    }

    /** Skips the rule if the transport lacks this capability. */
    void needs(TransportCapability capability) {
        assumeTrue(contract.capabilities().contains(capability), capability.without());
    }

    TikHubRoute route() {
        return contract.route();
    }

    Duration timeout() {
        return contract.timeout();
    }

    Duration callTimeout() {
        return contract.callTimeout();
    }

    ScriptedServer running(ScriptedServer.Script script) throws IOException {
        return open(ScriptedServer.start(script));
    }

    ScriptedServer responding(String response) throws IOException {
        return open(ScriptedServer.responding(response));
    }

    TransportSettings settings(URI base) {
        return new TransportSettings(base, ApiPath.DEFAULT, Secret.KEY, route(), NO_TIMEOUT, MAX_BYTES);
    }

    TransportSettings settings(URI base, Duration callTimeout) {
        return new TransportSettings(base, ApiPath.DEFAULT, Secret.KEY, route(), callTimeout, MAX_BYTES);
    }

    TransportSettings settings(URI base, long maxBytes) {
        return new TransportSettings(base, ApiPath.DEFAULT, Secret.KEY, route(), NO_TIMEOUT, maxBytes);
    }

    TransportSettings settings(URI base, ApiPath apiPath) {
        return new TransportSettings(base, apiPath, Secret.KEY, route(), NO_TIMEOUT, MAX_BYTES);
    }

    PageTransport at(ScriptedServer server) {
        return make(settings(server.url()));
    }

    PageTransport make(TransportSettings settings) {
        return open(contract.transport(settings));
    }

    Deque<PageTransport> withSharedClient(TransportSettings settings) {
        Deque<PageTransport> transports = new ArrayDeque<>(contract.withSharedClient(settings));
        transports.forEach(this::open);
        return transports;
    }

    Call<RawResponse> start(PageTransport transport, PageRequest request, BodySink sink) {
        return Call.start(() -> transport.send(request, sink));
    }

    Outcome<RawResponse> send(PageTransport transport, PageRequest request, BodySink sink) {
        return start(transport, request, sink).outcome(timeout());
    }

    Outcome<RawResponse> send(PageTransport transport, PageRequest request) {
        return send(transport, request, BodySink.none());
    }

    Outcome<RawResponse> send(PageTransport transport) {
        return send(transport, FIRST);
    }

    /** The first page of a different note for each number. */
    static PageRequest page(int number) {
        return PageRequest.comments(
                NoteId.of("6683b28300000000" + HexFormat.of().toHexDigits(number)));
    }

    /** A cursor in the format of both routes, with this text. */
    static Cursor cursor(String text) {
        return Cursor.of("{\"cursor\":\"" + text + "\",\"index\":2,\"pageArea\":\"UNFOLDED\"}");
    }

    /** A cursor of this route that needs no percent-encoding. */
    Cursor plainCursor() {
        return acceptsEveryCursor() ? Cursor.of(COMMENT.value()) : cursor(COMMENT.value());
    }

    /** Whether every text can be a cursor of this route. */
    boolean acceptsEveryCursor() {
        return switch (route()) {
            case WEB_V1 -> true;
            case APP_V2 -> false;
        };
    }

    /** Closes it now instead of at the end. */
    void close(PageTransport transport) {
        opened.remove(transport);
        Outcome<String> closing =
                Call.start(() -> closeUnchecked((AutoCloseable) transport)).outcome(timeout());
        closing.returned();
    }

    /** Waits for an event; fails if it does not happen. */
    void await(CountDownLatch event, String description) throws InterruptedException {
        if (!event.await(timeout().toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError("timed out waiting for " + description);
        }
    }

    private static String closeUnchecked(AutoCloseable closeable) {
        try {
            closeable.close();
            return "closed";
        } catch (RuntimeException unclosable) {
            throw unclosable;
        } catch (Exception unclosable) {
            throw new IllegalStateException("close() failed", unclosable);
        }
    }

    private <T> T open(T resource) {
        if (resource instanceof AutoCloseable closeable) {
            opened.push(closeable);
        }
        return resource;
    }

    @Override
    public void close() throws Exception {
        for (AutoCloseable closeable : opened) {
            closeable.close();
        }
    }
}
