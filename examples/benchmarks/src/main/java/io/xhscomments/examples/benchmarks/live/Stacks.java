package io.xhscomments.examples.benchmarks.live;

import io.xhscomments.adapter.retrofit.TikHubTransport;
import io.xhscomments.codec.tikhub.ApiKey;
import io.xhscomments.codec.tikhub.TikHubApi;
import io.xhscomments.codec.tikhub.TikHubDecoder;
import io.xhscomments.core.model.Comment;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.RawResponse;
import io.xhscomments.core.policy.Budget;
import io.xhscomments.core.policy.Policies;
import io.xhscomments.core.policy.Retry;
import io.xhscomments.core.port.CommentSource;
import io.xhscomments.core.reading.NoteReader;
import io.xhscomments.examples.benchmarks.decode.StockRecords;
import io.xhscomments.examples.benchmarks.decode.wire.WireEnvelope;
import io.xhscomments.examples.benchmarks.live.LiveNotes.Responded;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.Retrofit;
import retrofit2.converter.moshi.MoshiConverterFactory;
import retrofit2.http.GET;
import retrofit2.http.Header;
import retrofit2.http.Query;

/**
 * The HTTP stacks by their names in the tables. Each is used as in its manual, except that OkHttp's pool keeps a
 * connection for each thread, as the others do. With its default of 5 it would open most connections again in each
 * turn.
 */
final class Stacks {
    static final String OURS = "with Retrofit";
    static final String WITH_POLICIES = "with Retrofit, reader and policies";
    static final String OKHTTP = "bare OkHttp, our decoder";
    static final String STOCK = "Retrofit, its Moshi converter";
    static final String JDK = "java.net.http, our decoder";
    static final String SOCKET = "a raw socket, our decoder";
    static final List<String> NAMES = List.of(OURS, WITH_POLICIES, OKHTTP, STOCK, JDK, SOCKET);

    private static final String KEY = "not-a-key/but+as~long-as-those-of-the-service/0123456789+abcdef==";
    private static final String BEARER = TikHubApi.BEARER + KEY;
    private static final String AGENT = "benchmark";

    private Stacks() {}

    /** All stacks, over plain HTTP to this server. */
    static Map<String, Stack> over(URI server) {
        Map<String, Stack> all = new LinkedHashMap<>();
        CommentSource source =
                TikHubTransport.builder(ApiKey.of(KEY)).baseUrl(server).build().source();
        all.put(OURS, pageByPage(source::fetch));
        all.put(WITH_POLICIES, reading(source));
        all.put(OKHTTP, pageByPage(okHttp(server)));
        all.put(STOCK, pageByPage(stock(server)));
        all.put(JDK, pageByPage(jdk(server)));
        RawSocket socket = new RawSocket(server, BEARER, AGENT);
        all.put(SOCKET, pageByPage(request -> decoded(request, socket.get(LiveNotes.ROUTE.requestFor(request)))));
        return all;
    }

    /** Fetches one page. */
    private interface Fetch {
        CommentPage page(PageRequest request) throws Exception;
    }

    private static Stack pageByPage(Fetch fetch) {
        return note -> {
            List<List<Comment>> pages = new ArrayList<>();
            for (Responded page : note.pages()) {
                pages.add(fetch.page(page.request()).comments());
            }
            return pages;
        };
    }

    /** All policies except the rate limit, which would wait. */
    private static Stack reading(CommentSource source) {
        NoteReader reader = NoteReader.ofDefaults(Policies.builder(source)
                .budget(Budget.ofDefaults())
                .retry(Retry.ofDefaults())
                .singleFlight()
                .build());
        return note -> {
            List<List<Comment>> pages = new ArrayList<>();
            reader.pages(note.id()).forEach(pages::add);
            return pages;
        };
    }

    private static CommentPage decoded(PageRequest request, byte[] body) {
        return TikHubDecoder.create().decode(request, new RawResponse(200, Map.of(), body, RawResponse.Origin.NETWORK));
    }

    private static OkHttpClient client() {
        return new OkHttpClient.Builder()
                .connectionPool(new ConnectionPool(LiveNotes.NOTES, 5, TimeUnit.MINUTES))
                .build();
    }

    private static Fetch okHttp(URI server) {
        OkHttpClient client = client();
        HttpUrl comments = Objects.requireNonNull(HttpUrl.get(server)).resolve("/" + TikHubApi.WEB_V1_COMMENTS);
        return request -> {
            HttpUrl.Builder url = Objects.requireNonNull(comments).newBuilder();
            LiveNotes.ROUTE.requestFor(request).parameters().forEach(url::addQueryParameter);
            Request asked = new Request.Builder()
                    .url(url.build())
                    .header(TikHubApi.AUTHORIZATION, BEARER)
                    .header(TikHubApi.USER_AGENT, AGENT)
                    .build();
            try (Response response = client.newCall(asked).execute()) {
                return decoded(request, response.body().bytes());
            }
        };
    }

    /** The endpoint as a Retrofit interface. */
    interface Service {
        @GET(TikHubApi.WEB_V1_COMMENTS)
        Call<WireEnvelope> comments(
                @Header(TikHubApi.AUTHORIZATION) String key,
                @Header(TikHubApi.USER_AGENT) String agent,
                @Query(TikHubApi.NOTE_ID) @Nullable String note,
                @Query(TikHubApi.LAST_CURSOR) @Nullable String cursor);
    }

    private static Fetch stock(URI server) {
        Service service = new Retrofit.Builder()
                .baseUrl(server.toString())
                .client(client())
                .addConverterFactory(MoshiConverterFactory.create())
                .build()
                .create(Service.class);
        return request -> {
            Map<String, String> parameters = LiveNotes.ROUTE.requestFor(request).parameters();
            WireEnvelope response = service.comments(
                            BEARER, AGENT, parameters.get(TikHubApi.NOTE_ID), parameters.get(TikHubApi.LAST_CURSOR))
                    .execute()
                    .body();
            return StockRecords.page(request, Objects.requireNonNull(response));
        };
    }

    private static Fetch jdk(URI server) {
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        return request -> {
            HttpRequest asked = HttpRequest.newBuilder(
                            LiveNotes.ROUTE.requestFor(request).uri(server))
                    .header(TikHubApi.AUTHORIZATION, BEARER)
                    .header(TikHubApi.USER_AGENT, AGENT)
                    .build();
            HttpResponse<byte[]> response = client.send(asked, HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() != 200) {
                throw new IOException("The response is " + response);
            }
            return decoded(request, response.body());
        };
    }
}
