package io.xhscomments.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.examples.cli.language.Language;
import io.xhscomments.examples.cli.terminal.Console;
import io.xhscomments.examples.cli.terminal.Interrupts;
import io.xhscomments.examples.cli.terminal.Terminal;
import io.xhscomments.testkit.fixture.Fixtures;
import io.xhscomments.testkit.scripted.ScriptedServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** No command lets foreign text (arguments, names and contents of files, words of the service) steer a terminal. */
class HostileTextTest {
    private static final String NOTE = "6683b283000000001f0052bf";
    private static final String C0 = "\u001b[31m\u001b]0;title\u0007\b\u007f\r\u001c";
    private static final String HOSTILE = C0
            + "\u009b2J\u009d0;title\u009c\u0085\u2028\u2029\u202e\u2066\u200e\u061c\u200b\ufeff\u2060\nxhs-comments: forged";
    private static final String UNSAFE = "[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}&&[^\\n]]";

    /** H stands for hostile text, F for a file of a hostile name, DIR for a store that has such files. */
    private static final List<String> COMMANDS = List.of(
            "H",
            "--H",
            "--lang|H",
            "read|H",
            "read|NOTE|H",
            "read|@H",
            "read|https://www.xiaohongshu.com/explore/H",
            "read|NOTE|--until|H",
            "read|NOTE|--rate|H",
            "read|NOTE|--format|H",
            "read|NOTE|--base-url|H",
            "read|NOTE|--store|a|--max-age|H",
            "read|NOTE|--replies=H",
            "read|NOTE|--api-key-file|H",
            "read|NOTE|--out|missing/F",
            "read|NOTE|--replay|F",
            "read|NOTE|--out|F|--summary-json|F",
            "read|SAMPLE|--replay|DIR",
            "read|SAMPLE|--replay|DIR|--format|jsonl",
            "show|H",
            "show|F",
            "show|RESPONSE",
            "show|F|--note|H",
            "report|H|--out|O",
            "report|F|--out|O",
            "report|JSONL|--out|O",
            "report|DIR|--out|O",
            "report|DIR|--out|O|--summary|F",
            "report|DIR|--out|missing/F",
            "quote|H",
            "quote|NOTE|--base-url|H",
            "account|H",
            "account|--base-url|H",
            "store|H",
            "store|ls|H",
            "store|ls|DIR",
            "store|ls|DIR|--readings",
            "store|check|F",
            "store|check|DIR",
            "store|refill|DIR",
            "store|refill|DIR|--allow-host|H",
            "store|rebuild|H",
            "store|rebuild|DIR",
            "store|changes|H|--since|2026-11-23",
            "store|changes|DIR|--since|H",
            "store|import|F|--store|DIR",
            "store|import|H|--store|DIR",
            "store|import|RESPONSE|--store|DIR|--note|H",
            "store|export|DIR|--to|F",
            "store|export|H|--to|E",
            "store|stats|H",
            "store|stats|DIR",
            "store|merge|H|DIR",
            "store|merge|DIR|F",
            "store|merge|DIR|DIR",
            "store|pack|H|E",
            "store|pack|DIR|F",
            "store|pack|DIR|E",
            "store|load|H|--into|DB",
            "store|load|DIR|--into|H",
            "store|load|DIR|--into|DB",
            "read|SAMPLE|--replay|DIR|--into|DBH",
            "stub|H",
            "stub|--scenario|H",
            "stub|--port|H",
            "manual|H",
            "generate-completion|H");

    @TempDir
    Path dir;

    private Path store;
    private Path file;

    @BeforeEach
    void lay() throws IOException {
        store = dir.resolve("store" + C0);
        file = Files.writeString(dir.resolve("file" + C0 + "\nforged"), "{\"code\":\"" + C0 + HOSTILE);
        Files.writeString(
                dir.resolve("rows.jsonl"),
                "{\"id\":\"66c4b7a300000000270106f7\",\"createdAt\":\"\\u001b[31m\u009b\u202e\"}\n");
        Files.writeString(
                dir.resolve("response.json"),
                new String(Fixtures.sample(), StandardCharsets.UTF_8)
                        .replace(
                                "上局合九蓝🔵",
                                "\\u001b[31m\\u009b2J\\u202e\\u2028"
                                        + HOSTILE.substring(C0.length())
                                                .replace("\n", "\\n")
                                                .replace("\ufeff", "")));
        Run imported = Run.of("store", "import", path("response.json"), "--store", store.toString());
        assertThat(imported.exitCode()).as(imported.err() + imported.out()).isZero();
        Files.writeString(store.resolve("foreign" + C0 + "\nforged"), HOSTILE);
    }

    private String path(String name) {
        return dir.resolve(name).toString();
    }

    static Stream<String> commands() {
        return COMMANDS.stream();
    }

