package io.xhscomments.codec.tikhub.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Utf8Test {
    @Test
    void agreesWithTheJdkOnShortSequences() {
        for (int first = 0; first < 256; first++) {
            assertAgreement(first);
            for (int second = 0; second < 256; second++) {
                assertAgreement(first, second);
                for (int third : new int[] {0x00, 0x7F, 0x80, 0x9F, 0xA0, 0xBF, 0xC0, 0xFF}) {
                    assertAgreement(first, second, third);
                    assertAgreement(first, second, third, 0x80);
                    assertAgreement(first, second, third, 0xC0);
                }
            }
        }
    }

    @Test
    void agreesWithTheJdkOnRandomBytes() {
        Random random = new Random(7);
        for (int round = 0; round < 50_000; round++) {
            byte[] bytes = new byte[random.nextInt(12)];
            random.nextBytes(bytes);
            assertThat(Utf8.firstFault(bytes)).isEqualTo(firstFaultByJdk(bytes));
        }
    }

    @Test
    void agreesWithTheJdkOnFaultsInLongTexts() {
        byte[] complete = "0123456789 好😂é abcdefghijklmnopqrstuvw 长".getBytes(UTF_8);
        for (int at = 0; at < complete.length; at++) {
            for (int fault : new int[] {0x80, 0xC3, 0xE5, 0xF0, 0xFF}) {
                byte[] bytes = complete.clone();
                bytes[at] = (byte) fault;
                assertThat(Utf8.firstFault(bytes)).isEqualTo(firstFaultByJdk(bytes));
            }
        }
    }

    @Test
    void everyAllowedCharacterIsAccepted() {
        StringBuilder all = new StringBuilder();
        for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
            if (codePoint < Character.MIN_SURROGATE || codePoint > Character.MAX_SURROGATE) {
                all.appendCodePoint(codePoint);
            }
        }

        assertThat(Utf8.firstFault(all.toString().getBytes(UTF_8))).isEqualTo(-1);
    }

    private static void assertAgreement(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        assertThat(Utf8.firstFault(bytes)).isEqualTo(firstFaultByJdk(bytes));
    }

    private static int firstFaultByJdk(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CoderResult result = UTF_8.newDecoder().decode(in, CharBuffer.allocate(64), true);
        return result.isError() ? in.position() : -1;
    }
}
