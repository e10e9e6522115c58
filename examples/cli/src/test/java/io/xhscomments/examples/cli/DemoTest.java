package io.xhscomments.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DemoTest {
    @Test
    void readmeShowsTheOutput() throws IOException {
        String readme = Files.readString(Path.of("..", "..", "README.md"), StandardCharsets.UTF_8);
        Run run = Run.of();

        assertThat(readme).contains(run.out());
        assertThat(run.err().lines().filter(line -> !line.isBlank()))
                .isNotEmpty()
                .allMatch(readme::contains);
        assertThat(Files.readString(Path.of("README.md"), StandardCharsets.UTF_8))
                .contains(Run.with(Map.of("COLUMNS", "80"), "", "--lang", "zh").out());
    }

    @Test
    void withoutArgumentsTheEmbeddedSampleIsReadOverHttpAndShown() {
        Run run = Run.of();

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).isEqualTo("""
                time (UTC)        author              likes  replies  text
                ----------------  ----------------  -------  -------  ----------------------------------------
                2024-08-20 15:35  純白                    0        0  跟着帕姐练，每天进步一点点
                2024-07-22 14:03  沐风                    0        0  怎么看课程？
                2024-07-22 03:47  上局合九蓝🔵            0        0  练了五天腹部就有线条了，真管用
                2024-07-07 06:34  爱减脂的小猫            0        0  yayyyy大家加油[两颗心R][两颗心R][两颗心R][两颗心R]
                2024-07-02 12:02  禾美汇                 36       43  练了2个月了，一点没瘦，腰围一点没小[捂脸R][捂脸R][捂脸R]
                2024-07-02 10:55  Tina                   27        5  跟跳了几个月，腹肌都出来了。腿部也很明显变瘦了，肚子，继续继续
                2024-07-02 10:03  肠粉脑袋                0        0  刚刚！
                """);
        assertThat(run.err())
                .contains("embedded sample")
                .contains("nothing is charged")
                .contains("7 of 117")
                .contains("205")
                .contains("Stopped: end-of-pages")
                .contains("1 charged request");
    }
}
