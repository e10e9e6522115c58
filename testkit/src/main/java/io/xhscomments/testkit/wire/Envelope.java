package io.xhscomments.testkit.wire;

import com.squareup.moshi.JsonWriter;
import io.xhscomments.codec.tikhub.TikHubApi;
import io.xhscomments.codec.tikhub.TikHubRoute;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * The outer part of every response: router, parameters, time, and the link to the cached copy.
 *
 * @param requestId the request id in the response
 * @param servedAt the time in the response
 */
public record Envelope(String requestId, Instant servedAt) {
    private static final ZoneId LOS_ANGELES = ZoneId.of("America/Los_Angeles");
    private static final DateTimeFormatter OUTER_TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(LOS_ANGELES);
    private static final DateTimeFormatter INNER_TIME = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.nnnnnnnnn", Locale.ROOT)
            .withZone(ZoneId.of("Asia/Shanghai"));
    /** Obviously not a real signature. */
    private static final String ZERO_SIGNATURE = "0".repeat(64);

    /** The complete response body with this page. */
    public byte[] around(ParsedRequest request, Json.Value page) {
        return Json.bytes(json -> write(json, request, page));
    }

    private void write(JsonWriter json, ParsedRequest request, Json.Value page) throws IOException {
        json.beginObject();
        json.name("code").value(200);
        json.name("request_id").value(requestId);
        json.name("message").value("Request successful. This request will incur a charge.");
        json.name("message_zh").value("请求成功，本次请求将被计费。");
        json.name("support").value("");
        json.name("time").value(OUTER_TIME.format(servedAt));
        json.name("time_stamp").value(servedAt.getEpochSecond());
        json.name("time_zone").value(LOS_ANGELES.getId());
        json.name("docs").value(TikHubApi.BASE_URL + "#" + request.endpoint().router());
        json.name("cache_message").value("This request will be cached, valid for 24 hours.");
        json.name("cache_message_zh").value("本次请求将被缓存，有效期为 24 小时。");
        json.name("cache_url")
                .value("https://cache.tikhub.io/api/v1/cache/public/" + requestId + "?sign=" + ZERO_SIGNATURE);
        json.name("router").value(request.endpoint().router());
        json.name("params");
        Json.strings(json, request.parameters());
        json.name("data");
        writeInner(json, request.endpoint().route, page);
        json.endObject();
    }

    private void writeInner(JsonWriter json, TikHubRoute route, Json.Value page) throws IOException {
        json.beginObject().name("code").value(0);
        if (RouteTraits.hasAppV2Members(route)) {
            json.name("success").value(true);
            json.name("msg").value("成功");
        }
        json.name("data");
        page.write(json);
        if (!RouteTraits.hasAppV2Members(route)) {
            json.name("message").nullValue();
            json.name("recordTime").value(INNER_TIME.format(servedAt));
        }
        json.endObject();
    }
}
