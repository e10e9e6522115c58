package io.xhscomments.codec.tikhub;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.failure.MalformedAnswerException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpelledTest {
    private static final String PAGE = "{\"data\":{\"data\":{\"comments\":[],\"has_more\":false,\"x\":%s}}}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"\n\"",
                "\"\t\"",
                "\"\0\"",
                "\"\u001f\"",
                "\"\\'\"",
                "\"\\\\\\'\"",
                "TRUE",
                "False",
                "nULL",
                "falsE",
                "[1,True]",
                "{\"a\nb\":1}",
                "{\"a\\'\":1}"
            })
    void whatOnlyLooksLikeJsonIsMalformedForBothDecoders(String value) {
        String body = PAGE.formatted(value);

        for (TikHubDecoder decoder : new TikHubDecoder[] {
            TikHubDecoder.create(), TikHubDecoder.create().reference()
        }) {
            CommentSourceException failure = Answers.failure(decoder, Answers.ok(body));

            assertThat(failure).isInstanceOf(MalformedAnswerException.class).hasMessageContaining("not JSON at byte");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1E5",
                "-1.5E+3",
                "\"TRUE 'E' \u007f\"",
                "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00E9\"",
                "\"\\\\\"",
                "{\"A\":[true,null]}",
                "[ 1 ,\t2\r\n]"
            })
    void whatIsJsonStays(String value) {
        assertThat(Answers.decode(PAGE.formatted(value)).comments()).isEmpty();
    }

    @Test
    void tellsWhereItGoesWrong() {
        assertThat(Spelled.firstFault("\ufeff{\"a\":\"b\tc\"}".getBytes(UTF_8))).isEqualTo(10);
        assertThat(Spelled.firstFault("{\"a\":\"\\'\"}".getBytes(ISO_8859_1))).isEqualTo(7);
        assertThat(Spelled.firstFault("{\"a\":[TRUE]}".getBytes(ISO_8859_1))).isEqualTo(6);
        assertThat(Spelled.firstFault("{\"a\":\"\u4f60\"}".getBytes(UTF_8))).isEqualTo(-1);
    }
}
