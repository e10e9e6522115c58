package io.xhscomments.adapter.retrofit;

import io.xhscomments.codec.tikhub.ApiKey;
import io.xhscomments.codec.tikhub.ApiPath;
import io.xhscomments.codec.tikhub.TikHubApi;
import io.xhscomments.codec.tikhub.TikHubRequest;
import java.util.Map;
import okhttp3.Call;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.ResponseBody;
import retrofit2.Retrofit;

/**
 * Uses Retrofit to create requests, but not to execute them. Retrofit would read the complete body of an error response
 * into memory, without a limit, before it returns.
 */
final class TikHubRequests {
    private final TikHubEndpoints endpoints;
    private final String basePath;
    private final ApiPath apiPath;
    private final Sender sender;
    private final Headers headers;

    TikHubRequests(HttpUrl baseUrl, ApiPath apiPath, Sender sender, ApiKey key, String userAgent) {
        this.endpoints = new Retrofit.Builder()
                .baseUrl(baseUrl)
                .callFactory(this::newCall)
                .validateEagerly(true)
                .build()
                .create(TikHubEndpoints.class);
        this.basePath = baseUrl.encodedPath();
        this.apiPath = apiPath;
        this.sender = sender;
        this.headers = Headers.of(
                TikHubApi.AUTHORIZATION,
                key.authorization(),
                TikHubApi.USER_AGENT,
                userAgent,
                "Accept",
                "application/json");
    }

    /** Creates a call without executing it. */
    TrackedCall prepare(TikHubRequest call, Runnable sendingListener) {
        TrackedCall tracked = new TrackedCall(sendingListener);
        endpoint(call.path(), call.parameters(), tracked).request();
        return tracked;
    }

    private retrofit2.Call<ResponseBody> endpoint(String path, Map<String, String> parameters, TrackedCall tracked) {
        String note = parameters.get(TikHubApi.NOTE_ID);
        String comment = parameters.get(TikHubApi.COMMENT_ID);
        String lastCursor = parameters.get(TikHubApi.LAST_CURSOR);
        String cursor = parameters.get(TikHubApi.CURSOR);
        String index = parameters.get(TikHubApi.INDEX);
        return switch (path) {
            case TikHubApi.WEB_V1_COMMENTS -> endpoints.webV1Comments(tracked, note, lastCursor);
            case TikHubApi.WEB_V1_REPLIES -> endpoints.webV1Replies(tracked, note, comment, lastCursor);
            case TikHubApi.APP_V2_COMMENTS ->
                endpoints.appV2Comments(
                        tracked,
                        note,
                        parameters.get(TikHubApi.SHARE_TEXT),
                        cursor,
                        index,
                        parameters.get(TikHubApi.PAGE_AREA),
                        parameters.get(TikHubApi.SORT_STRATEGY));
            case TikHubApi.APP_V2_REPLIES -> endpoints.appV2Replies(tracked, note, comment, cursor, index);
            case TikHubApi.ENDPOINT_INFO -> endpoints.endpointInfo(tracked, parameters.get(TikHubApi.ENDPOINT));
            case TikHubApi.USER_INFO -> endpoints.userInfo(tracked);
            default -> throw new IllegalStateException("No endpoint for " + path);
        };
    }

    /** Replaces TikHub's own API path by that of a reseller. */
    private HttpUrl at(HttpUrl url) {
        if (apiPath.equals(ApiPath.DEFAULT)) {
            return url;
        }
        String path = url.encodedPath().substring(basePath.length());
        return url.newBuilder().encodedPath(basePath + apiPath.resolve(path)).build();
    }

    /**
     * Adds the key here and not through Retrofit, because Retrofit keeps the arguments of its methods in a tag that
     * interceptors can print.
     */
    private Call newCall(Request request) {
        TrackedCall tracked = TrackedCall.of(request);
        Call call = sender.calls()
                .newCall(request.newBuilder()
                        .url(at(request.url()))
                        .headers(headers)
                        .build());
        if (sender.tracksSending()) {
            call.addEventListener(tracked);
        }
        tracked.prepared(call);
        return call;
    }
}
