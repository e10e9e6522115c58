package io.xhscomments.codec.tikhub;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.xhscomments.core.failure.AuthenticationException;
import io.xhscomments.core.failure.ChargedFailureException;
import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.failure.EmptyResponseException;
import io.xhscomments.core.failure.InvalidRequestException;
import io.xhscomments.core.failure.MalformedResponseException;
import io.xhscomments.core.failure.WrongResponseException;
import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.model.ShortLink;
import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageKey;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.RawResponse;
import io.xhscomments.core.port.ResponseFormat;
import io.xhscomments.core.port.ShortLinkResolver;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests with a short link in place of a note's id, and the responses to them. */
class LinkFormatTest {
    private static final ShortLink LINK = ShortLink.of("http://xhslink.com/o/abc");
    private static final PageRequest REQUEST = ShortLinkResolver.request(LINK);
    private static final NoteId NOTE = NoteId.of("6a0011220000000012003344");
    private static final NoteId OTHER = NoteId.of("6a00aa990000000012003355");
    private static final String ROUTER = "\"router\":\"/api/v1/xiaohongshu/app_v2/get_note_comments\"";
    private static final String PARAMS = "\"params\":{\"share_text\":\"http://xhslink.com/o/abc\"}";

    private final ResponseFormat format = TikHubLinks.format();

    private static String met() {
        return new String(Responses.ownFile("met/share-text.json"), UTF_8);
    }

    private static String response(String params, String data) {
        return "{\"code\":200,\"request_id\":\"r-1\"," + ROUTER + "," + params
                + ",\"data\":{\"code\":0,\"success\":true,\"data\":" + data + "}}";
    }

    private static String rows(String... notes) {
        return "{\"user_id\":\"6a00aa220000000001001111\",\"comments\":["
                + String.join(
                        ",",
                        List.of(notes).stream()
                                .map(note ->
                                        Responses.comment(note.isEmpty() ? "\"x\":1" : "\"note_id\":\"" + note + "\""))
                                .toList())
                + "],\"has_more\":false,\"cursor\":\"\"}";
    }

    private CommentPage decode(String body) {
        return format.decode(REQUEST, Responses.ok(body));
    }

    private <F extends CommentSourceException> F failure(Class<F> type, RawResponse response) {
        return catchThrowableOfType(type, () -> format.decode(REQUEST, response));
    }

    @Test
    void theLinkStandsInPlaceOfTheNoteAndTheRestIsThatOfAFirstPage() {
        TikHubRequest call = TikHubRoute.APP_V2.requestFor(LINK);
        TikHubRequest first = TikHubRoute.APP_V2.requestFor(PageRequest.comments(NOTE));

        assertThat(call.path()).isEqualTo(first.path());
        assertThat(call.parameters())
                .containsExactly(
                        Map.entry("share_text", "http://xhslink.com/o/abc"),
                        Map.entry("cursor", ""),
                        Map.entry("index", "0"),
                        Map.entry("pageArea", "UNFOLDED"),
                        Map.entry("sort_strategy", "latest_v2"));
        assertThat(first.parameters()).containsOnlyKeys("note_id", "cursor", "index", "pageArea", "sort_strategy");
        assertThat(TikHubRoute.APP_V2.requestFor(LINK, ApiPath.of("/api/u1/v1")).path())
                .startsWith("api/u1/v1/");
    }

    @Test
    void webV1RefusesBeforeAnythingIsSent() {
        assertThatThrownBy(() -> TikHubRoute.WEB_V1.requestFor(LINK))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageStartingWith("short link http://xhslink.com/o/abc: nothing was sent")
                .hasMessageContaining("app-v2");
    }

    @Test
    void theRowsNameTheNote() {
        CommentPage page = decode(met());

        assertThat(page.comments()).extracting(Comment::noteId).containsExactly(NOTE);
        assertThat(page.irregularities().membersNotTyped()).isZero();
        assertThat(page.receipt().charge()).isEqualTo(Charge.CHARGED);
        assertThat(page.receipt().requestId()).contains("00000000-0000-4000-8000-000000000001");
        assertThat(page.comments())
                .isEqualTo(TikHubRoute.APP_V2
                        .format()
                        .decode(PageRequest.comments(NOTE), Responses.ok(met()))
                        .comments());
    }

    @Test
    void aRowThatDoesNotNameItHasThatOfTheOthers() {
        assertThat(decode(response(PARAMS, rows(NOTE.value(), ""))).comments())
                .extracting(Comment::noteId)
                .containsExactly(NOTE, NOTE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"user_id\":\"6a00aa220000000001001111\",\"comments\":[],\"has_more\":false}",
                "{\"user_id\":\"\",\"comments\":[],\"has_more\":false}",
                "{\"user_id\":\"\",\"comments\":null}",
                "{\"user_id\":\"\"}",
            })
    void withoutRowsThereIsNoNote(String data) {
        CommentPage page = decode(response(PARAMS, data));

        assertThat(page.comments()).isEmpty();
        assertThat(page.next()).isEmpty();
        assertThat(page.receipt().charge()).isEqualTo(Charge.CHARGED);
        assertThat(page.receipt().requestId()).contains("r-1");
        assertThat(format.decode(
                                REQUEST,
                                RawResponse.stored(response(PARAMS, data).getBytes(UTF_8)))
                        .receipt()
                        .charge())
                .isEqualTo(Charge.FREE);
    }

