package io.xhscomments.codec.tikhub;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.xhscomments.codec.tikhub.json.JsonDocument;
import io.xhscomments.codec.tikhub.json.JsonValue;
import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.RawResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/** Responses for tests: the documented samples, and small responses around a tested member. */
final class Responses {
    static final NoteId NOTE = NoteId.of("6683b283000000001f0052bf");
    static final CommentId COMMENT = CommentId.of("6683ec5b000000000303b91a");
    static final PageRequest REQUEST = PageRequest.comments(NOTE);
    static final String COMMENT_ID = "66c4b7a300000000270106f7";

    private static final String FIXTURES = "/io/xhscomments/testkit/fixtures/";

    private Responses() {}

    static byte[] documentedSample() {
        return resource(FIXTURES + "web-v1-get_note_comments.json");
    }

    static byte[] ownFile(String name) {
        return resource(name);
    }

    /** An error fixture: status, headers and body. */
    static RawResponse error(String name) {
        Map<String, JsonValue> error = JsonDocument.parseObject(resource(FIXTURES + "errors/" + name + ".json"))
                .members();
        Map<String, String> headers = new HashMap<>();
        error.get("headers").members().forEach((header, value) -> headers.put(header, value.text()));
        return new RawResponse(
                Integer.parseInt(error.get("status").text()),
                headers,
                error.get("body").text().getBytes(UTF_8),
                RawResponse.Origin.NETWORK);
    }

    static RawResponse ok(byte[] body) {
        return new RawResponse(200, Map.of(), body, RawResponse.Origin.NETWORK);
    }

    static RawResponse ok(String body) {
        return ok(body.getBytes(UTF_8));
    }

    static RawResponse status(int status, String body) {
        return new RawResponse(status, Map.of(), body.getBytes(UTF_8), RawResponse.Origin.NETWORK);
    }

    /** A complete response around the members of the page. */
    static String response(String pageMembers) {
        return "{\"code\":200,\"data\":{\"code\":0,\"data\":{" + pageMembers + "}}}";
    }

    /** A complete response with these comments. */
    static String responseWith(String... comments) {
        return response("\"comments\":[" + String.join(",", comments) + "],\"has_more\":false");
    }

    /** A comment with the required members, followed by these. */
    static String comment(String... members) {
        String more = members.length == 0 ? "" : "," + String.join(",", members);
        return "{\"id\":\"" + COMMENT_ID + "\",\"content\":\"c\",\"time\":1724168100,\"user\":{\"userid\":\"u1\"}"
                + more + "}";
    }

    static CommentPage decode(String body) {
        return TikHubDecoder.create().decode(REQUEST, ok(body));
    }

    static CommentPage decode(byte[] body) {
        return TikHubDecoder.create().decode(REQUEST, ok(body));
    }

    static CommentSourceException failure(RawResponse response) {
        return failure(TikHubDecoder.create(), response);
    }

    static CommentSourceException failure(TikHubDecoder decoder, RawResponse response) {
        return catchThrowableOfType(CommentSourceException.class, () -> decoder.decode(REQUEST, response));
    }

    private static byte[] resource(String name) {
        try (InputStream in = Responses.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
