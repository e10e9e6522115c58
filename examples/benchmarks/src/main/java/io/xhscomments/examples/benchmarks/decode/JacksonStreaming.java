package io.xhscomments.examples.benchmarks.decode;

import io.xhscomments.examples.benchmarks.decode.wire.WireComment;
import io.xhscomments.examples.benchmarks.decode.wire.WireEnvelope;
import io.xhscomments.examples.benchmarks.decode.wire.WireInner;
import io.xhscomments.examples.benchmarks.decode.wire.WirePage;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Reads Jackson's tokens into the plain records. Absent values stay null. */
@NullUnmarked
final class JacksonStreaming {
    private final JsonFactory factory = new JsonFactory();

    WireEnvelope read(byte[] body) {
        try (JsonParser json = factory.createParser(ObjectReadContext.empty(), body)) {
            Tokens in = new Tokens(json);
            json.nextToken();
            WireEnvelope response = response(in);
            if (json.nextToken() != null) {
                throw new IllegalStateException("Something follows the response");
            }
            return response;
        }
    }

    private static WireEnvelope response(Tokens in) {
        Integer code = null;
        String requestId = null;
        Long timeStamp = null;
        String router = null;
        String cacheUrl = null;
        WireInner data = null;
        in.begin(JsonToken.START_OBJECT);
        for (String member = in.member(); member != null; member = in.member()) {
            switch (member) {
                case "code" -> code = in.integer();
                case "request_id" -> requestId = in.text();
                case "time_stamp" -> timeStamp = in.number();
                case "router" -> router = in.text();
                case "cache_url" -> cacheUrl = in.text();
                case "data" -> data = in.object(JacksonStreaming::inner);
                default -> in.skip();
            }
        }
        return new WireEnvelope(code, requestId, timeStamp, router, cacheUrl, data);
    }

    private static WireInner inner(Tokens in) {
        Integer code = null;
        Boolean success = null;
        WirePage page = null;
        for (String member = in.member(); member != null; member = in.member()) {
            switch (member) {
                case "code" -> code = in.integer();
                case "success" -> success = in.truth();
                case "data" -> page = in.object(JacksonStreaming::page);
                default -> in.skip();
            }
        }
        return new WireInner(code, success, page);
    }

    private static WirePage page(Tokens in) {
        String userId = null;
        Long count = null;
        Long countL1 = null;
        List<WireComment> comments = null;
        Boolean hasMore = null;
        String cursor = null;
        List<String> strategies = null;
        String strategy = null;
        String context = null;
        for (String member = in.member(); member != null; member = in.member()) {
            switch (member) {
                case "user_id" -> userId = in.text();
                case "comment_count" -> count = in.number();
                case "comment_count_l1" -> countL1 = in.number();
                case "comments" -> comments = in.objects(JacksonComments::comment);
                case "has_more" -> hasMore = in.truth();
                case "cursor" -> cursor = in.text();
                case "all_sort_strategies" -> strategies = in.texts();
                case "current_sort_strategy" -> strategy = in.text();
                case "page_context" -> context = in.text();
                default -> in.skip();
            }
        }
        return new WirePage(userId, count, countL1, comments, hasMore, cursor, strategies, strategy, context);
    }
}
