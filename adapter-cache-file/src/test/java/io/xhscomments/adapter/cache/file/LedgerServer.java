package io.xhscomments.adapter.cache.file;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.page.PageKey;
import io.xhscomments.core.page.PageRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A loopback service that charges for every response, and records the page before it sends the response: the oracle for
 * the number of payments.
 */
final class LedgerServer implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<PageKey, Integer> charges = new ConcurrentHashMap<>();
    private volatile Function<PageRequest, byte[]> responses;
    private volatile Fault fault = exchange -> false;

    /** Handles a request in another way; true if no response is to follow. */
    @FunctionalInterface
    interface Fault {
        boolean happens(HttpExchange exchange) throws IOException;
    }

    LedgerServer(Function<PageRequest, byte[]> responses) throws IOException {
        this.responses = responses;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** Serves {@link Responses}. */
    static LedgerServer start() throws IOException {
        return new LedgerServer(request ->
                Responses.page(request.note(), Responses.pageOf(request.after().map(Object::toString)), 0));
    }

    int port() {
        return server.getAddress().getPort();
    }

    void response(Function<PageRequest, byte[]> other) {
        responses = other;
    }

    void fault(Fault other) {
        fault = other;
    }

    /** How often a page was charged. */
    int charges(PageRequest request) {
        return charges.getOrDefault(new PageKey(Responses.ROUTE, request), 0);
    }

    int charges() {
        return charges.values().stream().mapToInt(Integer::intValue).sum();
    }

    Map<PageKey, Integer> ledger() {
        return Map.copyOf(charges);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            PageRequest request = asked(exchange);
            charges.merge(new PageKey(Responses.ROUTE, request), 1, Integer::sum);
            if (!fault.happens(exchange)) {
                byte[] body = responses.apply(request);
                exchange.getResponseHeaders().set("x-request-id", "from-the-header");
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        }
    }

    private static PageRequest asked(HttpExchange exchange) {
        Map<String, String> parameters = Arrays.stream(
                        exchange.getRequestURI().getRawQuery().split("&", -1))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
        PageRequest first = PageRequest.comments(NoteId.of(parameters.get("note_id")));
        return Optional.ofNullable(parameters.get("lastCursor"))
                .<PageRequest>map(cursor -> first.after(io.xhscomments.core.model.Cursor.of(cursor)))
                .orElse(first);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