    private String[] args(String line) {
        return Arrays.stream(line.split("\\|", -1))
                .map(part -> switch (part) {
                    case "NOTE" -> NOTE;
                    case "SAMPLE" -> Fixtures.sampleNote().value();
                    case "DIR" -> store.toString();
                    case "F" -> file.toString();
                    case "O" -> path("out.html");
                    case "E" -> path("export");
                    case "DB" -> "jdbc:sqlite:" + path("comments.db");
                    case "DBH" -> "jdbc:sqlite:" + path("missing" + C0 + "/comments.db");
                    case "RESPONSE" -> path("response.json");
                    case "JSONL" -> path("rows.jsonl");
                    default ->
                        part.replace("missing/F", path("missing" + C0 + "/x")).replace("H", HOSTILE);
                })
                .toArray(String[]::new);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void noCommandLetsForeignTextThrough(String line) {
        for (Language language : Language.values()) {
            Run run = Run.with(Map.of("LANG", language + "_XX.UTF-8", "TIKHUB_API_KEY", "k-fake"), "", args(line));

            assertThat(run.err() + run.out()).isNotEmpty().doesNotContainPattern(UNSAFE);
            assertThat((run.err() + run.out()).lines()).noneMatch(each -> each.startsWith("forged"));
            assertThat((run.err() + run.out()).lines()).noneMatch(each -> each.startsWith("xhs-comments: forged"));
        }
    }

    @Test
    void everyCommandIsTried() {
        Set<String> tried = COMMANDS.stream()
                .map(line -> line.split("\\|", -1))
                .flatMap(parts -> Stream.of(parts[0], parts[0] + " " + (parts.length > 1 ? parts[1] : "")))
                .collect(Collectors.toSet());

        assertThat(tried).containsAll(names(HelpTest.commands(Language.en), ""));
    }

    private static Set<String> names(CommandLine commands, String before) {
        Set<String> names = new TreeSet<>();
        commands.getSubcommands().forEach((name, command) -> {
            names.add(before + name);
            names.addAll(names(command, before + name + " "));
        });
        return names;
    }

    @ParameterizedTest
    @ValueSource(strings = {"read|NOTE|--retries|0", "quote|NOTE", "account"})
    void wordsOfTheServiceDoNoHarm(String line) throws IOException {
        String said = "\\u001b[31m\\u009b2J\\u202e\u009d\u202e\\nxhs-comments: forged";
        for (String status : List.of("400 Bad Request", "403 Forbidden", "500 Broken", "200 OK")) {
            String body = "{\"code\":400,\"message\":\"" + said + "\",\"detail\":{\"message\":\"" + said + "\"}}";
            try (ScriptedServer server = ScriptedServer.responding(ScriptedServer.http(status, "", body))) {
                Run run = Run.with(
                        Map.of("TIKHUB_API_KEY", "k-fake"),
                        "",
                        Stream.concat(
                                        Stream.of(args(line)),
                                        Stream.of("--base-url", server.url().toString()))
                                .toArray(String[]::new));

                assertThat(run.err()).isNotEmpty().doesNotContainPattern(UNSAFE);
                assertThat(run.err().lines()).noneMatch(each -> each.startsWith("xhs-comments: forged"));
            }
        }
    }

    /** A file gets every byte; a terminal gets numbers instead. */
    @Test
    void aTerminalGetsNoControlCharactersOfCsv() {
        Terminal terminal = new Terminal() {
            @Override
            public boolean isInteractive() {
                return true;
            }

            @Override
            public OptionalInt columns() {
                return OptionalInt.empty();
            }
        };
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int exitCode = new Program(new Console(
                        new ByteArrayInputStream(new byte[0]),
                        out,
                        new ByteArrayOutputStream(),
                        name -> null,
                        Interrupts.NONE,
                        terminal))
                .run(args("read|SAMPLE|--replay|DIR|--format|csv"));

        assertThat(exitCode).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8).replace("\r\n", "\n"))
                .contains("\\u001b[31m\\u009b2J\\u202e")
                .doesNotContainPattern(UNSAFE);
        assertThat(Run.of(args("read|SAMPLE|--replay|DIR|--format|csv")).out()).contains("\u001b[31m\u009b2J\u202e");
    }

    /** A bug is reported with its trace, whatever is in its message. */
    @Test
    void bugReportIsEscaped() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(
                new ByteArrayInputStream(new byte[0]),
                new ByteArrayOutputStream(),
                err,
                name -> null,
                Interrupts.NONE,
                Terminal.NONE);

        int exitCode = new ErrorHandler(console).handle(new IllegalStateException("bug " + HOSTILE));

        assertThat(exitCode).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("IllegalStateException: bug \\u001b[31m", "\tat ")
                .doesNotContainPattern("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}&&[^\\n\\t]]");
    }
}
