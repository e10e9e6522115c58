package io.xhscomments.codec.tikhub;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.failure.EmptyResponseException;
import io.xhscomments.core.failure.MalformedResponseException;
import io.xhscomments.core.failure.NoteNotFoundException;
import io.xhscomments.core.failure.UnsupportedResponseException;
import io.xhscomments.core.failure.WrongResponseException;
import io.xhscomments.core.model.Author;
import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.model.Cursor;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.model.UserId;
import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.Irregularities;
import io.xhscomments.core.page.PageKey;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.RawResponse;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Responses that users have reported, rebuilt with synthetic values, and similar ones. */
class ResponsesMetTest {
    private static final NoteId NOTE = NoteId.of("6a0011220000000012003344");
    private static final NoteId OTHER = NoteId.of("6a00aa990000000012003355");
    private static final PageRequest REQUEST = PageRequest.comments(NOTE);
    private static final CommentId ROOT = CommentId.of("6a0113010000000014000001");
    private static final Cursor NEXT =
            Cursor.of("{\"cursor\":\"6a0113010000000014000001\",\"index\":2,\"pageArea\":\"UNFOLDED\"}");
    private static final String ROUTER = "\"router\": \"/api/v1/xiaohongshu/app_v2/get_note_comments\"";

    @Test
    void otherSpellingsOfPartsAreRegular() {
        for (String name : List.of("sticker", "live-photo", "mention-camel-case")) {
            CommentPage page = decode(read(name));

            assertThat(page.comments()).hasSize(1);
            assertThat(page.irregularities()).isEqualTo(Irregularities.NONE);
            assertThat(DecoderComparison.readsFast(REQUEST, read(name).getBytes(UTF_8)))
                    .isTrue();
        }
        assertThat(decode(read("sticker")).comments().get(0).content()).contains("");
        assertThat(decode(read("live-photo"))
                        .comments()
                        .get(0)
                        .pictures()
                        .get(0)
                        .unknownFields()
                        .names())
                .contains("video_id", "video_info");
        assertThat(decode(read("mention-camel-case"))
                        .comments()
                        .get(0)
                        .mentions()
                        .get(0)
                        .unknownFields()
                        .json("userId"))
                .contains("\"6a00bb220000000001001111\"");
    }

    @Test
    void rowWithoutUserOrContentIsRead() {
        CommentPage user = decode(read("user-null"));
        assertThat(user.comments()).hasSize(3);
        assertThat(user.comments().get(1).author()).isEqualTo(Author.UNKNOWN);
        assertThat(user.comments().get(1).likeCount()).hasValue(2);
        assertThat(user.irregularities().paths()).containsExactly("$.data.data.comments[1].user");

        CommentPage content = decode(read("content-null"));
        assertThat(content.comments()).hasSize(3);
        assertThat(content.comments().get(1).content()).isEmpty();
        assertThat(content.irregularities().paths()).containsExactly("$.data.data.comments[1].content");
    }

