package io.xhscomments.core.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.core.testing.InLocale;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuotedTextTest {
    @Test
    void aShortTextIsShownAsItIs() {
        assertThat(QuotedText.of("小红书 😆 é")).isEqualTo("\"小红书 😆 é\"");
    }

    @Test
    void aHundredCharactersAreShownWholeAndMoreAreCut() {
        assertThat(QuotedText.of("x".repeat(100))).isEqualTo("\"" + "x".repeat(100) + "\"");
        assertThat(QuotedText.of("x".repeat(101))).isEqualTo("\"" + "x".repeat(100) + "… (101 characters)\"");
    }

    @Test
    void aCutDoesNotSplitACharacter() {
        assertThat(QuotedText.of("x".repeat(99) + "😆tail")).isEqualTo("\"" + "x".repeat(99) + "… (105 characters)\"");
        assertThat(QuotedText.of("x".repeat(98) + "😆tail"))
                .isEqualTo("\"" + "x".repeat(98) + "😆… (104 characters)\"");
    }

    @Test
    void halfACharacterAtTheEndIsShownByItsNumber() {
        assertThat(QuotedText.of("x".repeat(99) + "\ud83d")).isEqualTo("\"" + "x".repeat(99) + "\\ud83d\"");
    }

    @ParameterizedTest
    @CsvSource({"10", "13", "0", "27", "133", "160", "8203", "8232", "8233", "8238", "55357", "65279"})
    void whatCannotBeSeenIsShownByItsNumber(int character) {
        assertThat(QuotedText.of("a" + (char) character + "b"))
                .isEqualTo("\"a\\u" + String.format(Locale.ROOT, "%04x", character) + "b\"");
    }

    @Test
    void numbersAreTheSameOnEveryMachine() {
        assertThat(InLocale.turkish(() -> QuotedText.of("\n"))).isEqualTo("\"\\u000a\"");
        assertThat(QuotedText.of(Character.toString(0xE0001))).isEqualTo("\"\\udb40\\udc01\"");
    }
}
