package io.xhscomments.codec.tikhub;

import static io.xhscomments.codec.tikhub.Responses.COMMENT;
import static io.xhscomments.codec.tikhub.Responses.NOTE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.core.model.Cursor;
import io.xhscomments.core.page.PageRequest;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestOfTest {
    private static final PageRequest COMMENTS = PageRequest.comments(NOTE);
    private static final PageRequest REPLIES = PageRequest.replies(NOTE, COMMENT);
    private static final String NOTE_PARAM = "\"note_id\":\"" + NOTE + "\"";
    private static final Cursor NEXT =
            Cursor.of("{\"cursor\":\"66c4b7a300000000270106f7\",\"index\":2,\"pageArea\":\"UNFOLDED\"}");

    @Test
    void documentedSampleHasTheKeyOfTheFirstPage() {
        assertThat(TikHubDecoder.requestOf(Responses.documentedSample())).contains(COMMENTS);
    }

    @Test
    void theAppV2Files() {
        assertThat(TikHubDecoder.requestOf(Responses.ownFile("app-v2-comments.json")))
                .contains(COMMENTS.after(
                        Cursor.of("{\"cursor\":\"6683dcba0000000016025d45\",\"index\":2,\"pageArea\":\"UNFOLDED\"}")));
        assertThat(TikHubDecoder.requestOf(Responses.ownFile("app-v2-replies.json")))
                .contains(REPLIES);
    }

    @ParameterizedTest
    @EnumSource
    void keyOfARequestIsFoundInItsResponse(TikHubRoute route) {
        Cursor replies = Cursor.of(
                route == TikHubRoute.WEB_V1 ? NEXT.value() : "{\"cursor\":\"66c4b7a300000000270106f7\",\"index\":2}");
        for (PageRequest request :
                new PageRequest[] {COMMENTS, COMMENTS.after(NEXT), REPLIES, REPLIES.after(replies)}) {
            assertThat(requestOf("/" + route.requestFor(request).path(), params(route.requestFor(request))))
                    .contains(request);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/xiaohongshu/web/get_note_comments",
                "/resold/api/v1/xiaohongshu/web/get_note_comments",
                "/xhs/web/get_note_comments",
                "/web/get_note_comments"
            })
    void resellersPrefixIsIgnored(String router) {
        assertThat(requestOf(router, NOTE_PARAM)).contains(COMMENTS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/api/v1/xiaohongshu/web/get_note_info",
                "/api/v1/xiaohongshu/web/get_note_comments_v4",
                "/api/v1/xiaohongshu/myweb/get_note_comments",
                "/api/v1/xiaohongshu/web/get_note_comment_replies"
            })
    void otherRoutesOrRepliesWithoutAComment(String router) {
        assertThat(requestOf(router, NOTE_PARAM)).isEmpty();
    }

    @Test
    void endCursorIsNotSent() {
        assertThat(requestOf("/web/get_note_comments", NOTE_PARAM + ",\"lastCursor\":null"))
                .contains(COMMENTS);
        assertThat(requestOf("/web/get_note_comments", NOTE_PARAM + ",\"lastCursor\":\"\""))
                .contains(COMMENTS);
        assertThat(requestOf("/app_v2/get_note_comments", NOTE_PARAM + ",\"index\":0"))
                .contains(COMMENTS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "null",
                "<html>",
                "{}",
                "{\"router\":7,\"params\":[]}",
                "{\"router\":\"/web/get_note_comments\"}",
                "{\"router\":\"/web/get_note_comments\",\"params\":{}}",
                "{\"router\":\"/web/get_note_comments\",\"params\":{\"note_id\":\"x\"}}",
                "{\"router\":\"/web/get_note_comments\",\"params\":{\"share_text\":\"http://xhslink.example/a\"}}",
                "{\"router\":\"/web/get_note_comment_replies\",\"params\":{"
                        + "\"note_id\":\"6683b283000000001f0052bf\"," + "\"comment_id\":\"x\"}}",
                "{\"router\":\"/app_v2/get_note_comments\",\"params\":{\"note_id\":\"6683b283000000001f0052bf\","
                        + "\"cursor\":\"c\",\"index\":\"two\"}}"
            })
    void responseWithoutRequestIsEmpty(String body) {
        assertThat(TikHubDecoder.requestOf(body.getBytes(UTF_8))).isEmpty();
    }

    @Test
    void brokenBodyIsReadUpToTheFault() {
        byte[] complete = Responses.documentedSample();

        assertThat(TikHubDecoder.requestOf(Arrays.copyOf(complete, complete.length / 2)))
                .contains(COMMENTS);
        assertThat(TikHubDecoder.requestOf(("{\"params\":" + "[".repeat(100_000)).getBytes(UTF_8)))
                .isEmpty();
        assertThat(TikHubDecoder.requestOf("\uFEFF{\"x\":[".getBytes(UTF_8))).isEmpty();
    }

    private static Optional<PageRequest> requestOf(String router, String params) {
        return TikHubDecoder.requestOf(
                ("{\"params\":{" + params + "},\"data\":{},\"router\":\"" + router + "\"}").getBytes(UTF_8));
    }

    private static String params(TikHubRequest call) {
        StringBuilder params = new StringBuilder();
        call.parameters()
                .forEach((name, value) -> params.append(params.length() == 0 ? "" : ",")
                        .append("\"" + name + "\":\"" + value.replace("\"", "\\\"") + "\""));
        return params.toString();
    }
}
