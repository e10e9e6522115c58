package io.xhscomments.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A key that somebody gives in the wrong place is not repeated, by no command and in no language. */
class SecretArgumentsTest {
    private static final String NOTE = "6683b283000000001f0052bf";
    private static final List<String> FAKE_KEYS = List.of(
            "sk-test-Ab/cd+ef==0123456789",
            "plum/Contract+Not~Real=7",
            "just-one/NOT+A~TOKEN=",
            "aaaaaaaaaaaaaaaab",
            "0123456789abcdef0123456789abcdef",
            "FAKEfake0123456789FAKEfake0123456789FAKEfake0123456789FAKEfake0123456789FAKEfake0123456789FAKEfake0123456789");

    /** Around KEY, one argument between bars. */
    private static final List<String> SLIPS = List.of(
            "KEY",
            "--api-key|KEY",
            "--api-key=KEY",
            "--lang|KEY",
            "KEY|read|NOTE",
            "read|KEY",
            "read|NOTE|KEY",
            "read|NOTE KEY",
            "read|@KEY",
            "read|NOTE|--api-key|KEY",
            "read|NOTE|--api-key=KEY",
            "read|NOTE|--apikey|KEY",
            "read|NOTE|--api_key=KEY",
            "read|NOTE|-k|KEY",
            "read|NOTE|-kKEY",
            "read|NOTE|--key=KEY",
            "read|NOTE|--token|KEY",
            "read|NOTE|--tikhub=KEY",
            "read|NOTE|--KEY",
            "read|NOTE|--header|Authorization: Bearer KEY",
            "read|NOTE|-H|Authorization: Bearer KEY",
            "read|NOTE|--header=Authorization: Bearer KEY",
            "read|NOTE|Bearer KEY",
            "read|NOTE|--price|KEY",
            "read|NOTE|--price=KEY",
            "read|NOTE|--rate|KEY",
            "read|NOTE|--retries|KEY",
            "read|NOTE|--max-requests|KEY",
            "read|NOTE|--max-money|KEY",
            "read|NOTE|--store|s|--max-age|KEY",
            "read|NOTE|--route|KEY",
            "read|NOTE|--format|KEY",
            "read|NOTE|--until|KEY",
            "read|NOTE|--replies=KEY",
            "read|NOTE|--api-key-file|KEY",
            "read|NOTE|--replay|KEY",
            "read|NOTE|--base-url|KEY",
            "read|NOTE|--base-url|https://user:KEY@host.example",
            "read|NOTE|--base-url|https://user:KEY/with/slash@host.example",
            "read|NOTE|--base-url=https://user:1234/KEY@host.example",
            "read|NOTE|--base-url|https://user:KEY with space@host.example",
            "read|NOTE|--base-url|https://host.example/?key=KEY",
            "read|NOTE|--base-url|ftp://host.example/KEY",
            "read|NOTE|--proxy=http://user:KEY@proxy.example:8080",
            "read|NOTE|--proxy|http://user:KEY@proxy.example:8080",
            "read|https://www.xiaohongshu.com/none?token=KEY",
            "show|KEY",
            "show|--api-key|KEY|-",
            "show|-|--note|KEY",
            "report|KEY|--out|DIR.html",
            "report|NOTE|--since|KEY|--out|DIR.html",
            "quote|KEY",
            "quote|NOTE|--api-key|KEY",
            "quote|--comments|KEY",
            "account|KEY",
            "account|--api-key=KEY",
            "account|--base-url|https://user:KEY/x@host.example",
            "store|KEY",
            "store|ls|KEY",
            "store|ls|--api-key|KEY|s",
            "store|check|KEY",
            "store|refill|KEY",
            "store|refill|s|--allow-host|KEY",
            "store|import|KEY|--store|DIR",
            "store|export|KEY|--to|DIR",
            "store|export|s|--to|DIR|--secret|KEY",
            "stub|KEY",
            "stub|--scenario|KEY",
            "stub|--port|KEY",
            "manual|KEY",
            "generate-completion|KEY",
            "generate-completion|--api-key|KEY");

    @TempDir
    Path dir;

    static Stream<String> slips() {
        return SLIPS.stream();
    }

