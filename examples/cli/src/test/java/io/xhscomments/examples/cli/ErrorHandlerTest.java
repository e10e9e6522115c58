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
                "read 6683b283000000001f0052bf --bogus | Unknown here: --bogus | 此处不认识：--bogus",
                "reed | Perhaps: read | 也许是：read",
                "read | Missing: NOTE|LINK | 缺少：NOTE|LINK",
                "read 6683b283000000001f0052bf --out | Missing: --out | 缺少：--out",
                "read 6683b283000000001f0052bf --out a --out b | more than once: --out | 不止一次：--out",
                "read 6683b283000000001f0052bf --until x | Bad value for --until: expected a date | --until 的值不对：应为日期",
                "read 6683b283000000001f0052bf --rate x | Bad value for --rate: 'x' is not | --rate 的值不对：",
                "read 6683b283000000001f0052bf | You get a key on tikhub.io | 没有 API 密钥",
                "store | ls, check, refill, import or export | 请说明要做什么",
            })
    void wrongUsageIsSaidInTheLanguageAndWhereHelpIs(String line) {
        String[] parts = line.split(" \\| ", -1);
        String[] args = parts[0].split(" ", -1);
        Run english = Run.of(args);
        Run chinese = Run.with(Map.of("LC_ALL", "zh_CN.UTF-8"), "", args);

        assertThat(english.err()).contains(parts[1], "Try: xhs-comments");
        assertThat(chinese.err()).contains(parts[2], "请看：xhs-comments");
        assertThat(english.exitCode()).isEqualTo(2);
        assertThat(chinese.exitCode()).isEqualTo(2);
    }

    @Test
    void aFailureSaysWhatHappenedTheDetailsAndWhatToDoNext() throws IOException {
        Path store = Files.createDirectory(dir.resolve("store"));
        String[] args = {"read", NoteId.of(NOTE).value(), "--replay", store.toString(), "--format", "jsonl"};
        Run english = Run.of(args);
        Run chinese = Run.with(Map.of("LANG", "zh_CN.UTF-8"), "", args);

        assertThat(english.err())
                .contains(
                        "Stopped: failed. What is kept does not hold this page. What to do: read once with --store DIR")
                .contains("xhs-comments: ", "the page is not stored");
        assertThat(chinese.err())
                .contains("停止：failed。保存的内容里没有这一页。下一步：用 --store DIR")
                .contains("the page is not stored");
        assertThat(chinese.exitCode()).isEqualTo(english.exitCode()).isEqualTo(5);
    }

    @Test
    void fileTroubleSaysWhatToDoByItsKind() {
        String missing = dir.resolve("missing").toString();

        assertThat(Run.of("store", "ls", missing).err())
                .contains("file trouble: NoSuchFileException", "What to do: check the name");
        assertThat(Run.of("store", "ls", missing, "--lang", "zh").err()).contains("文件问题：", "下一步：检查名称");
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
