package io.xhscomments.examples.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TerminalTextTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "letters, abc, 3",
        "CJK, 純白, 4",
        "full width, Ａ！, 4",
        "half width katakana, ｱ, 1",
        "beyond the basic plane, \ud842\udfb7, 2",
        "emoji, 上局合九蓝🔵, 12",
        "a family joined by ZWJ, \ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67\u200d\ud83d\udc66, 2",
        "two flags, \ud83c\udde8\ud83c\uddf3\ud83c\uddef\ud83c\uddf5, 4",
        "a flag made of tags, \ud83c\udff4\udb40\udc67\udb40\udc62\udb40\udc65\udb40\udc6e\udb40\udc67\udb40\udc7f, 2",
        "a skin tone, \ud83d\udc4d\ud83c\udffd, 2",
        "skin tone and ZWJ, \ud83e\udd26\ud83c\udffc\u200d\u2642\ufe0f, 2",
        "a heart as text, \u2764, 1",
        "a heart as emoji, \u2764\ufe0f, 2",
        "a face as text, \u263a\ufe0e, 1",
        "a keycap, 1\ufe0f\u20e3, 2",
        "combining marks, e\u0301\u0302, 1",
        "a voiced kana of two, \u304b\u3099, 2",
        "Hangul of jamo, \u1112\u1161\u11ab, 2",
        "zero width space, a\u200bb, 2",
        "byte order mark, \ufeff, 0",
        "ambiguous, “—”①α, 5",
        "nothing, '', 0"
    })
    void widthIsInTerminalColumns(String what, String text, int columns) {
        assertThat(TerminalText.width(text)).as(what).isEqualTo(columns);
    }

    @Test
    void cutsBetweenCharactersWithAnEllipsis() {
        assertThat(TerminalText.cut("純白的云", 6)).isEqualTo("純白…");
        assertThat(TerminalText.cut("純白的", 6)).isEqualTo("純白的");
        assertThat(TerminalText.cut("a🔵🔵", 4)).isEqualTo("a🔵…");
        assertThat(TerminalText.left("純", 4)).isEqualTo("純  ");
        assertThat(TerminalText.right("7", 3)).isEqualTo("  7");
    }

    @Test
    void textsOfUsersCannotControlTheTerminal() {
        assertThat(TerminalText.cut("a\u001b[31mred\u0007\u202eb\nc\r\nd", 40)).isEqualTo("a[31mredb ⏎ c ⏎ d");
    }

    @Test
    void wrapsWhereTheScriptAllowsIt() {
        assertThat(TerminalText.wrap("one two  three", 8)).containsExactly("one two", "three");
        assertThat(TerminalText.wrap("純白的云", 5)).containsExactly("純白", "的云");
        assertThat(TerminalText.wrap("好看，真的", 5)).containsExactly("好", "看，", "真的");
        assertThat(TerminalText.wrap("unbreakable", 4)).containsExactly("unbr", "eaka", "ble");
        assertThat(TerminalText.wrap("", 4)).containsExactly("");
        assertThat(TerminalText.wrap(" \n ", 4)).containsExactly("⏎");
    }

    @Test
    void wrappingSplitsNoCharacterAndKeepsTheWidth() {
        String family = "\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67\u200d\ud83d\udc66";
        String flag = "\ud83c\udde8\ud83c\uddf3";
        String zalgo = "e" + "\u0301".repeat(50);
        for (String sign : List.of(family, flag, zalgo, "\u1112\u1161\u11ab", "1\ufe0f\u20e3", "純")) {
            assertThat(TerminalText.wrap(sign.repeat(7), 5))
                    .as(sign)
                    .allMatch(line -> TerminalText.width(line) <= 5)
                    .allMatch(line -> line.replace(sign, "").isEmpty())
                    .satisfies(lines -> assertThat(String.join("", lines)).isEqualTo(sign.repeat(7)));
        }
        assertThat(TerminalText.wrap("a純b", 1)).containsExactly("a", "純", "b");
    }

    /** ESC and C1 introducers, carriage return, backspace, bell, bidi controls, all kinds of line breaks. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u001b[2J",
                "\u001b]0;title\u0007",
                "\u001b[31m",
                "\u009b31m",
                "\u009d0;title\u009c",
                "\u0090q\u009c",
                "\r",
                "\b\b\b",
                "\u0007",
                "\u0000",
                "\u007f",
                "\u000b",
                "\f",
                "\u0085",
                "\u2028",
                "\u2029",
                "\n",
                "\t",
                "\u202e",
                "\u202a\u202b\u202c\u202d",
                "\u2066\u2067\u2068\u2069",
                "\u200e\u200f",
                "\u061c"
            })
    void controlCharactersAreRemoved(String hostile) {
        String text = "a" + hostile + "b";
        for (String shown : List.of(
                TerminalText.cut(text, 40),
                TerminalText.left(text, 40),
                String.join("", TerminalText.wrap(text, 40)))) {
            assertThat(shown)
                    .startsWith("a")
                    .doesNotContainPattern(
                            "[\\p{Cc}\\p{Zl}\\p{Zp}\\u202a-\\u202e\\u2066-\\u2069\\u200e\\u200f\\u061c]");
        }
    }
}
