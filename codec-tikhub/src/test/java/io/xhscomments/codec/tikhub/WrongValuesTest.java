package io.xhscomments.codec.tikhub;

import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.codec.tikhub.envelope.Envelope;
import io.xhscomments.codec.tikhub.json.JsonDocument;
import io.xhscomments.codec.tikhub.json.JsonValue;
import io.xhscomments.codec.tikhub.redaction.ByteReplacement;
import io.xhscomments.core.page.CommentPage;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Puts a wrong value in place of every value in every row of the documented response. */
class WrongValuesTest {
    private final byte[] sample = Responses.documentedSample();
    private final CommentPage expected = Responses.decode(sample);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "true",
                "\"\"",
                "\"x\"",
                "\"1.2万\"",
                "\"\\ud83d\"",
                "-1",
                "0.73",
                "99999999999999999999999999",
                "1e999999999",
                "[]",
                "[null]",
                "[[1]]",
                "{}",
                "{\"id\":{\"id\":[]}}"
            })
    void wrongValuesLoseNoRow(String wrong) {
        assertNoRowIsLost(wrong, 7);
    }

    @ParameterizedTest
    @CsvSource({"300, 7", "50000, 1"})
    void deepNestingAndLongTextsLoseNoRow(int times, int wrongRows) {
        assertNoRowIsLost("[".repeat(times) + "]".repeat(times), wrongRows);
        assertNoRowIsLost("{\"user\":".repeat(times) + "1" + "}".repeat(times), wrongRows);
        assertNoRowIsLost("\"" + "9".repeat(times) + "\"", wrongRows);
        assertNoRowIsLost("9".repeat(times), wrongRows);
    }

    private void assertNoRowIsLost(String wrong, int wrongRows) {
        List<JsonValue> rows = Envelope.of(JsonDocument.parseObject(sample))
                .page()
                .orElseThrow()
                .members()
                .get("comments")
                .elements();
        assertThat(rows).hasSize(7);
        for (int row = 0; row < wrongRows; row++) {
            replaceIn(rows.get(row), row, true, wrong);
        }
    }

    private void replaceIn(JsonValue object, int row, boolean isRow, String wrong) {
        object.members().forEach((name, value) -> {
            check(replaced(value, wrong), row, isRow && name.equals("id"));
            if (value.isObject()) {
                replaceIn(value, row, false, wrong);
            } else if (value.isList()) {
                for (JsonValue element : value.elements()) {
                    check(replaced(element, wrong), row, false);
                    if (element.isObject()) {
                        replaceIn(element, row, false, wrong);
                    }
                }
            }
        });
    }

    private void check(byte[] body, int row, boolean id) {
        DecoderComparison.assertSame(Responses.REQUEST, body);
        CommentPage page = Responses.decode(body);
        if (id) {
            assertThat(page.comments()).hasSize(6);
            assertThat(page.irregularities().rowsLeftOut()).hasSize(1);
            assertThat(page.irregularities().membersNotTyped()).isZero();
            return;
        }
        assertThat(page.comments()).hasSize(7);
        assertThat(page.irregularities().rowsLeftOut()).hasSizeLessThanOrEqualTo(1);
        assertThat(page.irregularities().membersNotTyped()).isLessThanOrEqualTo(1);
        for (int i = 0; i < 7; i++) {
            if (i == row) {
                assertThat(page.comments().get(i).id())
                        .isEqualTo(expected.comments().get(i).id());
            } else {
                assertThat(page.comments().get(i)).isEqualTo(expected.comments().get(i));
            }
        }
    }

    private byte[] replaced(JsonValue value, String wrong) {
        return ByteReplacement.apply(List.of(new ByteReplacement(value.start(), value.end(), wrong)), sample.clone());
    }
}
