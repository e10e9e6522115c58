package io.xhscomments.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.xhscomments.codec.tikhub.TikHubApi;
import io.xhscomments.core.model.CommentId;
import io.xhscomments.testkit.stub.Scenario;
import io.xhscomments.testkit.synthetic.SyntheticNote;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StubCommandTest {
    private static final String NOTE = "6683b283000000001f0052bf";

    @Test
    void announcementHasUrlKeyAndNotes() throws IOException {
        try (RunningStub stub = RunningStub.start("stub", "--seed", "7")) {
            SyntheticNote note = SyntheticNote.builder(7).build();
            assertThat(stub.told("Base URL")).matches("http://127\\.0\\.0\\.1:\\d+/");
            assertThat(stub.told("Key")).startsWith("sk-test-");
            assertThat(stub.told("Scenario")).startsWith("healthy: ");
            assertThat(stub.told("Ledger")).isEqualTo("curl -s " + stub.told("Base URL") + "__ledger");
            assertThat(stub.said())
                    .contains(
                            "Note:      " + NOTE + " (documented sample)",
                            "Note:      " + note.id() + " (synthetic): 25 comments, 0 replies each, on pages of 10",
                            "  curl -s -H \"Authorization: Bearer " + stub.told("Key") + "\" \"" + stub.told("Base URL")
                                    + "api/v1/xiaohongshu/web/get_note_comments?note_id=" + note.id() + "\"")
                    .noneMatch(line -> line.startsWith("Faults"));
        }
    }

    @Test
    void ctrlCStopsItWithExitCode0AndGivesThePortBack() throws IOException {
        RunningStub stub = RunningStub.start("stub");
        URI ledger = URI.create(stub.told("Base URL") + "__ledger");
        assertThat(stub.exitCode()).isNotDone();

        assertThat(stub.stop()).isZero();
        assertThatExceptionOfType(ConnectException.class)
                .isThrownBy(() -> HttpClient.newHttpClient()
                        .send(HttpRequest.newBuilder(ledger).build(), BodyHandlers.ofString()));
    }

    @Test
    void theProgramReadsTheSyntheticNoteWithItsRepliesToTheEnd() throws IOException, InterruptedException {
        SyntheticNote note = SyntheticNote.builder(7)
                .comments(12)
                .replies(3)
                .pageSize(5)
                .replyPageSize(5)
                .build();
        try (RunningStub stub = RunningStub.start(
                "stub", "--comments", "12", "--replies-per-comment", "3", "--page-size", "5", "--seed", "7")) {
            Run run = read(stub, note.id().value(), "--replies");

            assertThat(run.exitCode()).isZero();
            assertThat(run.lines().stream().map(line -> line.substring(7, 31)))
                    .containsExactlyInAnyOrderElementsOf(note.commentIds()
                            .flatMap(comment -> Stream.concat(Stream.of(comment), note.replyIds(comment)))
                            .map(CommentId::value)
                            .toList());
            // 3 pages of comments, and one of replies for each of the 12.
            assertThat(ledger(stub)).contains("\"requests\": 15,", "\"charged\": 15,");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "healthy,              0, end-of-pages,    5",
        "stuck-cursor,         3, stalled-cursor,  2",
        "empty-cursor,         3, stalled-cursor,  2",
        "empty-page-with-more, 3, empty-pages,     3",
        "402-insufficient-balance, 4, failed,      0",
        "200-inner-failure-app-v2, 4, failed,      1",
    })
    void theProgramMeetsTheScenario(String scenario, int exitCode, String stop, int charged)
            throws IOException, InterruptedException {
        try (RunningStub stub = RunningStub.start("stub", "--scenario", scenario, "--comments", "50")) {
            Run run = read(stub, SyntheticNote.builder(1).build().id().value());

            assertThat(run.exitCode()).as(run.err()).isEqualTo(exitCode);
            assertThat(run.err()).contains("Stopped: " + stop + ".");
            assertThat(ledger(stub)).contains("\"charged\": " + charged + ",");
            assertThat(run.err() + run.out()).doesNotContain(stub.told("Key"));
        }
    }

    @Test
    void faultsAreThoseOfTheSeed() throws IOException, InterruptedException {
        // This seed draws no connection that fails among the first 20, where a client might try again by itself.
        String[] args = {"stub", "--fault-rate", "0.2", "--seed", "16"};
        List<String> first = new ArrayList<>();
        try (RunningStub stub = RunningStub.start(args)) {
            assertThat(stub.told("Faults")).isEqualTo("0.2 of the requests, seed 16");
            for (int i = 0; i < 20; i++) {
                first.add(askForTheDocumentedNote(stub));
            }
            assertThat(ledger(stub)).contains("\"charged\": 19,", "\"free\": 1,");
        }
        try (RunningStub stub = RunningStub.start(args)) {
            for (String response : first) {
                assertThat(askForTheDocumentedNote(stub)).isEqualTo(response);
            }
        }
        assertThat(first.stream().filter(response -> response.contains("\"comments\"")))
                .hasSize(17);
    }

    @Test
    void scenariosAreListedOnePerLine() {
        Run run = Run.of("stub", "--list-scenarios");

        assertThat(run.exitCode()).isZero();
        assertThat(run.lines()).hasSameSizeAs(Scenario.all());
        for (int i = 0; i < run.lines().size(); i++) {
            Scenario scenario = Scenario.all().get(i);
            assertThat(run.lines().get(i))
                    .matches(Pattern.quote(scenario.name()) + " {2,}" + Pattern.quote(scenario.description()));
        }
    }

    @Test
    void aPortInUseIsExitCode5WithTheNumberAndAWayOut() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            Run run = Run.of("stub", "--port", Integer.toString(taken.getLocalPort()));

            assertThat(run.exitCode()).isEqualTo(5);
            assertThat(run.err())
                    .contains("Port " + taken.getLocalPort() + " of 127.0.0.1 is not available")
                    .contains("another --port");
            assertThat(run.out()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--port=65536          | port must be 0 to 65535, but is 65536",
                "--scenario=418        | there is no scenario \"418\"; xhs-comments stub --list-scenarios lists them",
                "--comments=-1         | comments must be 0 to 100000000, but is -1",
                "--page-size=0         | pageSize must be 1 to 1000, but is 0",
                "--replies-per-comment=-1 | replies must be 0 to 100000000, but is -1",
                "--fault-rate=1.5      | The share of failing requests must be 0 to 1, but is 1.5",
                "--fault-rate=NaN      | The share of failing requests must be 0 to 1, but is NaN",
            })
    void impossibleOptionsAreWrongUsage(String option, String why) {
        Run run = Run.of("stub", option);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains(why).contains("xhs-comments stub --help");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void aScenarioThatDoesNotFitTheNoteIsWrongUsage() {
        Run run = Run.of("stub", "--scenario", "stuck-cursor", "--comments", "10");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("stuck-cursor needs a note of 2 pages or more, but this one has 1");
    }

    @Test
    void helpTellsTheDefaults() {
        assertThat(Run.of("stub", "--help").out())
                .contains("--list-scenarios", "Default: healthy", "Default: 25", "lastCursor=$C", "/__ledger");
    }

    private static Run read(RunningStub stub, String note, String... more) {
        String[] args = Stream.concat(
                        Stream.of(
                                "read",
                                note,
                                "--base-url",
                                stub.told("Base URL"),
                                "--format",
                                "jsonl",
                                "--rate",
                                "1000"),
                        Stream.of(more))
                .toArray(String[]::new);
        return Run.with(Map.of("TIKHUB_API_KEY", stub.told("Key")), "", args);
    }

    private static String askForTheDocumentedNote(RunningStub stub) throws IOException, InterruptedException {
        URI address = URI.create(stub.told("Base URL") + TikHubApi.WEB_V1_COMMENTS + "?note_id=" + NOTE);
        var response = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(address)
                                .header("Authorization", "Bearer " + stub.told("Key"))
                                .header("User-Agent", "xhs-comments-test")
                                .build(),
                        BodyHandlers.ofString());
        return response.statusCode() + " " + response.body();
    }

    private static String ledger(RunningStub stub) throws IOException, InterruptedException {
        URI address = URI.create(stub.told("Base URL") + "__ledger");
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
                .body();
    }
}
