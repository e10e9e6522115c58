package io.xhscomments.codec.tikhub;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.core.failure.ChargedFailureException;
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

    @ParameterizedTest
    @ValueSource(
            strings = {"True", "tRUE", "FALSE", "falsE", "NULL", "nulL", "[TRUE]", "[[],nUll]", "{\"a\":{\"b\":False}}"
            })
    void aWordInTheWrongCaseIsNoPageWhereverItStands(String value) {
        for (String object : DirectSpellingTest.OBJECTS) {
            for (String name : DirectSpellingTest.names().toList()) {
                String body = object.replace("@", "\"" + name + "\":" + value);

                assertThat(Answers.failure(TikHubDecoder.create().reference(), Answers.ok(body)))
                        .as(body)
                        .isInstanceOfAny(MalformedAnswerException.class, ChargedFailureException.class);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0001", "\u001f", "\n", "\\'"})
    void aTextIsLookedAtWhereverItsFaultStands(String fault) {
        for (int length = 0; length < 20; length++) {
            String body = PAGE.formatted("\"" + "b".repeat(length) + fault + "\"");

            assertThat(Answers.failure(TikHubDecoder.create().reference(), Answers.ok(body)))
                    .hasMessageContaining("not JSON at byte");
        }
    }

    @Test
    void onlyAnUnusualAnswerIsLookedAtClosely() {
        assertThat(Spelled.isUnusual("{\"a'b\":\"\\\\\\n \u007f'\u4f60\u00e9\"}".getBytes(UTF_8)))
                .isFalse();
        assertThat(Spelled.isUnusual("{\"a\":1}\n".getBytes(UTF_8))).isTrue();
        assertThat(Spelled.isUnusual("{\"a\":\"\\'\"}".getBytes(UTF_8))).isTrue();
    }

    @Test
    void tellsWhereItGoesWrong() {
        assertThat(firstFault("\ufeff{\"a\":\"b\tc\"}".getBytes(UTF_8))).isEqualTo(10);
        assertThat(firstFault("{\"a\":\"\\'\"}".getBytes(ISO_8859_1))).isEqualTo(7);
        assertThat(firstFault("{\"a\":[TRUE]}".getBytes(ISO_8859_1))).isEqualTo(6);
        assertThat(firstFault("{\"a\":\"\u4f60\"}".getBytes(UTF_8))).isEqualTo(-1);
    }

    private static int firstFault(byte[] bytes) {
        return Spelled.firstFault(bytes, Utf8.afterByteOrderMark(bytes), bytes.length);
    }
}
