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

/** A well-behaved HTTPS server on loopback that counts what it is asked for. */
final class CacheServer implements AutoCloseable {
    /** One request, as it came. */
    record Seen(String method, URI address, Headers headers) {}

    /** One answer to give. */
    record Answer(int status, Map<String, String> headers, byte[] body) {
        static Answer of(int status) {
            return new Answer(status, Map.of(), new byte[0]);
        }

        static Answer of(byte[] body) {
            return new Answer(200, Map.of(), body);
        }

        Answer with(String header, String value) {
            return new Answer(status, Map.of(header, value), body);
        }
    }

    private final HttpsServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Seen> seen = new CopyOnWriteArrayList<>();

    private CacheServer(Answer answer) throws IOException {
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.setHttpsConfigurator(
                new HttpsConfigurator(Certificate.ofLoopback().context()));
        server.setExecutor(threads);
        server.createContext("/", exchange -> serve(exchange, answer));
        server.start();
    }

    static CacheServer answering(Answer answer) throws IOException {
        return new CacheServer(answer);
    }

    static CacheServer answering(byte[] body) throws IOException {
        return answering(Answer.of(body));
    }

    private void serve(HttpExchange exchange, Answer answer) throws IOException {
        seen.add(new Seen(exchange.getRequestMethod(), exchange.getRequestURI(), exchange.getRequestHeaders()));
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        int length = answer.body().length;
        exchange.sendResponseHeaders(answer.status(), length == 0 ? -1 : length);
        if (length > 0) {
            exchange.getResponseBody().write(answer.body());
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

    CacheLinks.Builder patient() {
        return Links.patient(host());
    }

    /** What it was asked for so far. */
    List<Seen> seen() {
        return seen;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
