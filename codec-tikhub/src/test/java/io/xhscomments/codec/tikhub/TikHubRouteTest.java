package io.xhscomments.codec.tikhub;

import static io.xhscomments.codec.tikhub.Responses.COMMENT;
import static io.xhscomments.codec.tikhub.Responses.NOTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.xhscomments.core.failure.InvalidRequestException;
import io.xhscomments.core.model.Cursor;
import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.CommentArea;
import io.xhscomments.core.page.CommentOrder;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.PageRequest.NoteComments;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TikHubRouteTest {
    private static final NoteComments COMMENTS = PageRequest.comments(NOTE);
    private static final PageRequest REPLIES = PageRequest.replies(NOTE, COMMENT);
    private static final Cursor NEXT =
            Cursor.of("{\"cursor\":\"66c4b7a300000000270106f7\",\"index\":2,\"pageArea\":\"UNFOLDED\"}");

    @Test
    void webV1AsksForTheFirstPageWithTheNoteAlone() {
        TikHubRequest call = TikHubRoute.WEB_V1.requestFor(COMMENTS);

        assertThat(call.path()).isEqualTo("api/v1/xiaohongshu/web/get_note_comments");
        assertThat(call.parameters()).containsExactly(entry("note_id", NOTE.value()));
    }

    @Test
    void webV1PassesTheCursorOnVerbatimAsLastCursor() {
        Cursor odd = Cursor.of(" {\"index\" : 2.0, \"x\":\"\\u0041\"}\n");

        assertThat(TikHubRoute.WEB_V1.requestFor(COMMENTS.after(odd)).parameters())
                .containsExactly(entry("note_id", NOTE.value()), entry("lastCursor", odd.value()));
    }

    @Test
    void webV1AsksForReplies() {
        TikHubRequest call = TikHubRoute.WEB_V1.requestFor(REPLIES.after(NEXT));

        assertThat(call.path()).isEqualTo("api/v1/xiaohongshu/web/get_note_comment_replies");
        assertThat(call.parameters())
                .containsExactly(
                        entry("note_id", NOTE.value()),
                        entry("comment_id", COMMENT.value()),
                        entry("lastCursor", NEXT.value()));
        assertThat(TikHubRoute.WEB_V1.requestFor(REPLIES).parameters()).doesNotContainKey("lastCursor");
    }

    @Test
    void appV2AsksForTheFirstPageWithTheDocumentedDefaultsNewestFirst() {
        TikHubRequest call = TikHubRoute.APP_V2.requestFor(COMMENTS);

        assertThat(call.path()).isEqualTo("api/v1/xiaohongshu/app_v2/get_note_comments");
        assertThat(call.parameters())
                .isEqualTo(Map.of(
                        "note_id", NOTE.value(),
                        "cursor", "",
                        "index", "0",
                        "pageArea", "UNFOLDED",
                        "sort_strategy", "latest_v2"));
    }

    @Test
    void appV2TakesTheCursorApart() {
        assertThat(TikHubRoute.APP_V2.requestFor(COMMENTS.after(NEXT)).parameters())
                .containsEntry("cursor", "66c4b7a300000000270106f7")
                .containsEntry("index", "2")
                .containsEntry("pageArea", "UNFOLDED");
        Cursor folded = Cursor.of("{\"pageArea\":\"FOLDED\",\"more\":{},\"index\":\"7\",\"cursor\":\"c\"}");
        assertThat(TikHubRoute.APP_V2.requestFor(COMMENTS.after(folded)).parameters())
                .containsEntry("cursor", "c")
                .containsEntry("index", "7")
                .containsEntry("pageArea", "FOLDED");
    }

    @ParameterizedTest
    @CsvSource({"LATEST, latest_v2", "LIKES, like_count", "DEFAULT, default"})
    void appV2AsksForEachOrderOnEveryPage(CommentOrder order, String name) {
        NoteComments first = COMMENTS.order(order);

        assertThat(TikHubRoute.APP_V2.requestFor(first).parameters()).containsEntry("sort_strategy", name);
        assertThat(TikHubRoute.APP_V2.requestFor(first.after(NEXT)).parameters())
                .containsEntry("sort_strategy", name);
    }

    @Test
    void appV2AsksForTheFoldedAreaUntilACursorNamesAnother() {
        NoteComments folded = COMMENTS.area(CommentArea.FOLDED);

        assertThat(TikHubRoute.APP_V2.requestFor(folded).parameters()).containsEntry("pageArea", "FOLDED");
        assertThat(TikHubRoute.APP_V2
                        .requestFor(folded.after(Cursor.of("{\"cursor\":\"c\"}")))
                        .parameters())
                .containsEntry("pageArea", "FOLDED");
        assertThat(TikHubRoute.APP_V2.requestFor(folded.after(NEXT)).parameters())
                .containsEntry("pageArea", "UNFOLDED");
    }

    @Test
    void webV1RefusesOtherOrdersAndAreasBeforeSending() {
        for (NoteComments other : new NoteComments[] {
            COMMENTS.order(CommentOrder.LIKES),
            COMMENTS.order(CommentOrder.DEFAULT),
            COMMENTS.area(CommentArea.FOLDED),
            COMMENTS.order(CommentOrder.LIKES).after(NEXT)
        }) {
            assertThatThrownBy(() -> TikHubRoute.WEB_V1.requestFor(other))
                    .isInstanceOfSatisfying(
                            InvalidRequestException.class,
                            refused -> assertThat(refused.charge()).isEqualTo(Charge.FREE))
                    .hasMessageContaining("nothing was sent")
                    .hasMessageContaining("expected order LATEST and area UNFOLDED");
        }
    }

    @Test
    void appV2AsksForReplies() {
        TikHubRequest call = TikHubRoute.APP_V2.requestFor(REPLIES);
        Cursor inlined = Cursor.of("{\"cursor\":\"c\",\"index\":3,\"remainCount\":42}");

        assertThat(call.path()).isEqualTo("api/v1/xiaohongshu/app_v2/get_note_sub_comments");
        assertThat(call.parameters())
                .isEqualTo(Map.of("note_id", NOTE.value(), "comment_id", COMMENT.value(), "cursor", "", "index", "1"));
        assertThat(TikHubRoute.APP_V2.requestFor(REPLIES.after(inlined)).parameters())
                .containsEntry("cursor", "c")
                .containsEntry("index", "3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"index\":2,\"pageArea\":\"UNFOLDED\"}",
                "{\"cursor\":\"\",\"index\":2}",
                "null",
                "66c4b7a300000000270106f7 x",
                "[]",
                "{\"cursor\":\"c\"",
                "{\"cursor\":\"c\"} x",
                "{\"cursor\":{}}",
                "{\"cursor\":null}",
                "{\"cursor\":\"c\",\"index\":\"two\"}"
            })
    void appV2RefusesACursorThatWouldBuyTheFirstPageAgain(String cursor) {
        for (PageRequest first : new PageRequest[] {COMMENTS, REPLIES}) {
            PageRequest request = first.after(Cursor.of(cursor));

            assertThatThrownBy(() -> TikHubRoute.APP_V2.requestFor(request))
                    .isInstanceOfSatisfying(InvalidRequestException.class, refused -> {
                        assertThat(refused.status()).isEmpty();
                        assertThat(refused.charge()).isEqualTo(Charge.FREE);
                        assertThat(refused.retryable()).isFalse();
                    })
                    .hasMessageContaining("nothing was sent");
        }
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "66c4b7a300000000270106f7, 66c4b7a300000000270106f7, 0, UNFOLDED",
                "17, 17, 0, UNFOLDED",
                "`{\"cursor\":17}`, 17, 0, UNFOLDED",
                "`{\"cursor\":\"c\",\"index\":null,\"pageArea\":null}`, c, 0, UNFOLDED",
                "`{\"cursor\":\"c\",\"index\":\"3\",\"pageArea\":\"FOLDED\"}`, c, 3, FOLDED",
                "`{\"contextId\":\"x\",\"cursor\":\"c\",\"index\":2.0,\"pageArea\":\"ALL\"}`, c, 2, ALL"
            })
    void appV2TakesACursorInEveryFormThatClientsMeet(String cursor, String id, String index, String area) {
        assertThat(TikHubRoute.APP_V2
                        .requestFor(COMMENTS.after(Cursor.of(cursor)))
                        .parameters())
                .containsEntry("cursor", id)
                .containsEntry("index", index)
                .containsEntry("pageArea", area);
        assertThat(TikHubRoute.WEB_V1
                        .requestFor(COMMENTS.after(Cursor.of(cursor)))
                        .parameters())
                .containsEntry("lastCursor", cursor);
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 16_000})
    void appV2RefusesACursorThatIsNestedWithoutEnd(int depth) {
        Cursor deep = Cursor.of("{\"x\":" + "[".repeat(depth));

        assertThatThrownBy(() -> TikHubRoute.APP_V2.requestFor(COMMENTS.after(deep)))
                .isInstanceOf(InvalidRequestException.class);
    }

    @ParameterizedTest
    @EnumSource
    void routeIsFoundById(TikHubRoute route) {
        assertThat(TikHubRoute.ofId(route.id())).isEqualTo(route);
    }

    @Test
    void unknownRouteIdIsRejectedWithTheKnownIds() {
        assertThatThrownBy(() -> TikHubRoute.ofId("web"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A route must be one of web-v1, app-v2, but is \"web\"");
    }

    @Test
    void requestCopiesItsParameters() {
        Map<String, String> parameters = new TreeMap<>(Map.of("a", "1"));
        TikHubRequest call = new TikHubRequest("p", parameters);
        parameters.put("b", "2");

        assertThat(call.parameters()).containsExactly(entry("a", "1"));
    }
}
