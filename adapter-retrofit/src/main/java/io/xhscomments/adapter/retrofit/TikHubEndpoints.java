package io.xhscomments.adapter.retrofit;

import io.xhscomments.codec.tikhub.TikHubApi;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.http.GET;
import retrofit2.http.Query;
import retrofit2.http.Tag;

/** The endpoints for Retrofit. Responses are bytes; null parameters are omitted. */
interface TikHubEndpoints {
    @GET(TikHubApi.WEB_V1_COMMENTS)
    Call<ResponseBody> webV1Comments(
            @Tag TrackedCall tracked,
            @Query(TikHubApi.NOTE_ID) @Nullable String note,
            @Query(TikHubApi.LAST_CURSOR) @Nullable String lastCursor);

    @GET(TikHubApi.WEB_V1_REPLIES)
    Call<ResponseBody> webV1Replies(
            @Tag TrackedCall tracked,
            @Query(TikHubApi.NOTE_ID) @Nullable String note,
            @Query(TikHubApi.COMMENT_ID) @Nullable String comment,
            @Query(TikHubApi.LAST_CURSOR) @Nullable String lastCursor);

    @GET(TikHubApi.APP_V2_COMMENTS)
    Call<ResponseBody> appV2Comments(
            @Tag TrackedCall tracked,
            @Query(TikHubApi.NOTE_ID) @Nullable String note,
            @Query(TikHubApi.SHARE_TEXT) @Nullable String shareText,
            @Query(TikHubApi.CURSOR) @Nullable String cursor,
            @Query(TikHubApi.INDEX) @Nullable String index,
            @Query(TikHubApi.PAGE_AREA) @Nullable String pageArea,
            @Query(TikHubApi.SORT_STRATEGY) @Nullable String sortStrategy);

    @GET(TikHubApi.APP_V2_REPLIES)
    Call<ResponseBody> appV2Replies(
            @Tag TrackedCall tracked,
            @Query(TikHubApi.NOTE_ID) @Nullable String note,
            @Query(TikHubApi.COMMENT_ID) @Nullable String comment,
            @Query(TikHubApi.CURSOR) @Nullable String cursor,
            @Query(TikHubApi.INDEX) @Nullable String index);

    @GET(TikHubApi.ENDPOINT_INFO)
    Call<ResponseBody> endpointInfo(@Tag TrackedCall tracked, @Query(TikHubApi.ENDPOINT) @Nullable String endpoint);

    @GET(TikHubApi.USER_INFO)
    Call<ResponseBody> userInfo(@Tag TrackedCall tracked);
}
