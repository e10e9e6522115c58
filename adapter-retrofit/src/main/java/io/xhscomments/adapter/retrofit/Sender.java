package io.xhscomments.adapter.retrofit;

import java.util.List;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;

/**
 * The call factory with its properties.
 *
 * @param calls creates the calls
 * @param tracksSending whether its calls report when the request is sent; otherwise exceptions decide
 * @param close releases the resources that were created here
 */
record Sender(Call.Factory calls, boolean tracksSending, Runnable close) {
    // More than the concurrent calls of usual programs. With fewer, a burst of calls closes connections at its end that
    // the next burst opens again, over TLS.
    private static final int IDLE_CONNECTIONS = 64;
    // Common servers close idle connections after 5 s at the earliest. A request on a connection that is being closed
    // is lost, and counts as paid.
    private static final int IDLE_SECONDS = 3;

    /** An own client for this address. For http it loads no certificates. */
    static Sender own(HttpUrl baseUrl) {
        ConnectionPool pool = new ConnectionPool(IDLE_CONNECTIONS, IDLE_SECONDS, TimeUnit.SECONDS);
        OkHttpClient client = SingleRequestGuard.enforcedOn(new OkHttpClient.Builder())
                .connectionPool(pool)
                .connectionSpecs(List.of(baseUrl.isHttps() ? ConnectionSpec.MODERN_TLS : ConnectionSpec.CLEARTEXT))
                .build();
        // Calls run on the calling threads, so there is no thread to stop.
        return new Sender(client, true, pool::evictAll);
    }

    static Sender of(Call.Factory supplied) {
        if (supplied instanceof OkHttpClient client) {
            return new Sender(SingleRequestGuard.enforcedOn(client.newBuilder()).build(), true, () -> {});
        }
        return new Sender(supplied, false, () -> {});
    }
}
