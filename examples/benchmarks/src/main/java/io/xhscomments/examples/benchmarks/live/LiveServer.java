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

/** Serves the notes in a process of its own, and prints its port. Ends when its standard input is closed. */
final class LiveServer {
    private static final int THREADS = 8;

    private LiveServer() {}

    /** Serves. */
    public static void main(String[] arguments) throws IOException {
        // The server sends head and body separately; the body would wait 40 ms for the acknowledgement of the head.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        // The server would close idle connections above 200 and after 30 s, while the client uses them.
        System.setProperty("sun.net.httpserver.maxIdleConnections", "100000");
        System.setProperty("sun.net.httpserver.idleInterval", "86400");
        Map<String, byte[]> bodies = new HashMap<>();
        for (LiveNotes.LiveNote note : LiveNotes.all()) {
            for (Responded page : note.pages()) {
                bodies.put(
                        LiveNotes.key(LiveNotes.ROUTE.requestFor(page.request()).parameters()), page.body());
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
            // The parent process keeps the other end open.
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
