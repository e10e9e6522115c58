package io.xhscomments.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.squareup.moshi.JsonReader;
import io.xhscomments.codec.tikhub.TikHubApi;
import io.xhscomments.core.model.CommentId;
import io.xhscomments.testkit.fixture.Fixtures;
import io.xhscomments.testkit.synthetic.SyntheticNote;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The stub as people run it, another process, and as they ask it: with curl. */
class StubIT {
    private final List<Process> started = new ArrayList<>();

    @BeforeAll
    static void thereIsCurl() throws InterruptedException {
        try {
            new ProcessBuilder("curl", "--version")
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException missing) {
            System.out.println("StubIT skipped: there is no curl on this machine");
            abort("There is no curl on this machine");
        }
    }

    @AfterEach
    void leaveNoProcess() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void printedCurlCommandFetchesTheDocumentedResponse() throws IOException, InterruptedException {
        List<String> said = stub();

        String line = said.stream()
                .filter(each -> each.strip().startsWith("curl")
                        && each.contains(Fixtures.sampleNote().value()))
                .findFirst()
                .orElseThrow()
                .strip();

        assertThat(run("sh", "-c", line)).isEqualTo(new String(Fixtures.sample(), StandardCharsets.UTF_8));
    }

    @Test
    void percentEncodedCursorLeadsThroughTheCompleteNote() throws IOException, InterruptedException {
        SyntheticNote note = SyntheticNote.builder(7).comments(23).pageSize(5).build();
        List<String> said = stub("--comments", "23", "--page-size", "5", "--seed", "7");
        List<Object> ids = new ArrayList<>();
        List<Object> cursors = new ArrayList<>();
        Map<String, Object> page = page(curl(said, note.id().value(), List.of()));
        while (true) {
            list(page, "comments").forEach(comment -> ids.add(comment.get("id")));
            if (page.get("has_more").equals(false) || cursors.size() > 9) {
                break;
            }
            cursors.add(page.get("cursor"));
            page = page(curl(
                    said,
                    note.id().value(),
                    List.of("--data-urlencode", TikHubApi.LAST_CURSOR + "=" + page.get("cursor"))));
        }

        assertThat(ids).isEqualTo(note.commentIds().map(CommentId::value).toList());
        Map<String, Object> ledger = ledger(said);
        assertThat(ledger)
                .containsEntry("requests", 5.0)
                .containsEntry("charged", 5.0)
                .containsEntry("unknown", 0.0);
        assertThat(list(ledger, "pages"))
                .hasSize(5)
                .allSatisfy(each -> assertThat(each)
                        .containsEntry("note", note.id().value())
                        .containsEntry("charged", 1.0));
        assertThat(list(ledger, "entries"))
                .extracting(entry -> entry.get("cursor"))
                .first()
                .isNull();
        assertThat(list(ledger, "entries").stream().skip(1).map(entry -> entry.get("cursor")))
                .containsExactlyElementsOf(cursors);
        run("curl", "-s", "-X", "DELETE", base(said) + "__ledger");
        assertThat(ledger(said)).containsEntry("requests", 0.0);
    }

    @Test
    void anErrorIsGivenAsTheScenarioSaysAndIsFree() throws IOException, InterruptedException {
        List<String> said = stub("--scenario", "429-object");

        String response = curl(said, Fixtures.sampleNote().value(), List.of("-i"));

        assertThat(response)
                .startsWith("HTTP/1.1 429 ")
                .containsIgnoringCase("\r\nretry-after: 2\r\n")
                .endsWith(new String(Fixtures.error("429-object").body(), StandardCharsets.UTF_8));
        assertThat(ledger(said)).containsEntry("charged", 0.0).containsEntry("free", 1.0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "INT"})
    void aSignalStopsItWithExitCode0(String signal) throws IOException, InterruptedException {
        stub();
        Process process = started.get(0);

        run("kill", "-" + signal, Long.toString(process.pid()));

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
    }

    @Test
    void aSecondOneAtTheSamePortIsExitCode5() throws IOException, InterruptedException {
        String port = base(stub()).replaceAll(".*:(\\d+)/", "$1");

        Process second = java("--port", port);

        assertThat(second.waitFor()).isEqualTo(5);
        assertThat(new String(second.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
                .startsWith("xhs-comments: Port " + port + " of 127.0.0.1 is not available");
    }

    private List<String> stub(String... args) throws IOException {
        return RunningStub.said(java(args).getInputStream());
    }

    private Process java(String... args) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                Path.of("target", "xhs-comments.jar").toString(),
                "stub"));
        command.addAll(List.of(args));
        Process process = new ProcessBuilder(command).start();
        started.add(process);
        return process;
    }

    /** Asks for a page of this note. With {@code -G} what is to be percent-encoded goes into the query. */
    private static String curl(List<String> said, String note, List<String> more)
            throws IOException, InterruptedException {
        return run(Stream.concat(
                        Stream.of(
                                "curl",
                                "-sG",
                                "-H",
                                "Authorization: Bearer " + RunningStub.told(said, "Key"),
                                "--data-urlencode",
                                TikHubApi.NOTE_ID + "=" + note,
                                base(said) + TikHubApi.WEB_V1_COMMENTS),
                        more.stream())
                .toArray(String[]::new));
    }

    private static String run(String... command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        // A proxy of the machine's has no business with loopback.
        builder.environment().put("NO_PROXY", "127.0.0.1");
        builder.environment().put("no_proxy", "127.0.0.1");
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(String.join(" ", command)).isZero();
        return out;
    }

    private static String base(List<String> said) {
        return RunningStub.told(said, "Base URL");
    }

    private static Map<String, Object> ledger(List<String> said) throws IOException, InterruptedException {
        return json(run("curl", "-s", base(said) + "__ledger"));
    }

    private static Map<String, Object> page(String response) throws IOException {
        return map(map(json(response).get("data")).get("data"));
    }

    private static Map<String, Object> json(String text) throws IOException {
        try (JsonReader json = JsonReader.of(new Buffer().writeUtf8(text))) {
            return map(json.readJsonValue());
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    private static List<Map<String, Object>> list(Map<String, Object> from, String member) {
        return ((List<?>) from.get(member)).stream().map(StubIT::map).toList();
    }
}
