package io.xhscomments.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.model.Cursor;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.testkit.stub.Ledger;
import io.xhscomments.testkit.synthetic.SyntheticNote;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PagingOverHttpTest {
    @RegisterExtension
    static final TikHubStub tikhub = TikHubStub.start();

    private final StubClient http = StubClient.to(tikhub);

    @ParameterizedTest
    @EnumSource
    void everyCommentIsReachedAndEveryPageIsInTheLedger(TikHubRoute route) throws IOException, InterruptedException {
        SyntheticNote note = SyntheticNote.builder(21)
                .comments(23)
                .replies(12)
                .pinned(1)
                .folded(4)
                .build();
        tikhub.serve(note);
        CommentId comment = note.commentIds().findFirst().orElseThrow();

        assertThat(read(route, PageRequest.comments(note.id())))
                .isEqualTo(note.commentIds().map(CommentId::value).toList());
        assertThat(read(route, PageRequest.replies(note.id(), comment)))
                .isEqualTo(note.replyIds(comment).map(CommentId::value).toList());

        Ledger ledger = tikhub.ledger();
        assertThat(ledger.charged())
                .isEqualTo(note.pages() + note.replyPages(comment))
                .isEqualTo(5);
        assertThat(ledger.requests()).isEqualTo(5);
        assertThat(ledger.entries()).allSatisfy(entry -> {
            assertThat(entry.route()).contains(route);
            assertThat(entry.note()).contains(note.id().value());
            assertThat(entry.status()).hasValue(200);
        });
        assertThat(ledger.entries())
                .extracting(Ledger.Entry::comment)
                .containsExactly(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(comment.value()),
                        Optional.of(comment.value()));
        assertThat(ledger.entries())
                .extracting(entry -> entry.cursor().isPresent())
                .containsExactly(false, true, true, false, true);
    }

    @Test
    void lastPageOfAMillionCommentsIsImmediate() throws IOException, InterruptedException {
        SyntheticNote note = SyntheticNote.builder(21).comments(1_000_000).build();
        tikhub.serve(note);
        CommentId before = note.commentIds().skip(999_989).findFirst().orElseThrow();

        ServedPage last = ServedPage.read(http.ask(
                        TikHubRoute.WEB_V1,
                        PageRequest.comments(note.id()).after(Cursor.of("{\"cursor\":\"" + before + "\"}")))
                .body());

        assertThat(last.ids()).hasSize(10);
        assertThat(last.hasMore()).isFalse();
    }

    @Test
    void bareIdAsWebV1CursorReturnsPageOne() throws IOException, InterruptedException {
        SyntheticNote note = SyntheticNote.builder(21).build();
        tikhub.serve(note);
        List<String> first = values(note).subList(0, 10);

        PageRequest again = PageRequest.comments(note.id()).after(Cursor.of(first.get(9)));

        assertThat(ServedPage.read(http.ask(TikHubRoute.WEB_V1, again).body()).ids())
                .isEqualTo(first);
        assertThat(tikhub.ledger().charged()).isEqualTo(1);
    }

    private List<String> read(TikHubRoute route, PageRequest first) throws IOException, InterruptedException {
        List<String> ids = new ArrayList<>();
        ServedPage page = ServedPage.read(http.ask(route, first).body());
        ids.addAll(page.ids());
        while (page.hasMore()) {
            assertThat(tikhub.ledger().requests()).isLessThan(100);
            page = ServedPage.read(
                    http.ask(route, first.after(Cursor.of(page.cursor()))).body());
            ids.addAll(page.ids());
        }
        return ids;
    }

    private static List<String> values(SyntheticNote note) {
        return note.commentIds().map(CommentId::value).toList();
    }
}
