package io.xhscomments.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {
    @ParameterizedTest
    @ValueSource(strings = {"{\"cursor\":\"66c4\",\"index\":2}", " ", "{}", "\u0000\n", "游标"})
    void textIsKeptVerbatim(String text) {
        assertThat(Cursor.of(text).value()).isEqualTo(text);
        assertThat(Cursor.of(text)).hasToString(text).isEqualTo(new Cursor(text));
    }

    @Test
    void cursorsAreComparedAsTexts() {
        assertThat(Cursor.of("{\"a\":1}")).isNotEqualTo(Cursor.of("{ \"a\": 1 }"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " ",
                "\t\n",
                "\u3000",
                "{}",
                " { } ",
                "[]",
                "[{}]",
                "null",
                " null\n",
                "\"\"",
                "\" \"",
                "\"{}\"",
                "\"null\"",
                "\"\\\"\\\"\"",
                "''"
            })
    void emptyCursorLeadsNowhere(String text) {
        assertThat(Cursor.of(text).leadsSomewhere()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "66c4b7a300000000270106f7",
                "\"66c4b7a300000000270106f7\"",
                "{\"cursor\":\"66c4\",\"index\":2}",
                "{\"index\":2,\"pageArea\":\"UNFOLDED\"}",
                "0",
                "nullable"
            })
    void cursorWithContentLeadsSomewhere(String text) {
        assertThat(Cursor.of(text).leadsSomewhere()).isTrue();
    }

    @Test
    void emptyCursorIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Cursor.of(""))
                .withMessage("A cursor must have 1 to 16384 characters, but is \"\"");
    }

    @Test
    void tooLongCursorIsRefused() {
        assertThat(Cursor.of("x".repeat(16_384)).value()).hasSize(16_384);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Cursor.of("x".repeat(16_385)))
                .withMessageContainingAll("1 to 16384", "16385 characters");
    }
}
