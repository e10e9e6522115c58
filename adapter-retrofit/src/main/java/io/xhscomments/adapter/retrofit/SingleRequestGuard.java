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
 * Makes an OkHttp client send exactly one request per call. Settings turn most automatic requests off, but not all:
 * after 407, 421, and 503 with {@code Retry-After: 0}, OkHttp always sends again or fails. So one interceptor hides
 * these statuses from OkHttp, and another one restores them.
 */
final class SingleRequestGuard {
    private static final Set<Integer> HIDDEN_STATUSES = Set.of(407, 421, 503);
    private static final int NEUTRAL_STATUS = 500;

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
                // The call timeout limits these. A slow response has been paid for, so it must not be cut off earlier.
                .readTimeout(Duration.ZERO)
                .writeTimeout(Duration.ZERO);
    }

    private static Response send(Interceptor.Chain chain) throws IOException {
        TrackedCall tracked = TrackedCall.of(chain.call().request());
        tracked.claim();
        Response response = chain.proceed(chain.request());
        if (!HIDDEN_STATUSES.contains(response.code())) {
            return response;
        }
        tracked.hide(response.code());
        return response.newBuilder().code(NEUTRAL_STATUS).build();
    }

    private static Response restoreStatus(Interceptor.Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        int hidden = TrackedCall.of(chain.call().request()).hiddenStatus();
        return hidden == 0 ? response : response.newBuilder().code(hidden).build();
    }
}
