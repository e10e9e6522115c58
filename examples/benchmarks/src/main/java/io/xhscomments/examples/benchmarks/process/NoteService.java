package io.xhscomments.examples.benchmarks.process;

import com.sun.net.httpserver.HttpServer;
import io.xhscomments.codec.tikhub.TikHubApi;
import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.testkit.synthetic.SyntheticNote;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A service on loopback with as many notes as are asked for, each of one page. The pages differ in the ids only, which
 * costs the server little.
 */
final class NoteService implements AutoCloseable {
    private static final Pattern NOTE = Pattern.compile("note_id=([0-9a-f]{24})");
    private static final int TAIL = 12;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final AtomicLong responses = new AtomicLong();

    private NoteService(HttpServer server) {
        this.server = server;
    }

    static NoteService start(int comments) throws IOException {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        SyntheticNote note =
                SyntheticNote.builder(1).pageSize(comments).comments(comments).build();
        String page =
                new String(note.page(TikHubRoute.WEB_V1, PageRequest.comments(note.id())), StandardCharsets.UTF_8);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        NoteService service = new NoteService(server);
        server.createContext("/" + TikHubApi.WEB_V1_COMMENTS, exchange -> {
            Matcher asked = NOTE.matcher(exchange.getRequestURI().getRawQuery());
            if (!asked.find()) {
                throw new IOException("no note in " + exchange.getRequestURI());
            }
            byte[] body = page.replace(note.id().value(), asked.group(1)).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
            service.responses.incrementAndGet();
        });
        server.setExecutor(service.threads);
        server.start();
        return service;
    }

    /** The id of a note. */
    static String id(long number) {
        return "66840000" + "0000" + String.format(Locale.ROOT, "%0" + TAIL + "x", number);
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The number of responses so far. */
    AtomicLong responses() {
        return responses;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdown();
    }
}
