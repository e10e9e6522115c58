package io.xhscomments.examples.benchmarks.store;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.xhscomments.examples.benchmarks.store.Pages.Page;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/** A server on loopback that tells OkHttp to keep its responses for a year. For one thread. */
final class PageServer implements AutoCloseable {
    private static final String HOST = "localhost";

    static {
        // The server sends head and body separately; the body would wait 40 ms for the acknowledgement of the head.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final String scheme;
    private final OkHttpClient client;

    private PageServer(HttpServer server, String scheme, OkHttpClient client, boolean gzip, List<Page> pages) {
        this.server = server;
        this.scheme = scheme;
        this.client = client;
        server.createContext("/", exchange -> response(exchange, gzip, pages));
        server.start();
    }

    /** Serves the responses over plain HTTP. */
    static PageServer plain(List<Page> pages) throws IOException {
        return new PageServer(HttpServer.create(anyPort(), 0), "http", new OkHttpClient(), false, pages);
    }

    /** Serves the responses as the service does: over TLS with a chain of three certificates, and with gzip. */
    static PageServer likeTheService(List<Page> pages) throws IOException {
        HeldCertificate root =
                new HeldCertificate.Builder().certificateAuthority(1).build();
        HeldCertificate between = new HeldCertificate.Builder()
                .certificateAuthority(0)
                .signedBy(root)
                .build();
        HeldCertificate own = new HeldCertificate.Builder()
                .addSubjectAlternativeName(HOST)
                .signedBy(between)
                .build();
        HandshakeCertificates ours = new HandshakeCertificates.Builder()
                .heldCertificate(own, between.certificate())
                .build();
        HandshakeCertificates theirs = new HandshakeCertificates.Builder()
                .addTrustedCertificate(root.certificate())
                .build();
        HttpsServer server = HttpsServer.create(anyPort(), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(ours.sslContext()));
        OkHttpClient client = new OkHttpClient.Builder()
                .sslSocketFactory(theirs.sslSocketFactory(), theirs.trustManager())
                .build();
        return new PageServer(server, "https", client, true, pages);
    }

    private static InetSocketAddress anyPort() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    private static void response(HttpExchange exchange, boolean gzip, List<Page> pages) throws IOException {
        byte[] body =
                pages.get(Integer.parseInt(exchange.getRequestURI().getQuery())).body();
        exchange.getResponseHeaders().set("Cache-Control", "max-age=31536000");
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        if (gzip) {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            body = gzipped(body);
        }
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static byte[] gzipped(byte[] body) throws IOException {
        ByteArrayOutputStream gzipped = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(gzipped)) {
            out.write(body);
        }
        return gzipped.toByteArray();
    }

    String url(int page) {
        return scheme + "://" + HOST + ":" + server.getAddress().getPort() + "/page?" + page;
    }

    /** A client that trusts this server. */
    OkHttpClient client() {
        return client;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
