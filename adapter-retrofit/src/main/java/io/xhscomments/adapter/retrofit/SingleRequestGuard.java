package io.xhscomments.adapter.retrofit;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import okhttp3.Authenticator;
import okhttp3.CookieJar;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;

/**
 * Makes an OkHttp client send one request a call and no more. Most of what it sends by itself a setting switches off,
 * but not all: after a 503 with {@code Retry-After: 0}, a 407 and a 421 it sends again, or fails, whatever the
 * settings. So these statuses are hidden from the layer that does this, and put back above it.
 */
final class SingleRequestGuard {
    private static final Set<Integer> TO_HIDE = Set.of(407, 421, 503);
    private static final int HARMLESS = 500;

    private SingleRequestGuard() {}

    static OkHttpClient.Builder enforcedOn(OkHttpClient.Builder client) {
        client.networkInterceptors().add(0, SingleRequestGuard::send);
        return client.addInterceptor(SingleRequestGuard::restoreStatus)
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .followSslRedirects(false)
                .authenticator(Authenticator.NONE)
                .cookieJar(CookieJar.NO_COOKIES)
                .cache(null)
                // The timeout of the whole call bounds these. A response that takes its time has been paid for.
                .readTimeout(Duration.ZERO)
                .writeTimeout(Duration.ZERO);
    }

    private static Response send(Interceptor.Chain chain) throws IOException {
        TrackedCall attempt = TrackedCall.of(chain.call().request());
        attempt.claim();
        Response response = chain.proceed(chain.request());
        if (!TO_HIDE.contains(response.code())) {
            return response;
        }
        attempt.hide(response.code());
        return response.newBuilder().code(HARMLESS).build();
    }

    private static Response restoreStatus(Interceptor.Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        int hidden = TrackedCall.of(chain.call().request()).hiddenStatus();
        return hidden == 0 ? response : response.newBuilder().code(hidden).build();
    }
}