    @Test
    void rowsThatDisagreeOrNameNoNoteAreMalformed() {
        for (String data : List.of(
                rows(NOTE.value(), OTHER.value()),
                rows("", ""),
                "{\"user_id\":\"6a00aa220000000001001111\",\"comments\":[null],\"has_more\":false}")) {
            MalformedResponseException failure =
                    failure(MalformedResponseException.class, Responses.ok(response(PARAMS, data)));

            assertThat(failure).hasMessageStartingWith("short link http://xhslink.com/o/abc: ");
            assertThat(failure.charge()).isEqualTo(Charge.CHARGED);
            assertThat(failure.requestId()).contains("r-1");
        }
    }

    @Test
    void anEmptyResponseAndAFailureInsideAreWhatTheyAreElsewhere() {
        assertThat(failure(
                        EmptyResponseException.class,
                        Responses.ok("{\"code\":200," + ROUTER + "," + PARAMS + ",\"data\":{\"code\":0,\"data\":{}}}")))
                .hasMessageStartingWith("short link http://xhslink.com/o/abc: ");
        assertThat(failure(
                        ChargedFailureException.class,
                        Responses.ok(
                                "{\"code\":200," + ROUTER + "," + PARAMS + ",\"data\":{\"code\":301,\"data\":{}}}")))
                .hasMessageContaining("301");
        assertThat(failure(AuthenticationException.class, Responses.error("401-invalid-key")))
                .hasMessageStartingWith("a short link: ");
        assertThat(failure(MalformedResponseException.class, Responses.ok("<html>")))
                .hasMessageStartingWith("a short link: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"params\":{\"share_text\":\"http://xhslink.com/o/other\"}",
                "\"params\":{\"note_id\":\"6a0011220000000012003344\"}",
            })
    void aResponseToAnotherLinkOrToANotesIdIsWrong(String params) {
        WrongResponseException wrong =
                failure(WrongResponseException.class, Responses.ok(response(params, rows(NOTE.value()))));

        assertThat(wrong.belongsTo()).matches("short link .*/other|note 6a0011220000000012003344");
        assertThat(wrong.key()).isEmpty();
    }

    @Test
    void aResponseOfAnotherRouteIsWrong() {
        String other = met().replace("/app_v2/get_note_comments", "/web/get_note_comments");

        assertThat(failure(WrongResponseException.class, Responses.ok(other)).belongsTo())
                .contains("web-v1");
        assertThat(format.routeOf(other.getBytes(UTF_8))).contains("web-v1");
    }

    /** Resellers leave parameters out; some services spell the text otherwise, or tell the note besides. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"params\":{}",
                "\"params\":null",
                "\"params\":{\"share_text\":\"看 https://XHSLINK.com/o/abc/ 复制\"}",
                "\"params\":{\"share_text\":\"?\"}",
                "\"params\":{\"share_text\":\"http://xhslink.com/o/abc\",\"note_id\":\"6a0011220000000012003344\"}",
                "\"params\":{\"share_text\":\"http://xhslink.com/o/abc\",\"note_id\":\"\"}",
            })
    void theEchoNeedNotBeTheLinkToTheLetter(String params) {
        assertThat(decode(response(params, rows(NOTE.value()))).comments()).hasSize(1);
    }

    @Test
    void theKeyIsThatOfTheLinkAndTheRouteItsOwn() {
        byte[] body = met().getBytes(UTF_8);

        assertThat(format.route()).isEqualTo("app-v2-links");
        assertThat(format.keyOf(body)).contains(new PageKey("app-v2-links", REQUEST));
        assertThat(format.routeOf(body)).contains("app-v2-links");
        assertThat(format.linkIn(body)).isPresent();
        assertThat(TikHubLinks.linkIn(body)).contains(LINK);
        assertThat(TikHubDecoder.create().keyOf(body)).contains(new PageKey("app-v2", PageRequest.comments(NOTE)));
        assertThat(format.keyOf(Responses.documentedSample())).isEmpty();
        assertThat(TikHubLinks.linkIn(Responses.documentedSample())).isEmpty();
        assertThat(TikHubLinks.linkIn("{".getBytes(UTF_8))).isEmpty();
    }

    @Test
    void theGeneralDecoderKnowsTheRoute() {
        TikHubDecoder decoder = TikHubDecoder.create();

        assertThat(decoder.forRoute("app-v2-links")
                        .decode(REQUEST, Responses.ok(met()))
                        .comments())
                .hasSize(1);
        assertThat(decoder.forRoute("app-v2")).isSameAs(decoder);
        assertThatThrownBy(() -> decoder.decode(REQUEST, Responses.ok(met())))
                .isInstanceOf(WrongResponseException.class);
    }

    @Test
    void theKeyIsTakenOutOfFailures() {
        ApiKey key = ApiKey.of("sk-test-SECRET-KEY+/==");
        RawResponse response = Responses.ok("{\"code\":200," + ROUTER + "," + PARAMS
                + ",\"data\":{\"code\":-1,\"message\":\"no " + key.reveal() + "\",\"data\":{}}}");

        assertThatThrownBy(() -> TikHubLinks.format(key).decode(REQUEST, response))
                .isInstanceOf(ChargedFailureException.class)
                .hasMessageNotContaining("SECRET");
    }
}
