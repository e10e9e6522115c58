package io.xhscomments.adapter.retrofit;

import java.util.List;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;

/**
 * What makes the calls.
 *
 * @param calls makes them
 * @param watched whether its calls tell when the request goes out; otherwise what they throw has to do
 * @param close gives back what was created here
 */
record Sender(Call.Factory calls, boolean watched, Runnable close) {
    // As many as anybody sensibly uses at once. With fewer, a burst of calls closes at its end what the next one has to
    // open again, over TLS.
    private static final int IDLE_CONNECTIONS = 64;
    // Common servers close idle connections after 5 s at the earliest. A request on a connection that is being closed
    // is lost, and counts as paid.
    private static final int IDLE_SECONDS = 3;

    /** For this address alone; where it is not encrypted, nobody's certificates are read. */
    static Sender own(HttpUrl baseUrl) {
        ConnectionPool pool = new ConnectionPool(IDLE_CONNECTIONS, IDLE_SECONDS, TimeUnit.SECONDS);
        OkHttpClient client = SingleRequestGuard.enforcedOn(new OkHttpClient.Builder())
                .connectionPool(pool)
                .connectionSpecs(List.of(baseUrl.isHttps() ? ConnectionSpec.MODERN_TLS : ConnectionSpec.CLEARTEXT))
                .build();
        // Calls run on the threads that make them: there is no thread to end.
        return new Sender(client, true, pool::evictAll);
    }

    static Sender of(Call.Factory given) {
        if (given instanceof OkHttpClient client) {
            return new Sender(SingleRequestGuard.enforcedOn(client.newBuilder()).build(), true, () -> {});
        }
        return new Sender(given, false, () -> {});
    }
}
