package io.xhscomments.examples.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellTest {
    @ParameterizedTest
    @CsvSource({"abc,3", "純白,4", "上局合九蓝🔵,12", "👨‍👩‍👧‍👦,2", "é,1", "'',0"})
    void widthIsInColumnsOfATerminal(String text, int columns) {
        assertThat(Cell.width(text)).isEqualTo(columns);
    }

    @Test
    void cutsBetweenSignsAndSaysSo() {
        assertThat(Cell.cut("純白的云", 6)).isEqualTo("純白…");
        assertThat(Cell.cut("純白的", 6)).isEqualTo("純白的");
        assertThat(Cell.cut("a🔵🔵", 4)).isEqualTo("a🔵…");
        assertThat(Cell.left("純", 4)).isEqualTo("純  ");
        assertThat(Cell.right("7", 3)).isEqualTo("  7");
    }

    @Test
    void somebodyElsesTextCannotSteerTheTerminal() {
        assertThat(Cell.cut("a\u001b[31mred\u0007\u202eb\nc\r\nd", 40)).isEqualTo("a[31mredb ⏎ c ⏎ d");
    }
}
