package io.xhscomments.codec.tikhub;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class TextsTest {
    private static final int[] CHARACTERS = {'a', ' ', 0x7F, 0x80, 0x7FF, 0x800, '好', 0xFFFF, 0x10000, 0x1F600, 0x10FFFF
    };

    @Test
    void aTextIsWhatTheJdkMakesOfItsBytes() {
        Random random = new Random(5);
        for (int round = 0; round < 20_000; round++) {
            String text = text(random);
            byte[] bytes = ("\"" + text + "\"" + text(random)).getBytes(UTF_8);
            Texts texts = new Texts(bytes);

            int end = texts.end(1);

            assertThat(texts.text(1, end)).isEqualTo(text);
        }
    }

    @Test
    void aTextAfterALongerOneIsMadeOfItsOwnCharactersOnly() {
        byte[] bytes = "长长长长长长\"短\"".getBytes(UTF_8);
        Texts texts = new Texts(bytes);
        int end = texts.end(0);

        assertThat(texts.text(0, end)).isEqualTo("长长长长长长");
        assertThat(texts.text(end + 1, texts.end(end + 1))).isEqualTo("短");
    }

    @Test
    void itEndsAtTheFirstQuoteOrBackslashWhereverThatStands() {
        for (int length = 0; length < 40; length++) {
            for (char sign : new char[] {'"', '\\'}) {
                byte[] bytes = ("[]#!" + "b".repeat(length) + sign + "\"\\").getBytes(UTF_8);

                assertThat(new Texts(bytes).end(0)).isEqualTo(4 + length);
            }
        }
    }

    @Test
    void aTextThatIsCutOffEndsWhereTheBytesEnd() {
        for (int length = 0; length < 20; length++) {
            assertThat(new Texts("好".repeat(length).getBytes(UTF_8)).end(0)).isEqualTo(3 * length);
        }
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int left = random.nextInt(40); left > 0; left--) {
            text.appendCodePoint(random.nextBoolean() ? 'x' : CHARACTERS[random.nextInt(CHARACTERS.length)]);
        }
        return text.toString();
    }
}
