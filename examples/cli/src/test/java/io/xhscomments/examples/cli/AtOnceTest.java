package io.xhscomments.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.core.model.CommentId;
import io.xhscomments.testkit.TikHubStub;
import io.xhscomments.testkit.synthetic.SyntheticNote;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests in flight change neither the rows nor the charges. */
class AtOnceTest {
    @RegisterExtension
    static final TikHubStub tikhub = TikHubStub.start();

    private static Run read(String... args) {
        String[] all = Stream.concat(
                        Stream.of(
                                "read",
                                "--rate",
                                "1000",
                                "--base-url",
                                tikhub.baseUrl().toString()),
                        Arrays.stream(args))
                .toArray(String[]::new);
        return Run.with(Map.of("TIKHUB_API_KEY", tikhub.apiKey().reveal()), "", all);
    }

    private static List<CommentId> idsOf(SyntheticNote note) {
        return note.commentIds()
                .flatMap(id -> Stream.concat(Stream.of(id), note.replyIds(id)))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "4", "auto"})
    void rowsComeInTheOrderOfTheNote(String atOnce) {
        SyntheticNote note = SyntheticNote.builder(3).comments(25).replies(12).build();
        tikhub.serve(note);

        Run run = read(note.id().value(), "--replies", "--at-once", atOnce, "--format", "jsonl");

        assertThat(run.exitCode()).isZero();
        assertThat(run.lines().stream().map(line -> CommentId.of(line.substring(7, 31))))
                .isEqualTo(idsOf(note));
        assertThat(tikhub.ledger().charged()).isEqualTo(3 + 25 * 2);
    }

    @Test
    void tableShowsTheNotesInTheirOrder() {
        List<SyntheticNote> notes = IntStream.of(40, 1, 25, 11, 3)
                .mapToObj(comments ->
                        SyntheticNote.builder(comments).comments(comments).build())
                .toList();
        notes.forEach(tikhub::serve);
        String[] ids = notes.stream().map(note -> note.id().value()).toArray(String[]::new);

        Run together = read(ids);

        List<String> one = new ArrayList<>();
        for (String id : ids) {
            List<String> lines = read(id).lines();
            one.addAll(lines.subList(one.isEmpty() ? 0 : 2, lines.size()));
        }
        assertThat(together.lines()).isEqualTo(one);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "many", "AUTO", ""})
    void anythingElseIsRefused(String atOnce) {
        Run run = read("6683b283000000001f0052bf", "--at-once", atOnce);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--at-once").contains("or auto");
    }
}
