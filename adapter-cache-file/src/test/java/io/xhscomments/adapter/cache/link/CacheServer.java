package io.xhscomments.adapter.cache.link;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.xhscomments.core.page.CacheLink;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A correct HTTPS server on loopback that records its requests. */
final class CacheServer implements AutoCloseable {
    /** A received request. */
    record Seen(String method, URI address, Headers headers) {}

    /** A response to send. */
    record Response(int status, Map<String, String> headers, byte[] body) {
        static Response of(int status) {
            return new Response(status, Map.of(), new byte[0]);
        }

        static Response of(byte[] body) {
            return new Response(200, Map.of(), body);
        }

        Response with(String header, String value) {
            return new Response(status, Map.of(header, value), body);
        }
    }

    private final HttpsServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Seen> seen = new CopyOnWriteArrayList<>();

    private CacheServer(Response response) throws IOException {
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.setHttpsConfigurator(
                new HttpsConfigurator(Certificate.ofLoopback().context()));
        server.setExecutor(threads);
        server.createContext("/", exchange -> serve(exchange, response));
        server.start();
    }

    static CacheServer responding(Response response) throws IOException {
        return new CacheServer(response);
    }

    static CacheServer responding(byte[] body) throws IOException {
        return responding(Response.of(body));
    }

    private void serve(HttpExchange exchange, Response response) throws IOException {
        seen.add(new Seen(exchange.getRequestMethod(), exchange.getRequestURI(), exchange.getRequestHeaders()));
        response.headers().forEach(exchange.getResponseHeaders()::set);
        int length = response.body().length;
        exchange.sendResponseHeaders(response.status(), length == 0 ? -1 : length);
        if (length > 0) {
            exchange.getResponseBody().write(response.body());
        }
        exchange.close();
    }

    int port() {
        return server.getAddress().getPort();
    }

    String host() {
        return "127.0.0.1:" + port();
    }

    CacheLink link() {
        return new CacheLink(URI.create("https://" + host() + Links.PATH_AND_QUERY));
    }

    CacheLinkReader.Builder patient() {
        return Links.patient(host());
    }

    /** The requests so far. */
    List<Seen> seen() {
        return seen;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