    @Test
    void nullRowIsLeftOut() {
        CommentPage page = decode(read("row-null"));

        assertThat(page.comments()).hasSize(2);
        assertThat(page.irregularities()).isEqualTo(new Irregularities(List.of("null"), 0, List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2万", "1千+", "999+", "10w+"})
    void roundedCountIsIrregular(String text) {
        Comment row = decode(read("like-count-rounded").replace("1.2万", text))
                .comments()
                .get(0);

        assertThat(row.likeCount()).isEmpty();
        assertThat(row.unknownFields().json("like_count")).contains('"' + text + '"');
    }

    @Test
    void aTimeInMillisecondsIsNotTheYear58327() {
        CommentPage page = decode(read("time-in-milliseconds"));

        assertThat(page.comments().get(0).createdAt()).contains(Instant.ofEpochSecond(1778455296));
        assertThat(page.irregularities().paths()).containsExactly("$.data.data.comments[0].time");
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"cursor\":\"6a0113010000000014000001\",\"index\":2,\"pageArea\":\"UNFOLDED\"}', UNFOLDED",
        "'\"6a0113010000000014000001\",\"index\":2,\"pageArea\":\"UNFOLDED\"', UNFOLDED",
        "'\"6a0113010000000014000001\",\"index\":\"2\",\"pageArea\":\"FOLDED\"', FOLDED",
        "'{\"cursor\":\"6a0113010000000014000001\",\"contextId\":\"x\",\"index\":2,\"pageArea\":\"ALL\"}', ALL"
    })
    void cursorInAnotherFormIsFollowed(String form, String area) {
        String body = read("cursor-object").replaceFirst("\"cursor\": \\{[^}]*}", "\"cursor\": " + form);
        CommentPage page = decode(body);

        assertThat(TikHubRoute.APP_V2
                        .requestFor(REQUEST.after(page.next().orElseThrow()))
                        .parameters())
                .containsEntry("cursor", "6a0113010000000014000001")
                .containsEntry("index", "2")
                .containsEntry("pageArea", area);
        assertThat(page.irregularities()).isEqualTo(Irregularities.NONE);
    }

    @Test
    void successWithoutDataIsAnEmptyResponseFailure() {
        String body = read("data-null");
        EmptyResponseException failure = failure(body, EmptyResponseException.class);
        assertThat(failure.charge()).isEqualTo(Charge.CHARGED);
        assertThat(failure.retryable()).isFalse();

        for (String nothing : List.of("{}", "[]", "\"\"")) {
            failure(body.replace("\"data\": null", "\"data\": " + nothing), EmptyResponseException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"code\":200,\"data\":null}",
                "{\"code\":200,\"data\":{}}",
                "{\"code\":200,\"data\":{\"code\":0,\"success\":true,\"msg\":\"成功\"}}",
                "{\"code\":0,\"message\":null,\"data\":{},\"recordTime\":\"t\"}",
                "{\"success\":true,\"billed\":true,\"data\":null}",
                "{\"code\":0,\"data\":{\"code\":200,\"request_id\":\"r\",\"data\":{\"code\":0,\"data\":null}}}"
            })
    void emptyDataInAnyEnvelopeIsAnEmptyResponse(String body) {
        failure(body, EmptyResponseException.class);
        assertThat(failure(RawResponse.stored(body.getBytes(UTF_8)), null, EmptyResponseException.class)
                        .charge())
                .isEqualTo(Charge.FREE);
    }

    @Test
    void innerObjectAloneIsRead() {
        CommentPage page = decode(read("inner-object-alone"));

        assertThat(page.comments()).hasSize(1);
        assertThat(page.next()).contains(NEXT);
        assertThat(page.receipt().requestId()).isEmpty();
        assertThat(page.receipt().route()).isEmpty();
        assertThat(decode(read("inner-object-alone").replace("\"time\": 1778455356", "\"time\": null"))
                        .irregularities()
                        .paths())
                .containsExactly("$.data.comments[0].time");
    }

    @Test
    void envelopeInsideAnotherObjectIsRead() {
        String wrapped = read("envelope-in-envelope");
        String envelope = wrapped.substring(wrapped.indexOf("\"data\": ") + 8, wrapped.length() - 1);

        for (String body : List.of(
                wrapped,
                "{\"success\":true,\"billed\":true,\"data\":" + envelope + "}",
                "{\"code\":200,\"data\":{\"code\":0,\"data\":" + envelope + "}}")) {
            CommentPage page = decode(body);

            assertThat(page.comments()).hasSize(1);
            assertThat(page.next()).contains(NEXT);
            assertThat(page.receipt().requestId()).contains("00000000-0000-4000-8000-000000000001");
            assertThat(page.receipt().cacheLink()).isPresent();
            assertThat(TikHubDecoder.create().keyOf(body.getBytes(UTF_8))).contains(new PageKey("app-v2", REQUEST));
        }
    }

    @Test
    void resellersEnvelopeIsRead() {
        String alone = read("inner-object-alone");
        String page = alone.substring(alone.indexOf("\"data\": ") + 8, alone.lastIndexOf(", \"recordTime\""));

        for (String body : List.of(
                "{\"success\":true,\"billed\":true,\"data\":" + alone + "}",
                "{\"success\":true,\"billed\":true,\"data\":" + page + "}",
                page)) {
            assertThat(decode(body).comments()).hasSize(1);
        }
        assertThat(failure("{\"success\":false,\"billed\":true,\"data\":" + page + "}", CommentSourceException.class))
                .hasMessageContaining("failed inside");
    }

    @Test
    void failureInAnyEnvelopeIsReported() {
        String wrapped = read("envelope-in-envelope");

        assertThat(failure(
                        wrapped.replace("{\"code\": 0, \"success\"", "{\"code\": 301, \"success\""),
                        CommentSourceException.class))
                .hasMessageContaining("code 301");
        assertThat(failure(wrapped.replace("\"code\": 200", "\"code\": 500"), CommentSourceException.class)
                        .retryable())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"web-v2, web_v2", "web-v3, web_v3", "app-v1, app_v1"})
    void responsesOfOtherRoutesAreNamed(String name, String format) {
        String body = read(name);

        UnsupportedResponseException failure = failure(body, UnsupportedResponseException.class);

        assertThat(failure.format()).isEqualTo(format);
        assertThat(failure).hasMessageContaining("this is a " + format + " response; supported are web-v1, app-v2");
        assertThat(failure(body.replace("/api/v1/xiaohongshu/", "/resold/"), UnsupportedResponseException.class)
                        .format())
                .isEqualTo(format);
        assertThat(failure("{\"code\":0,\"data\":" + body + "}", UnsupportedResponseException.class)
                        .format())
                .isEqualTo(format);
    }

    @ParameterizedTest
    @CsvSource({"web-v2, web_v2", "web-v3, web_v3"})
    void otherFormatsAreRecognizedByTheirRows(String name, String format) {
        for (String router : List.of("\"router\": null", "\"router\": \"/resold/notes\"")) {
            String body = read(name).replaceFirst("\"router\": \"[^\"]*\"", router);

            assertThat(failure(body, UnsupportedResponseException.class).format())
                    .isEqualTo(format);
        }
    }

    @Test
    void endpointsWithoutCommentsAreNamed() {
        String body = "{\"code\":200,\"router\":\"/api/v1/xiaohongshu/app_v2/get_note_info\",\"data\":{\"code\":0,"
                + "\"data\":{\"note\":{}}}}";

        assertThat(failure(body, UnsupportedResponseException.class).format()).isEqualTo("app_v2/get_note_info");
        failure(body.replace("get_note_info", "get_note_comments"), MalformedResponseException.class);
    }

    @Test
    void shareTextResponseBelongsToTheNoteOfItsRows() {
        byte[] body = read("share-text").getBytes(UTF_8);

        assertThat(TikHubDecoder.create().keyOf(body)).contains(new PageKey("app-v2", REQUEST));
        assertThat(TikHubDecoder.requestOf(body)).contains(REQUEST);
        assertThat(decode(read("share-text")).comments()).hasSize(1);
        assertThat(TikHubDecoder.create()
                        .keyOf(read("share-text")
                                .replaceFirst("\"id\"", "\"id\":1}, {\"id\"")
                                .getBytes(UTF_8)))
                .isEmpty();
        assertThat(TikHubDecoder.create()
                        .keyOf(read("share-text")
                                .replaceFirst("\"comments\": \\[.*?], \"has_more\"", "\"comments\": [], \"has_more\"")
                                .getBytes(UTF_8)))
                .isEmpty();
    }

    @Test
    void responseOfAnotherNoteFailsWithItsKey() {
        String body = read("sticker").replace(NOTE.value(), OTHER.value());

        WrongResponseException failure = failure(body, WrongResponseException.class);

        assertThat(failure.belongsTo()).isEqualTo("note " + OTHER);
        assertThat(failure.key()).contains(new PageKey("app-v2", PageRequest.comments(OTHER)));
        assertThat(failure.charge()).isEqualTo(Charge.CHARGED);
    }

    /** It is a page of a note, but of none that can be asked for. */
    @Test
    void askedForInAnUnknownOrderItHasNoKey() {
        String body = read("sticker")
                .replace(NOTE.value(), OTHER.value())
                .replace("\"sort_strategy\": \"latest_v2\"", "\"sort_strategy\": \"hot\"");

        assertThat(failure(body, WrongResponseException.class).key()).isEmpty();
    }

    @Test
    void responseWithOneIdAloneHasNoKey() {
        String params = "\"params\": {\"note_id\": \"" + NOTE + "\"";
        String byParams = read("sticker").replace(params, "\"params\": {\"note_id\": \"" + OTHER + "\"");
        String byRows = read("sticker")
                .replace(NOTE.value(), OTHER.value())
                .replace(params.replace(NOTE.value(), OTHER.value()), params);
        String byParamsWithoutRows =
                byParams.replaceFirst("\"comments\": \\[.*?], \"has_more\"", "\"comments\": [], \"has_more\"");

        for (String body : List.of(byParams, byRows, byParamsWithoutRows)) {
            WrongResponseException failure = failure(body, WrongResponseException.class);

            assertThat(failure.belongsTo()).isEqualTo("note " + OTHER);
            assertThat(failure.key()).isEmpty();
        }
    }

    @Test
    void noteInOtherCaseOrPlaceholderMatches() {
        String params = "\"params\": {\"note_id\": \"" + NOTE + "\"";

        for (String id : List.of(NOTE.value().toUpperCase(java.util.Locale.ROOT), "0".repeat(24), "", "?")) {
            assertThat(decode(read("sticker").replace(params, "\"params\": {\"note_id\": \"" + id + "\""))
                            .comments())
                    .hasSize(1);
        }
    }

    @Test
    void missingOtherNoteIsAWrongResponse() {
        String shell =
                "{\"code\":200,\"params\":{\"note_id\":\"%s\"},\"data\":{\"code\":0,\"data\":{\"user_id\":\"\"}}}";

        failure(shell.formatted(OTHER), WrongResponseException.class);
        failure(shell.formatted(NOTE), NoteNotFoundException.class);
    }

    @Test
    void repliesOfAnotherCommentFail() {
        String body = read("sticker")
                .replace("get_note_comments", "get_note_sub_comments")
                .replace("\"params\": {", "\"params\": {\"comment_id\": \"6a0113010000000014000009\", ");
        PageRequest replies = PageRequest.replies(NOTE, ROOT);

        WrongResponseException failure = catchThrowableOfType(
                WrongResponseException.class, () -> TikHubDecoder.create().decode(replies, Responses.ok(body)));

        assertThat(failure.belongsTo()).isEqualTo("comment 6a0113010000000014000009");
        assertThat(TikHubDecoder.create()
                        .decode(replies, Responses.ok(body.replace("14000009", "14000001")))
                        .comments())
                .hasSize(1);
    }

    @Test
    void responseOfAnotherRouteFailsIfTheRouteIsKnown() {
        String body = read("sticker");

        WrongResponseException failure = failure(Responses.ok(body), TikHubRoute.WEB_V1, WrongResponseException.class);

        assertThat(failure.belongsTo()).isEqualTo("route app-v2 (comments)");
        assertThat(failure.key()).contains(new PageKey("app-v2", REQUEST));
        assertThat(decode(body, TikHubRoute.APP_V2).comments()).hasSize(1);
        assertThat(decode(body.replace(ROUTER, "\"router\": null"), TikHubRoute.WEB_V1)
                        .comments())
                .hasSize(1);
        assertThat(decode(body.replace(ROUTER, "\"router\": \"/resold/notes\""), TikHubRoute.WEB_V1)
                        .comments())
                .hasSize(1);
        failure(
                Responses.ok(body.replace("get_note_comments", "get_note_sub_comments")),
                TikHubRoute.APP_V2,
                WrongResponseException.class);
    }

    @Test
    void irregularPagesKeepTheirUsers() {
        assertThat(decode(read("like-count-rounded")).comments().get(0).author().id())
                .isEqualTo(Optional.of(UserId.of("0000000000000000000000a0fa0e1")));
    }

    private static String read(String name) {
        return new String(Responses.ownFile("met/" + name + ".json"), UTF_8).strip();
    }

    private static CommentPage decode(String body) {
        return decode(body, null);
    }

    /** Decodes with both decoders, which must agree. */
    private static CommentPage decode(String body, @Nullable TikHubRoute route) {
        DecoderComparison.assertSame(REQUEST, body.getBytes(UTF_8));
        return decoder(route).decode(REQUEST, Responses.ok(body));
    }

    private static TikHubDecoder decoder(@Nullable TikHubRoute route) {
        return route == null ? TikHubDecoder.create() : TikHubDecoder.create().expecting(route);
    }

    private static <F extends CommentSourceException> F failure(String body, Class<F> type) {
        DecoderComparison.assertSame(REQUEST, body.getBytes(UTF_8));
        return failure(Responses.ok(body), null, type);
    }

    private static <F extends CommentSourceException> F failure(
            RawResponse response, @Nullable TikHubRoute route, Class<F> type) {
        F failure = catchThrowableOfType(type, () -> decoder(route).decode(REQUEST, response));
        assertThat(failure).isNotNull();
        return failure;
    }
}
