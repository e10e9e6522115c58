package io.xhscomments.adapter.cache.file;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.xhscomments.adapter.cache.link.CacheLinkReader;
import io.xhscomments.adapter.cache.link.Certificate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A loopback host that keeps responses under their links, and counts the requests. */
final class FreeCopies implements AutoCloseable {
    private final HttpsServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, byte[]> kept = new ConcurrentHashMap<>();
    private final List<String> reads = new CopyOnWriteArrayList<>();
    private volatile int status = 200;

    private FreeCopies(HttpsServer server) {
        this.server = server;
    }

    static FreeCopies start() throws IOException {
        FreeCopies copies =
                new FreeCopies(HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        copies.server.setHttpsConfigurator(
                new HttpsConfigurator(Certificate.ofLoopback().context()));
        copies.server.setExecutor(copies.threads);
        copies.server.createContext("/", copies::serve);
        copies.server.start();
        return copies;
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            reads.add(exchange.getRequestMethod() + " " + path.substring(path.lastIndexOf('/') + 1));
            byte[] copy = kept.get(path);
            int responded = copy == null ? 404 : status;
            exchange.sendResponseHeaders(responded, responded == 200 ? copy.length : -1);
            if (responded == 200) {
                exchange.getResponseBody().write(copy);
            }
        }
    }

    /** A page's response with a link to this host. */
    byte[] page(int page) {
        return new String(Responses.page(page), StandardCharsets.UTF_8)
                .replace(Responses.CACHE, base())
                .getBytes(StandardCharsets.UTF_8);
    }

    private String base() {
        return "https://" + host() + "/kept/";
    }

    String host() {
        return "localhost:" + server.getAddress().getPort();
    }

    /** The link in a page's response. */
    String link(int page) {
        String text = new String(page(page), StandardCharsets.UTF_8);
        int from = text.indexOf(base());
        return text.substring(from, text.indexOf('"', from));
    }

    /** Keeps a page's response under its link. */
    void keep(int page) {
        keep(page, page(page));
    }

    /** Keeps other bytes under a page's link. */
    void keep(int page, byte[] response) {
        kept.put(link(page).substring(base().length() - "/kept/".length()).replaceFirst("\\?.*", ""), response);
    }

    /** Sets the status of all following responses. */
    void status(int other) {
        status = other;
    }

    /** The number of requests. */
    int reads() {
        return reads.size();
    }

    /** A reader that trusts this host. */
    CacheLinkReader links() {
        return CacheLinkReader.builder()
                .allowHost(host())
                .sslContext(Certificate.ofLoopback().context())
                .build();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
