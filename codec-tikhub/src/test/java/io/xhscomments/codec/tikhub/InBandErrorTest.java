package io.xhscomments.codec.tikhub;

import static io.xhscomments.codec.tikhub.Responses.failure;
import static io.xhscomments.codec.tikhub.Responses.ok;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.core.failure.ChargedFailureException;
import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.failure.EmptyResponseException;
import io.xhscomments.core.failure.MalformedResponseException;
import io.xhscomments.core.failure.NoteNotFoundException;
import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.RawResponse;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Responses with HTTP 200 that report a failure or a missing note. */
class InBandErrorTest {
    private static final String PAGE = "{\"comments\":[],\"has_more\":false}";
    private static final String SHELL = "{\"user_id\":\"\",\"comments\":[],\"has_more\":false}";

    @ParameterizedTest
    @CsvSource({"301, true", "302, true", "500, true", "303, false", "601, false", "-1, false", "1, false"})
    void someCodesAreTransient(long code, boolean retryable) {
        ChargedFailureException failure =
                charged("{\"code\":200,\"data\":{\"code\":" + code + ",\"data\":null,\"message\":\"m\"}}");

        assertThat(failure.innerCode()).hasValue(code);
        assertThat(failure.retryable()).isEqualTo(retryable);
        assertThat(failure.charge()).isEqualTo(Charge.CHARGED);
        assertThat(failure).hasMessageContaining("with code " + code + ": m");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"data\":{\"code\":301,\"data\":" + PAGE + "}}",
                "{\"data\":{\"data\":" + PAGE + ",\"code\":301}}",
                "{\"data\":{\"data\":" + SHELL + ",\"code\":301}}",
                "{\"data\":{\"data\":{},\"code\":301}}",
                "{\"data\":{\"data\":[],\"code\":301}}",
                "{\"data\":{\"data\":{\"comments\":[{\"id\":7}]},\"code\":301}}",
                "{\"data\":{\"code\":\"301\"}}",
                "{\"data\":{\"code\":301.0,\"success\":true,\"data\":" + PAGE + "}}",
                "{\"data\":{\"code\":0,\"code\":301}}",
                "{\"data\":null,\"data\":{\"code\":301}}"
            })
    void innerFailureCodeWins(String body) {
        assertThat(charged(body).innerCode()).hasValue(301);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"data\":{\"success\":false}}                                | ",
                "{\"data\":{\"success\":\"False\",\"code\":0}}                 | 0",
                "{\"data\":{\"success\":0,\"data\":" + PAGE + "}}              | ",
                "{\"data\":{\"data\":" + PAGE + ",\"success\":false,\"code\":5}} | 5"
            })
    void successFalseIsAFailureWithAnyCode(String body, Long code) {
        assertThat(charged(body).innerCode()).isEqualTo(code == null ? OptionalLong.empty() : OptionalLong.of(code));
    }

    @Test
    void outerFailureCodeIsAFailure() {
        ChargedFailureException failure = charged("{\"code\":400,\"message\":\"upstream\",\"data\":null}");

        assertThat(failure.innerCode()).hasValue(400);
        assertThat(failure.retryable()).isFalse();
        assertThat(failure).hasMessageContaining("upstream");
        assertThat(charged("{\"data\":{\"data\":" + PAGE + "},\"code\":500}").retryable())
                .isTrue();
    }

    @Test
    void messageOfASuccessfulEnvelopeIsNotUsed() {
        assertThat(charged("{\"code\":200,\"message\":\"Request successful\",\"data\":{\"code\":9}}"))
                .hasMessageNotContaining("successful");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"data\":{\"data\":" + PAGE + "}}",
                "{\"code\":null,\"data\":{\"code\":null,\"success\":null,\"data\":" + PAGE + "}}",
                "{\"code\":\"200\",\"data\":{\"code\":\"0\",\"success\":\"true\",\"data\":" + PAGE + "}}",
                "{\"code\":200,\"data\":{\"code\":0,\"success\":true,\"msg\":\"成功\",\"data\":" + PAGE + "}}",
                "{\"data\":{\"code\":301,\"code\":0,\"data\":" + PAGE + "},\"code\":500,\"code\":200}",
                "{\"data\":{\"code\":301,\"data\":" + SHELL + "},\"data\":{\"data\":" + PAGE + "}}"
            })
    void successOrMissingCodeMakesAPage(String body) {
        CommentPage page = Responses.decode(body);
        assertThat(page.comments()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {SHELL, "{\"user_id\":\"\"}", "{\"user_id\":\"\",\"comments\":null,\"has_more\":null}"})
    void emptyPageWithoutAuthorIsAMissingNote(String page) {
        assertThat(failure(ok("{\"data\":{\"code\":0,\"data\":" + page + "}}")))
                .isExactlyInstanceOf(NoteNotFoundException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"code\":200,\"data\":null}",
                "{\"code\":200,\"data\":{}}",
                "{\"code\":200,\"data\":[]}",
                "{\"code\":200,\"data\":\"\"}",
                "{\"data\":null,\"code\":200}",
                "{\"code\":200,\"data\":{\"code\":0,\"success\":true,\"msg\":\"成功\",\"data\":null}}",
                "{\"code\":200,\"data\":{\"code\":0,\"data\":{},\"message\":null,\"recordTime\":\"t\"}}",
                "{\"code\":200,\"data\":{\"success\":true,\"data\":[]}}",
                "{\"code\":200,\"data\":{\"code\":0,\"message\":\"ok\"}}",
                "{\"data\":{\"code\":0,\"data\":null}}"
            })
    void successWithoutDataIsAnEmptyResponse(String body) {
        CommentSourceException failure = failure(ok(body));

        assertThat(failure)
                .isExactlyInstanceOf(EmptyResponseException.class)
                .hasMessageContaining(Responses.NOTE.value())
                .hasNoCause();
        assertThat(failure.charge()).isEqualTo(Charge.CHARGED);
        assertThat(failure.retryable()).isFalse();
        assertThat(failure(RawResponse.stored(body.getBytes(UTF_8))).charge()).isEqualTo(Charge.FREE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"code\":200}",
                "{\"code\":200,\"data\":7}",
                "{\"code\":200,\"data\":{\"comments\":7}}",
                "{\"code\":200,\"data\":{\"code\":0,\"data\":{\"x\":1}}}",
                "{\"code\":200,\"data\":nul}",
                "{\"code\":200,\"data\":null",
                "{\"code\":200,\"data\":null}{}"
            })
    void otherResponseWithoutPageIsMalformed(String body) {
        assertThat(failure(ok(body))).isExactlyInstanceOf(MalformedResponseException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"code\":200,\"data\":{\"code\":301}",
                "\"code\":200,\"data\":{\"code\":0,\"data\":null}",
                "\"code\":200,\"data\":{\"code\":0,\"data\":" + SHELL + "}",
                "\"code\":200,\"data\":{\"code\":0,\"data\":{\"comments\":7}}",
                "\"code\":500,\"data\":{\"code\":0,\"data\":" + PAGE + "}",
                "\"code\":200,\"data\":{\"comm"
            })
    void chargedFailureHasTheRequestId(String members) {
        String id = "00000000-0000-4000-8000-000000000200";

        assertThat(failure(ok("{\"request_id\":\"" + id + "\"," + members + (members.endsWith("}") ? "}" : "")))
                        .requestId())
                .contains(id);
        RawResponse withHeader = new RawResponse(
                200, Map.of("x-request-id", id), ("{" + members + "}").getBytes(UTF_8), RawResponse.Origin.NETWORK);
        assertThat(failure(withHeader).requestId()).contains(id);
    }

    @Test
    void noteWithoutCommentsIsAnEmptyPage() {
        CommentPage page = Responses.decode(Responses.response(
                "\"user_id\":\"5ee237720000000001001a5d\",\"comments\":[],\"has_more\":false,\"cursor\":\"\""));

        assertThat(page.comments()).isEmpty();
        assertThat(page.cursor()).isEmpty();
    }

    @Test
    void pageWithoutNoteAuthorIsAPage() {
        CommentPage page = Responses.decode(
                Responses.response("\"user_id\":\"\",\"comments\":[" + Responses.comment() + "],\"has_more\":false"));

        assertThat(page.comments()).hasSize(1);
        assertThat(page.noteAuthor()).isEmpty();
    }

    private static ChargedFailureException charged(String body) {
        return (ChargedFailureException) failure(ok(body));
    }
}
