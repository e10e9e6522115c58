package io.xhscomments.examples.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormulaGuardTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+1",
                "-1",
                "@SUM(A1)",
                "|cmd",
                "%0A=1+1",
                "%0a=1",
                "%3D1+1",
                "%253D1",
                "\u000b=1",
                "\f=1",
                "\u001c=1",
                "\u001d=1",
                "\u001e=1",
                "\u001f=1",
                "\u0000=1",
                "\u0085=1",
                "\u2028=1",
                "\nx",
                "\u000bx",
                "\u001cx",
                "\tx",
                "\rx",
                "\u001bx",
                "＝1+1",
                "＋1",
                "－1",
                "＠SUM(A1)",
                "｜cmd",
                "％0A",
                "﹢1",
                "﹣1",
                "﹦1",
                "﹫x",
                "−1",
                " =1",
                "\u00a0=1",
                "\u3000=1",
                "   \u200b +1",
                "\u200b=1",
                "\ufeff=1",
                "\u202e=1",
                "\u2060-1",
                "\u00ad@x",
                "\u3164=1",
                "\ufe0f=1",
            })
    void textThatBeginsLikeAFormulaGetsAnApostrophe(String text) {
        assertThat(FormulaGuard.escaped(text)).isEqualTo("'" + text);
    }

    /** A spreadsheet that separates by semicolons does not see the quotes around a text. */
    @ParameterizedTest
    @MethodSource("texts")
    void partThatBeginsLikeAFormulaGetsAnApostrophe(String text, String escaped) {
        assertThat(FormulaGuard.escaped(text)).isEqualTo(escaped);
    }

    static Stream<Arguments> texts() {
        return Stream.of(
                Arguments.of("a;=1+1", "a;'=1+1"),
                Arguments.of("a;;=1;=2", "a;;'=1;'=2"),
                Arguments.of("a;＝1", "a;'＝1"),
                Arguments.of("a; \u200b=1", "a;' \u200b=1"),
                Arguments.of("a;\"=1\"", "a;'\"=1\""),
                Arguments.of("a;\" \"@x", "a;'\" \"@x"),
                Arguments.of("a;%0A=1", "a;'%0A=1"),
                Arguments.of("a\t-1", "a\t'-1"),
                Arguments.of("a\n=1", "a\n'=1"),
                Arguments.of("a\r\n\r\n=1", "a\r\n\r\n'=1"),
                Arguments.of("\t=1", "'\t'=1"),
                Arguments.of("\r=1", "'\r'=1"),
                Arguments.of("\n=1", "'\n'=1"),
                Arguments.of("  \n =1", "'  \n' =1"),
                Arguments.of("\u200b\t+x", "'\u200b\t'+x"),
                Arguments.of(";=1", ";'=1"),
                Arguments.of("=1;=1", "'=1;'=1"));
    }

    @Test
    void textOfSeparatorsIsScannedOnce() {
        String text = "\n".repeat(1_000_000);

        assertThat(FormulaGuard.escaped(text)).isEqualTo("'" + text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plain",
                " plain",
                " \n plain",
                "\u3000好看",
                "\u200b",
                "   ",
                "1-1",
                "a=b",
                "100%",
                "a; b",
                "a;\tb\n1-1",
                "list:\n1. a;2. b",
                "a,=1",
                "a;'=1",
                "a；=1",
                "好看，真的",
                "'quoted",
                "\"x\"",
                "🔵=1",
                "[捂脸R]",
                "#topic[搜索高亮]#",
                "2026-11-23T17:00:00Z",
                "{\"a\":1}",
            })
    void otherTextIsUnchanged(String text) {
        assertThat(FormulaGuard.escaped(text)).isEqualTo(text);
    }
}
