package io.xhscomments.examples.benchmarks.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import okhttp3.Cache;
import okhttp3.CacheControl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** The same pages in OkHttp's cache. Safe to share between threads. */
final class OkHttpCache implements AutoCloseable {
    private static final long ROOM = 1L << 30;

    private final Cache cache;
    private final OkHttpClient client;
    private final List<Request> requests;

    private OkHttpCache(Cache cache, OkHttpClient client, List<Request> requests) {
        this.cache = cache;
        this.client = client;
        this.requests = requests;
    }

    /** Fetches each page once. After that the server is not needed. */
    static OkHttpCache filled(Path directory, PageServer server, int pages) throws IOException {
        Cache cache = new Cache(directory.toFile(), ROOM);
        OkHttpClient client = server.client().newBuilder().cache(cache).build();
        List<Request> requests = IntStream.range(0, pages)
                .mapToObj(page -> new Request.Builder().url(server.url(page)).build())
                .toList();
        OkHttpCache filled = new OkHttpCache(
                cache,
                client,
                requests.stream()
                        .map(request -> request.newBuilder()
                                .cacheControl(CacheControl.FORCE_CACHE)
                                .build())
                        .toList());
        for (Request request : requests) {
            filled.read(request);
        }
        client.connectionPool().evictAll();
        return filled;
    }

    byte[] read(int page) throws IOException {
        return read(requests.get(page));
    }

    private byte[] read(Request request) throws IOException {
        try (Response response = client.newCall(request).execute()) {
            if (!response.isSuccessful()) {
                throw new IOException("A page must be in OkHttp's cache, but the response is " + response);
            }
            return response.body().bytes();
        }
    }

    @Override
    public void close() throws IOException {
        client.dispatcher().executorService().shutdown();
        cache.close();
    }
}
