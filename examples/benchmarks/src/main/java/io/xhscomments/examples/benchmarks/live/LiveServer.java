package io.xhscomments.examples.benchmarks.live;

import com.sun.net.httpserver.HttpServer;
import io.xhscomments.examples.benchmarks.live.LiveNotes.Responded;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;

/** Serves the notes in a process of its own, and prints its port. Ends when nobody talks to it any more. */
final class LiveServer {
    private static final int THREADS = 8;

    private LiveServer() {}

    /** Serves. */
    public static void main(String[] arguments) throws IOException {
        // It sends head and body apart; the second would wait 40 ms for the first to be acknowledged.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        // It would close what more than 200 connections are, and what has been idle for 30 s: under the client's hands.
        System.setProperty("sun.net.httpserver.maxIdleConnections", "100000");
        System.setProperty("sun.net.httpserver.idleInterval", "86400");
        Map<String, byte[]> bodies = new HashMap<>();
        for (LiveNotes.LiveNote note : LiveNotes.all()) {
            for (Responded page : note.pages()) {
                bodies.put(LiveNotes.key(LiveNotes.ROUTE.requestFor(page.request()).parameters()), page.body());
            }
        }
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), LiveNotes.NOTES);
        server.setExecutor(Executors.newFixedThreadPool(THREADS));
        server.createContext("/", exchange -> {
            byte[] body = Objects.requireNonNull(bodies.get(LiveNotes.key(parameters(exchange.getRequestURI()))));
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        System.out.println(server.getAddress().getPort());
        while (System.in.read() >= 0) {
            // Whoever started this holds on to the other end.
        }
        System.exit(0);
    }

    private static Map<String, String> parameters(URI uri) {
        Map<String, String> parameters = new HashMap<>();
        for (String parameter : uri.getRawQuery().split("&", -1)) {
            int end = parameter.indexOf('=');
            parameters.put(
                    parameter.substring(0, end),
                    URLDecoder.decode(parameter.substring(end + 1), StandardCharsets.UTF_8));
        }
        return parameters;
    }
}
