package io.xhscomments.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.core.model.NoteId;
import io.xhscomments.testkit.fixture.Fixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorHandlerTest {
    private static final String NOTE = "6683b283000000001f0052bf";

    @TempDir
    Path dir;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "read 6683b283000000001f0052bf --bogus | Unknown arguments: --bogus | 无法识别的参数：--bogus",
                "reed | Did you mean: read | 您是否要输入：read",
                "read | Missing: NOTE|LINK | 缺少参数：NOTE|LINK",
                "read 6683b283000000001f0052bf --out | Missing: --out | 缺少参数：--out",
                "read 6683b283000000001f0052bf --out a --out b | more than once: --out | 重复指定：--out",
                "read 6683b283000000001f0052bf --until x | Invalid value for --until: expected a date | --until 的值无效：应为日期",
                "read 6683b283000000001f0052bf --rate x | Invalid value for --rate: 'x' is not | --rate 的值无效：",
                "read 6683b283000000001f0052bf | to get a key | 缺少 API 密钥",
                "store | ls, stats, check, refill, rebuild, changes, import, export, merge, pack or load | 缺少子命令",
            })
    void wrongUsageIsReportedInTheLanguageWithAHint(String line) {
        String[] parts = line.split(" \\| ", -1);
        String[] args = parts[0].split(" ", -1);
        Run english = Run.of(args);
        Run chinese = Run.with(Map.of("LC_ALL", "zh_CN.UTF-8"), "", args);

        assertThat(english.err()).contains(parts[1], "Try: xhs-comments");
        assertThat(chinese.err()).contains(parts[2], "查看帮助：xhs-comments");
        assertThat(english.exitCode()).isEqualTo(2);
        assertThat(chinese.exitCode()).isEqualTo(2);
    }

    @Test
    void failurePrintsProblemDetailsAndNextStep() throws IOException {
        Path store = Files.createDirectory(dir.resolve("store"));
        String[] args = {"read", NoteId.of(NOTE).value(), "--replay", store.toString(), "--format", "jsonl"};
        Run english = Run.of(args);
        Run chinese = Run.with(Map.of("LANG", "zh_CN.UTF-8"), "", args);

        assertThat(english.err())
                .contains(
                        "Stopped: failed. The store does not contain this page. Next step: read once with --store DIR")
                .contains("xhs-comments: ", "the page is not stored");
        assertThat(chinese.err())
                .contains("停止原因：failed。页面库中没有这一页。下一步：将 --replay DIR 换成 --store DIR")
                .contains("the page is not stored");
        assertThat(chinese.exitCode()).isEqualTo(english.exitCode()).isEqualTo(5);
    }

    @Test
    void fileErrorPrintsTheNextStep() {
        String missing = dir.resolve("missing").toString();

        assertThat(Run.of("store", "ls", missing).err())
                .contains("file error: NoSuchFileException", "Next step: check the name");
        assertThat(Run.of("store", "ls", missing, "--lang", "zh").err()).contains("文件错误：", "下一步：检查名称");
    }

    @Test
    void machineFormatsAreTheSameInEveryLanguage() throws IOException {
        Path saved = Files.write(dir.resolve("response.json"), Fixtures.sample());

        Run chinese = Run.of("show", saved.toString(), "--lang", "zh");

        assertThat(chinese.out())
                .isEqualTo(Run.of("show", saved.toString()).out())
                .isNotEmpty();
    }
}
