package io.xhscomments.examples.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.adapter.retrofit.TikHubTransport;
import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.port.CommentSource;
import io.xhscomments.testkit.TikHubStub;
import io.xhscomments.testkit.fixture.Fixtures;
import io.xhscomments.testkit.synthetic.SyntheticNote;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class RecipesTest {
    @RegisterExtension
    static final TikHubStub tikhub = TikHubStub.start();

    private static TikHubTransport.Builder settings() {
        return TikHubTransport.builder(tikhub.apiKey()).baseUrl(tikhub.baseUrl());
    }

    @Test
    void readOnePage() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        ReadOnePage.run(
                settings(),
                "https://www.xiaohongshu.com/explore/6683b283000000001f0052bf",
                new PrintStream(out, true, StandardCharsets.UTF_8));

        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("2024-07-02T10:55:54Z Tina: 跟跳了几个月")
                .contains("read 7")
                .doesNotContain("sign=");
    }

    @Test
    void followTheCursorStopsAtItsLimit() {
        NoteId note = NoteId.of("6700000000000000000000bb");
        tikhub.serve(
                SyntheticNote.builder(3).note(note).comments(30).pageSize(10).build());

        try (TikHubTransport transport = settings().build()) {
            List<Comment> read = FollowTheCursor.read(transport.source(), note, 2);

            assertThat(read).hasSize(20);
            assertThat(tikhub.ledger().charged()).isEqualTo(2);
        }
    }

    @Test
    void handleFailures() {
        try (TikHubTransport transport = settings().build()) {
            PageRequest request = PageRequest.comments(Fixtures.sampleNote());
            tikhub.failNext(Fixtures.error("400-deprecated"));
            assertThat(HandleFailures.advice(transport.source(), request)).isEqualTo("use the other route");
            tikhub.failNext(Fixtures.error("402-insufficient-balance"));
            assertThat(HandleFailures.advice(transport.source(), request)).isEqualTo("look after the account");
            tikhub.failNext(Fixtures.error("429-object"));
            assertThat(HandleFailures.advice(transport.source(), request)).isEqualTo("not paid, try again after 2 s");
            tikhub.failNext(Fixtures.error("200-inner-failure"));
            assertThat(HandleFailures.advice(transport.source(), request)).isEqualTo("paid, try again");
            assertThat(HandleFailures.advice(transport.source(), request)).isEqualTo("7 comments");
        }
    }

    @Test
    void replaySavedResponses(@TempDir Path dir) throws IOException {
        Path responses = Files.createDirectory(dir.resolve("responses"));
        Files.write(responses.resolve("page-1.json"), Fixtures.sample());

        CommentSource source = ReplaySavedResponses.from(responses, dir.resolve("pages"));

        assertThat(source.fetch(PageRequest.comments(Fixtures.sampleNote())).comments())
                .hasSize(7);
    }

    @Test
    void payOnce(@TempDir Path dir) {
        try (TikHubTransport transport = settings().build()) {
            for (int i = 0; i < 3; i++) {
                PayOnce.source(transport, dir).fetch(PageRequest.comments(Fixtures.sampleNote()));
            }
        }

        assertThat(tikhub.ledger().charged()).isEqualTo(1);
    }

    @Test
    void ownSource() {
        Comment comment = OwnSource.ofOneComment("hello")
                .fetch(PageRequest.comments(Fixtures.sampleNote()))
                .comments()
                .get(0);

        assertThat(comment.id()).isEqualTo(CommentId.of("66c4b7a300000000270106f7"));
        assertThat(comment.isPinned()).isTrue();
    }
}
