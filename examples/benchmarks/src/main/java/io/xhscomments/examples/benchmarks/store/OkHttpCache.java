package io.xhscomments.examples.benchmarks.store;

import com.sun.net.httpserver.HttpServer;
import io.xhscomments.examples.benchmarks.store.Pages.Page;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import okhttp3.Cache;
import okhttp3.CacheControl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * The same pages in OkHttp's cache, as a server on loopback has told it to keep them. Safe to share between threads.
 */
final class OkHttpCache implements AutoCloseable {
    private static final long ROOM = 1L << 30;

    private final OkHttpClient client;
    private final List<Request> requests;

    private OkHttpCache(OkHttpClient client, List<Request> requests) {
        this.client = client;
        this.requests = requests;
    }

    /** Asks a server for each page once. It is gone when this returns. */
    static OkHttpCache primed(Path directory, List<Page> pages) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] body = pages.get(Integer.parseInt(exchange.getRequestURI().getQuery()))
                    .body();
            exchange.getResponseHeaders().set("Cache-Control", "max-age=31536000");
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        try {
            String url = "http://localhost:" + server.getAddress().getPort() + "/page?";
            OkHttpClient client = new OkHttpClient.Builder()
                    .cache(new Cache(directory.toFile(), ROOM))
                    .build();
            OkHttpCache cache = new OkHttpCache(
                    client,
                    IntStream.range(0, pages.size())
                            .mapToObj(item -> new Request.Builder()
                                    .url(url + item)
                                    .cacheControl(CacheControl.FORCE_CACHE)
                                    .build())
                            .toList());
            for (int item = 0; item < pages.size(); item++) {
                cache.read(new Request.Builder().url(url + item).build());
            }
            client.connectionPool().evictAll();
            return cache;
        } finally {
            server.stop(0);
        }
    }

    byte[] read(int item) throws IOException {
        return read(requests.get(item));
    }

    private byte[] read(Request request) throws IOException {
        try (Response response = client.newCall(request).execute()) {
            if (!response.isSuccessful()) {
                throw new IOException("A page must be in OkHttp's cache, but the answer is " + response);
            }
            return response.body().bytes();
        }
    }

    @Override
    public void close() throws IOException {
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
        client.cache().close();
    }
}
