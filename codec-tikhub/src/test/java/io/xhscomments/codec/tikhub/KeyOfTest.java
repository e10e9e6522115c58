package io.xhscomments.codec.tikhub;

import static io.xhscomments.codec.tikhub.Responses.COMMENT;
import static io.xhscomments.codec.tikhub.Responses.NOTE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.xhscomments.core.model.Cursor;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.page.CommentArea;
import io.xhscomments.core.page.CommentOrder;
import io.xhscomments.core.page.PageKey;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.PageRequest.NoteComments;
import io.xhscomments.core.port.ResponseDecoder;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyOfTest {
    private static final NoteComments COMMENTS = PageRequest.comments(NOTE);
    private static final PageRequest REPLIES = PageRequest.replies(NOTE, COMMENT);
    private static final String IDS = "\"note_id\":\"" + NOTE + "\",\"comment_id\":\"" + COMMENT + "\"";
    private static final String APP_V2_COMMENTS = "/api/v1/xiaohongshu/app_v2/get_note_comments";

    private final ResponseDecoder format = TikHubDecoder.create();

    @Test
    void samplesHaveRouteAndRequest() {
        assertThat(format.keyOf(Responses.documentedSample())).contains(new PageKey("web-v1", COMMENTS));
        assertThat(format.keyOf(Responses.ownFile("app-v2-comments.json")))
                .contains(new PageKey(
                        "app-v2",
                        COMMENTS.after(Cursor.of(
                                "{\"cursor\":\"6683dcba0000000016025d45\",\"index\":2,\"pageArea\":\"UNFOLDED\"}"))));
        assertThat(format.keyOf(Responses.ownFile("app-v2-replies.json"))).contains(new PageKey("app-v2", REPLIES));
    }

    @ParameterizedTest
    @EnumSource
    void requestIsFoundInItsResponse(TikHubRoute route) {
        Cursor next = Cursor.of("{\"cursor\":\"66c4b7a300000000270106f7\",\"index\":2,\"pageArea\":\"UNFOLDED\"}");
        Cursor nextReplies =
                route == TikHubRoute.WEB_V1 ? next : Cursor.of("{\"cursor\":\"66c4b7a300000000270106f7\",\"index\":2}");
        for (PageRequest request :
                new PageRequest[] {COMMENTS, COMMENTS.after(next), REPLIES, REPLIES.after(nextReplies)}) {
            TikHubRequest call = route.requestFor(request);
            StringBuilder params = new StringBuilder("\"one_more\":null");
            call.parameters()
                    .forEach((name, value) ->
                            params.append(",\"" + name + "\":\"" + value.replace("\"", "\\\"") + "\""));

            assertThat(keyOf("/" + call.path(), params.toString())).contains(new PageKey(route.id(), request));
        }
    }

    /** Pages of one note differ by order and area. */
    @Test
    void orderAndAreaComeFromTheParameters() {
        NoteComments sample = PageRequest.comments(NoteId.of("6a0011220000000012003344"));

        assertThat(format.keyOf(Responses.ownFile("app-v2-by-likes.json")))
                .contains(new PageKey("app-v2", sample.order(CommentOrder.LIKES)));
        assertThat(format.keyOf(Responses.ownFile("app-v2-folded.json")))
                .contains(new PageKey("app-v2", sample.area(CommentArea.FOLDED)));
        assertThat(keyOf(APP_V2_COMMENTS, IDS + ",\"sort_strategy\":\"default\",\"pageArea\":\"folded\""))
                .contains(new PageKey(
                        "app-v2", COMMENTS.order(CommentOrder.DEFAULT).area(CommentArea.FOLDED)));
        assertThat(keyOf(
                        APP_V2_COMMENTS,
                        IDS + ",\"sort_strategy\":\"like_count\",\"cursor\":\"66c4b7a300000000270106f7\",\"index\":2"))
                .contains(new PageKey(
                        "app-v2",
                        COMMENTS.order(CommentOrder.LIKES)
                                .after(Cursor.of("{\"cursor\":\"66c4b7a300000000270106f7\",\"index\":2}"))));
        assertThat(keyOf("/web/get_note_comments", IDS + ",\"sort_strategy\":\"like_count\""))
                .contains(new PageKey("web-v1", COMMENTS));
    }

    @Test
    void routeIsFoundWithoutANote() {
        assertThat(format.routeOf("{\"router\":\"/u1/app_v2/get_note_comments\",\"params\":{}}".getBytes(UTF_8)))
                .contains("app-v2");
        assertThat(format.routeOf(Responses.documentedSample())).contains("web-v1");
        assertThat(format.routeOf("{\"router\":\"/web_v3/fetch_note_comments\"}".getBytes(UTF_8)))
                .isEmpty();
        assertThat(format.routeOf("<html>".getBytes(UTF_8))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void formatHasTheIdOfItsRoute(TikHubRoute route) {
        assertThat(route.format().route()).isEqualTo(route.id());
        assertThat(route.format().keyFor(COMMENTS)).isEqualTo(new PageKey(route.id(), COMMENTS));
        assertThat(route.format().keyOf(Responses.documentedSample())).contains(new PageKey("web-v1", COMMENTS));
        assertThat(TikHubRoute.values())
                .allSatisfy(other -> assertThat(route.format().ofRoute(other.id()))
                        .hasValueSatisfying(format -> assertThat(format.route()).isEqualTo(other.id())));
        assertThat(route.format().ofRoute("web-v3")).isEmpty();
        assertThat(route.format()).hasToString("ResponseFormat[" + route.id() + "]");
        assertThat(route.format(ApiKey.of("sk-test-FAKE+/=")).toString()).doesNotContain("FAKE");
    }

    @ParameterizedTest
    @CsvSource({
        "/resold/api/v1/xiaohongshu/web/get_note_comments, web-v1, false",
        "/xhs/web/get_note_comment_replies, web-v1, true",
        "/resold/app_v2/get_note_comments, app-v2, false",
        "/app_v2/get_note_sub_comments, app-v2, true"
    })
    void resellersPrefixIsIgnored(String router, String route, boolean replies) {
        assertThat(keyOf(router, IDS)).contains(new PageKey(route, replies ? REPLIES : COMMENTS));
    }

    @Test
    void upperCaseIdIsTheSameId() {
        assertThat(keyOf("/web/get_note_comments", "\"note_id\":\"6683B283000000001F0052BF\""))
                .contains(new PageKey("web-v1", COMMENTS));
    }

    @Test
    void missingParametersHaveTheirDefaults() {
        assertThat(keyOf(APP_V2_COMMENTS, IDS)).contains(new PageKey("app-v2", COMMENTS));
        assertThat(keyOf(APP_V2_COMMENTS, IDS + ",\"sort_strategy\":\"\",\"pageArea\":null"))
                .contains(new PageKey("app-v2", COMMENTS));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"sort_strategy\":\"hot\"",
                "\"pageArea\":\"ALL\"",
                "\"index\":1",
                "\"cursor\":\"66c4b7a300000000270106f7\",\"sort_strategy\":\"hot\""
            })
    void pageWithForeignParametersHasNoKey(String params) {
        assertThat(keyOf(APP_V2_COMMENTS, IDS + "," + params)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "<html>",
                "{}",
                "{\"router\":\"/web/get_note_comments\"}",
                "{\"router\":\"/web/get_note_comments\",\"params\":{\"note_id\":\"x\"}}",
                "{\"router\":\"/web/get_note_info\",\"params\":{\"note_id\":\"6683b283000000001f0052bf\"}}",
                "{\"data\":{\"router\":\"/web/get_note_comments\",\"params\":{\"note_id\":"
                        + "\"6683b283000000001f0052bf\"}}}"
            })
    void responseWithoutRequestIsEmpty(String body) {
        assertThat(format.keyOf(body.getBytes(UTF_8))).isEmpty();
    }

    @Test
    void nullIsRefused() {
        assertThatNullPointerException().isThrownBy(() -> format.keyOf(null)).withMessage("body");
        assertThatNullPointerException().isThrownBy(() -> format.linkIn(null)).withMessage("beginning");
    }

    private Optional<PageKey> keyOf(String router, String params) {
        return format.keyOf(
                ("{\"router\":\"" + router + "\",\"data\":{},\"params\":{" + params + "}}").getBytes(UTF_8));
    }
}
