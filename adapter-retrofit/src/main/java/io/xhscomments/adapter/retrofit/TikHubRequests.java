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
 * Lets Retrofit make the requests, and only that. Its own way to execute a call reads the whole body of an error
 * response into memory, without a cap and before anyone learns that there is a response.
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

    /** An attempt whose call is made and not executed. */
    TrackedCall prepare(TikHubRequest call) {
        TrackedCall attempt = new TrackedCall();
        endpoint(call.path(), call.parameters(), attempt).request();
        return attempt;
    }

    private retrofit2.Call<ResponseBody> endpoint(String path, Map<String, String> parameters, TrackedCall attempt) {
        String note = parameters.get(TikHubApi.NOTE_ID);
        String comment = parameters.get(TikHubApi.COMMENT_ID);
        String lastCursor = parameters.get(TikHubApi.LAST_CURSOR);
        String cursor = parameters.get(TikHubApi.CURSOR);
        String index = parameters.get(TikHubApi.INDEX);
        return switch (path) {
            case TikHubApi.WEB_V1_COMMENTS -> endpoints.webV1Comments(attempt, note, lastCursor);
            case TikHubApi.WEB_V1_REPLIES -> endpoints.webV1Replies(attempt, note, comment, lastCursor);
            case TikHubApi.APP_V2_COMMENTS ->
                endpoints.appV2Comments(
                        attempt,
                        note,
                        cursor,
                        index,
                        parameters.get(TikHubApi.PAGE_AREA),
                        parameters.get(TikHubApi.SORT_STRATEGY));
            case TikHubApi.APP_V2_REPLIES -> endpoints.appV2Replies(attempt, note, comment, cursor, index);
            case TikHubApi.ENDPOINT_INFO -> endpoints.endpointInfo(attempt, parameters.get(TikHubApi.ENDPOINT));
            case TikHubApi.USER_INFO -> endpoints.userInfo(attempt);
            default -> throw new IllegalStateException("There is no endpoint for " + path);
        };
    }

    /** The endpoints have TikHub's own paths; a reseller's begin with something else. */
    private HttpUrl at(HttpUrl url) {
        if (apiPath.equals(ApiPath.DEFAULT)) {
            return url;
        }
        String path = url.encodedPath().substring(basePath.length());
        return url.newBuilder().encodedPath(basePath + apiPath.resolve(path)).build();
    }

    /**
     * The key goes in here and not through Retrofit, which keeps the arguments of its methods where interceptors can
     * print them.
     */
    private Call newCall(Request made) {
        TrackedCall attempt = TrackedCall.of(made);
        Call call = sender.calls()
                .newCall(made.newBuilder().url(at(made.url())).headers(headers).build());
        if (sender.watched()) {
            call.addEventListener(attempt);
        }
        attempt.prepared(call);
        return call;
    }
}
