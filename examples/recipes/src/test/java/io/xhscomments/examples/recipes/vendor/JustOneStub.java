package io.xhscomments.examples.recipes.vendor;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.squareup.moshi.JsonReader;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.xhscomments.codec.tikhub.ApiKey;
import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.model.Cursor;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.testkit.synthetic.SyntheticNote;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import okio.Buffer;

/**
 * A stand-in for the vendor on loopback: its addresses, its envelope, its codes; and it counts what it would charge.
 */
final class JustOneStub implements AutoCloseable {
    private static final String COMMENTS = "/api/xiaohongshu/get-note-comment/v2";
    private static final String REPLIES = "/api/xiaohongshu/get-note-sub-comment/v2";

    /** What it says: a whole response. */
    record Response(int status, String body) {
        static Response of(int code, String message) {
            return new Response(
                    200,
                    "{\"code\":" + code + ",\"message\":\"" + message + "\",\"data\":null,\"recordTime\":"
                            + "\"2026-02-05T18:04:02.123456789\",\"requestId\":\"r-" + code + "\"}");
        }

        private boolean isCharged() {
            return body.startsWith("{\"code\":0,") || body.startsWith("{\"code\":201,");
        }
    }

    private final ApiKey token = ApiKey.of("just-one/NOT+A~TOKEN=");
    private final Map<NoteId, SyntheticNote> notes = new ConcurrentHashMap<>();
    private final Queue<Response> next = new ConcurrentLinkedQueue<>();
    private final List<Map<String, String>> requests = new CopyOnWriteArrayList<>();
    private final AtomicInteger charged = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;

    JustOneStub() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 100);
        } catch (IOException unavailable) {
            throw new UncheckedIOException(unavailable);
        }
        server.setExecutor(threads);
        server.createContext("/", this::response);
        server.start();
    }

    URI base() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    ApiKey token() {
        return token;
    }

    JustOneStub serve(SyntheticNote note) {
        notes.put(note.id(), note);
        return this;
    }

    /** Responses the next request with this. */
    JustOneStub failNext(Response response) {
        next.add(response);
        return this;
    }

    /** The parameters of each request, and its path and User-Agent, each under its own name. */
    List<Map<String, String>> requests() {
        return requests;
    }

    /** How many responses were charged. */
    int charged() {
        return charged.get();
    }

    private void response(HttpExchange exchange) throws IOException {
        Map<String, String> request = parameters(exchange.getRequestURI().getRawQuery());
        request.put("path", exchange.getRequestURI().getPath());
        request.put("User-Agent", String.valueOf(exchange.getRequestHeaders().getFirst("User-Agent")));
        requests.add(request);
        Response queued = next.poll();
        Response response = queued == null ? usual(request) : queued;
        if (response.isCharged()) {
            charged.incrementAndGet();
        }
        byte[] body = response.body().getBytes(UTF_8);
        try (exchange) {
            exchange.sendResponseHeaders(response.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private Response usual(Map<String, String> request) {
        if (!token.reveal().equals(request.get("token"))) {
            return Response.of(100, "Token " + request.get("token") + " is invalid");
        }
        if (!request.containsKey("noteId")) {
            return Response.of(400, "noteId is required");
        }
        NoteId id = NoteId.of(request.get("noteId"));
        PageRequest first = switch (request.get("path")) {
            case COMMENTS -> PageRequest.comments(id);
            case REPLIES -> PageRequest.replies(id, CommentId.of(request.get("commentId")));
            default -> null;
        };
        if (first == null) {
            return new Response(404, "<html>Not Found</html>");
        }
        SyntheticNote note = notes.get(id);
        if (note == null) {
            return Response.of(201, "No Content Available");
        }
        String cursor = request.get("lastCursor");
        return page(note, cursor == null ? first : first.after(Cursor.of(cursor)));
    }

    /** What TikHub hands on inside its envelope is this vendor's response; but for the id of the request, last. */
    private static Response page(SyntheticNote note, PageRequest request) {
        try (JsonReader tikhub = JsonReader.of(new Buffer().write(note.page(TikHubRoute.WEB_V1, request)))) {
            tikhub.beginObject();
            while (!tikhub.nextName().equals("data")) {
                tikhub.skipValue();
            }
            String response = tikhub.nextSource().readUtf8();
            return new Response(200, response.substring(0, response.length() - 1) + ",\"requestId\":\"r-0\"}");
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static Map<String, String> parameters(String query) {
        return Arrays.stream(query.split("&", -1))
                .map(parameter -> parameter.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], UTF_8)));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