    private Run run(String slip, String key, Map<String, String> environment) {
        return Run.with(
                environment,
                "",
                Arrays.stream(slip.split("\\|", -1))
                        .map(part -> part.replace("KEY", key)
                                .replace("NOTE", NOTE)
                                .replace("DIR", dir.resolve("store").toString()))
                        .toArray(String[]::new));
    }

    @ParameterizedTest
    @MethodSource("slips")
    void aKeyInTheWrongPlaceIsNotRepeated(String slip) {
        for (String key : FAKE_KEYS) {
            for (Map<String, String> environment : List.of(
                    Map.of("TIKHUB_API_KEY", "k-fake"), Map.of("LANG", "zh_CN.UTF-8", "TIKHUB_API_KEY", "k-fake"))) {
                Run run = run(slip, key, environment);

                // That of picocli itself overlooks what it does not know.
                assertThat(run.exitCode() == 0).as(slip + run.err()).isEqualTo(slip.startsWith("generate-completion"));
                assertThat(run.err() + run.out()).isNotEmpty();
                assertThat((run.err() + run.out()).toLowerCase(Locale.ROOT))
                        .as(slip)
                        .doesNotContain(pieces(key.toLowerCase(Locale.ROOT)));
            }
        }
    }

    /** A third of a key may identify its owner. */
    private static List<String> pieces(String key) {
        int length = Math.min(10, key.length());
        return IntStream.rangeClosed(0, key.length() - length)
                .mapToObj(at -> key.substring(at, at + length))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--api-key|KEY",
                "read|NOTE|--api-key|KEY",
                "read|NOTE|--api-key=KEY",
                "read|NOTE|--token|KEY",
                "account|--api-key=KEY",
                "store|ls|s|--api-key|KEY",
                "stub|--api_key|KEY"
            })
    void keyOptionIsRefusedWithTheSourcesOfTheKey(String slip) {
        Run english = run(slip, FAKE_KEYS.get(0), Map.of());
        Run chinese = run(slip, FAKE_KEYS.get(0), Map.of("LANG", "zh_CN.UTF-8"));

        assertThat(english.exitCode()).isEqualTo(chinese.exitCode()).isEqualTo(2);
        assertThat(english.err()).contains("No option takes a key", "TIKHUB_API_KEY", "--api-key-file FILE");
        assertThat(chinese.err()).contains("没有任何选项直接接收密钥", "TIKHUB_API_KEY", "--api-key-file FILE");
    }

    @Test
    void aHiddenArgumentIsExplained() {
        Run run = run("read|KEY", FAKE_KEYS.get(0), Map.of());

        assertThat(run.err())
                .contains("Invalid value for NOTE|LINK: ", "found no note in \"[redacted]\"")
                .contains("Arguments that may be keys or passwords are not repeated, and are shown as [redacted].");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "reed|reed",
                "read|NOTE|--bogus|--bogus",
                "read|NOTE|--rate|fast|fast",
                "read|NOTE|--until|2026-13-45|2026-13-45",
                "read|6683b283000000001f0052b|6683b283000000001f0052b",
                "read|https://www.xiaohongshu.com/board/NOTE|https://www.xiaohongshu.com/board/NOTE",
                "read|NOTE|--replay|missing/pages|missing/pages",
                "show|no-such-file-2026.json|no-such-file-2026.json",
                "store|import|DIR/missing-response-0001|DIR/missing-response-0001|--store|DIR",
            })
    void ordinaryMistakesAreShown(String line) {
        String[] parts = line.split("\\|", -1);
        boolean hasTail = line.endsWith("--store|DIR");
        int shown = hasTail ? parts.length - 3 : parts.length - 1;
        String command = String.join("|", List.of(parts).subList(0, shown)) + (hasTail ? "|--store|DIR" : "");
        Run run = run(command.replace("DIR", dir.toString()), "", Map.of());

        assertThat(run.err() + run.out())
                .contains(parts[shown].replace("NOTE", NOTE).replace("DIR", dir.toString()))
                .doesNotContain("[redacted]");
    }

    @Test
    void existingFileNameIsNeverRedacted() throws IOException {
        Path file = Files.writeString(dir.resolve("sk-test-NOT+A+KEY0123456789="), "{}");

        assertThat(Run.of("show", file.toString()).err()).contains(file.toString());
    }
}
