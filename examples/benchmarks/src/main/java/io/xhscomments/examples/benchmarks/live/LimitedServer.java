package io.xhscomments.examples.benchmarks.live;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.xhscomments.core.policy.TimeSource;
import io.xhscomments.testkit.fixture.Fixtures;
import io.xhscomments.testkit.stub.StubResponse;
import io.xhscomments.testkit.stub.StubService;
import io.xhscomments.testkit.synthetic.SyntheticNote;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The stub behind an HTTP server that takes a fixed time for each response, refuses requests beyond its limit with 429,
 * and records when each request arrived. For many threads; it must be closed.
 */
final class LimitedServer implements AutoCloseable {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final StubService service = StubService.create();
    private final Queue<Long> arrivals = new ConcurrentLinkedQueue<>();
    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private final Duration latency;
    private final int limit;

    LimitedServer(Duration latency, int limit) throws IOException {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        this.latency = latency;
        this.limit = limit;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::respond);
        server.start();
    }

    void serve(List<SyntheticNote> notes) {
        notes.forEach(service::serve);
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    StubService service() {
        return service;
    }

    int charged() {
        return service.ledger().charged();
    }

    int refused() {
        return refused.get();
    }

    /** The times of the requests in nanoseconds, in order. */
    long[] arrivals() {
        return arrivals.stream().mapToLong(Long::longValue).sorted().toArray();
    }

    /** The largest number of requests in any second. */
    static int mostInAnySecond(long[] arrivals) {
        int most = 0;
        for (int first = 0, next = 0; first < arrivals.length; first++) {
            while (next < arrivals.length && arrivals[next] - arrivals[first] < SECOND) {
                next++;
            }
            most = Math.max(most, next - first);
        }
        return most;
    }

    /** How many requests were the one too many of the second before them. */
    static long aboveRate(long[] arrivals, int rate) {
        long above = 0;
        for (int i = rate; i < arrivals.length; i++) {
            above += arrivals[i] - arrivals[i - rate] < SECOND ? 1 : 0;
        }
        return above;
    }

    private void respond(HttpExchange exchange) throws IOException {
        long arrived = System.nanoTime();
        arrivals.add(arrived);
        try {
            if (inFlight.incrementAndGet() > limit) {
                refused.incrementAndGet();
                byte[] body = Fixtures.error("429-object").body();
                send(exchange, 429, body);
                return;
            }
            TreeMap<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, String.join(", ", values)));
            headers.remove("Accept-Encoding");
            StubResponse response =
                    service.respond("GET", exchange.getRequestURI().toString().substring(1), headers);
            TimeSource.SYSTEM.sleep(latency.minusNanos(System.nanoTime() - arrived));
            inFlight.decrementAndGet();
            send(exchange, response.status(), response.body());
            inFlight.incrementAndGet();
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        } finally {
            inFlight.decrementAndGet();
            exchange.close();
        }
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
