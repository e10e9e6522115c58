package io.xhscomments.examples.cli.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.Random;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TailChecksumTest {
    private static String sumOf(byte[] bytes, int length) {
        CRC32C sum = new CRC32C();
        int kept = Math.min(length, TailChecksum.MAX_BYTES);
        sum.update(bytes, length - kept, kept);
        return HexFormat.of().toHexDigits(sum.getValue(), 8);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 1_000, 65_535, 65_536, 65_537, 131_072, 200_000})
    void checksumDependsOnlyOnTheLastBytes(int chunk) {
        byte[] bytes = new byte[400_000];
        new Random(chunk).nextBytes(bytes);
        TailChecksum tail = new TailChecksum();

        for (int at = 0; at < bytes.length; at += chunk) {
            int length = Math.min(chunk, bytes.length - at);
            tail.add(bytes, at, length);
            if (chunk > 100) {
                assertThat(tail.sum()).isEqualTo(sumOf(bytes, at + length));
            }
        }

        assertThat(tail.sum()).isEqualTo(sumOf(bytes, bytes.length));
    }

    @Test
    void nothingHasASumToo() {
        assertThat(new TailChecksum().sum()).isEqualTo("00000000");
    }
}
