package io.xhscomments.codec.tikhub;

import static io.xhscomments.codec.tikhub.Responses.comment;
import static io.xhscomments.codec.tikhub.Responses.responseWith;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads and skips texts: escapes, UTF-8, lengths, and every offset within eight bytes. */
class FastDecoderTextTest {
    private static final String[] IN_TEXTS =
            ("|\\n|\\t|\\r|\\b|\\f|\\/|\\\\|\\\"|\\u4f60|\\u4F60|\\ud83d\\ude00|\\ud83d|\\ude00|"
                            + "\\ude00\\ud83d|\\ud83dx|\\u0000|\\u001f|é|你|🔵|\u007f|\u0080|\uffff|é\\n你\\\"🔵\\u0041|"
                            + "\\x|\\'|\\N|\\U4f60|\\u|\\u4|\\u4f6|\\u4f6g|\\u 4f6|\\u-4f6|\\|\"|\n|\t|\0|\u001f|\\\n")
                    .split("[|]", -1);

    /** Invalid UTF-8: no lead byte, truncated, overlong, a surrogate, above the last character. */
    static Stream<String> notUtf8() {
        return Stream.of(
                ("80 BF C0 C080 C1BF C2 C220 C2C2 DF E0 E080 E08080 E09FBF E1 E180 E18020 E1C080 ED EDA080 EDBFBF"
                                + " EDA080EDB080 EF EFBF EFBFC0 F0 F080 F08080 F0808080 F08FBFBF F18080 F1808020 F4908080 F5808080"
                                + " F8888080 FC FE FF")
                        .split(" ", -1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"content\":\"@\"",
                "\"nick\":\"@\"",
                "\"x\":{\"@\":[\"@\"]}",
                "\"user\":{\"userid\":\"u\",\"additional_tags\":{\"@\":{\"@\":\"@\"}}}"
            })
    void everyEscapeAtEveryPosition(String member) {
        for (String text : IN_TEXTS) {
            for (int before = 0; before < 9; before++) {
                for (int after = 0; after < 9; after++) {
                    String spelled = "a".repeat(before) + text + "b".repeat(after);
                    DecoderComparison.readsFast(responseWith(comment(member.replace("@", spelled))));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("notUtf8")
    void bytesThatAreNotUtf8AreAcceptedNowhere(String fault) {
        String bad = new String(HexFormat.of().parseHex(fault), ISO_8859_1);
        for (String position : List.of(
                "\"content\":\"@\"",
                "\"content\":\"\u00e4\u00bd\u00a0@\"",
                "\"content\":\"\\n@\\n\"",
                "\"new\":\"@\"",
                "\"new\":[\"@\",{\"@\":\"@\"}]",
                "\"@\":1",
                "@",
                "\"like_count\":@1")) {
            for (int before = 0; before < 9; before++) {
                String member = position.replace("@", "a".repeat(before) + bad);

                assertThat(DecoderComparison.readsFast(
                                responseWith(comment(member)).getBytes(ISO_8859_1)))
                        .isFalse();
            }
        }
    }

    @Test
    void theFirstAndTheLastCharacterOfEachLengthInUtf8() {
        for (int point : new int[] {0x7F, 0x80, 0x7FF, 0x800, 0xD7FF, 0xE000, 0xFFFF, 0x10000, 0x10FFFF}) {
            String text = Character.toString(point);

            assertThat(DecoderComparison.readsFast(
                            responseWith(comment("\"content\":\"" + text + "\",\"x\":\"" + text + "\""))))
                    .isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "你", "\\n", "é", "🔵", "\\u4f60"})
    void textsOfEveryLength(String character) {
        for (int length = 0; length < 300; length++) {
            String text = character.repeat(length);

            assertThat(DecoderComparison.readsFast(
                            responseWith(comment("\"content\":\"" + text + "\"", "\"new\":{\"k\":\"" + text + "\"}"))))
                    .isTrue();
        }
        assertThat(DecoderComparison.readsFast(
                        responseWith(comment("\"content\":\"" + character.repeat(200_000) + "\""))))
                .isTrue();
    }
}
