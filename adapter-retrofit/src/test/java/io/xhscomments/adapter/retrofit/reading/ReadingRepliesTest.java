package io.xhscomments.adapter.retrofit.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.reading.NoteReader;
import io.xhscomments.core.reading.ReplySelection;
import io.xhscomments.core.reading.StopReason;
import io.xhscomments.testkit.fixture.Fixtures;
import io.xhscomments.testkit.synthetic.PagingBehavior;
import io.xhscomments.testkit.synthetic.SyntheticNote;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The replies of each comment on both routes: inlined replies, reply pages, and their cost. */
class ReadingRepliesTest extends Tikhub {
    private Pass readWith(ReplySelection replies, TikHubRoute route, SyntheticNote note) {
        return Pass.over(
                NoteReader.builder(bare(route)).replies(replies).build().start(note.id()));
    }

    private static List<CommentId> withReplies(SyntheticNote note, int max) {
        return note.commentIds()
                .flatMap(comment ->
                        Stream.concat(Stream.of(comment), note.replyIds(comment).limit(max)))
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void repliesFollowTheirCommentOnceDespiteInlining(TikHubRoute route) {
        SyntheticNote note =
                serve(SyntheticNote.builder(1).comments(12).replies(13).inlineReplies(2));

        Pass pass = readWith(ReplySelection.all(), route, note);

        assertThat(pass.ids()).containsExactlyElementsOf(withReplies(note, 13));
        assertThat(pass.reading().coverage().repeats()).isEqualTo(route == TikHubRoute.APP_V2 ? 24 : 0);
        assertThat(pass.reading().coverage().readReplies()).isEqualTo(156);
        assertSpent(pass, 2 + 12 * 2, 0, 0);
    }

    @ParameterizedTest
    @EnumSource
    void replyKnowsItsTopLevelComment(TikHubRoute route) {
        SyntheticNote note = serve(SyntheticNote.builder(1).comments(1).replies(5));
        CommentId root = note.commentIds().findFirst().orElseThrow();

        Pass pass = readWith(ReplySelection.all(), route, note);

        assertThat(pass.comments().subList(1, 6)).allMatch(Comment::isReply);
        assertThat(pass.comments().subList(1, 6)).extracting(Comment::rootId).containsOnly(Optional.of(root));
    }

    @Test
    void completelyInlinedRepliesCostNoRequest() {
        SyntheticNote note = serve(SyntheticNote.builder(2).comments(10).replies(position -> position % 2));

        Pass pass = readWith(ReplySelection.all(), TikHubRoute.APP_V2, note);

        assertThat(pass.ids()).containsExactlyElementsOf(withReplies(note, 1));
        assertSpent(pass, 1, 0, 0);
    }

    @Test
    void commentWithoutRepliesCostsNoRequest() {
        SyntheticNote note = serve(SyntheticNote.builder(2).comments(10).replies(position -> position == 3 ? 4 : 0));

        Pass pass = readWith(ReplySelection.all(), TikHubRoute.WEB_V1, note);

        assertThat(pass.comments()).hasSize(14);
        assertSpent(pass, 2, 0, 0);
    }

    @Test
    void inlinedRepliesOfSeveralPagesAreNoLoop() {
        SyntheticNote note = serve(
                SyntheticNote.builder(3).comments(2).replies(9).inlineReplies(5).replyPageSize(2));

        Pass pass = readWith(ReplySelection.all(), TikHubRoute.APP_V2, note);

        assertThat(pass.ids()).containsExactlyElementsOf(withReplies(note, 9));
        assertThat(pass.reason()).isEqualTo(StopReason.END_OF_PAGES);
        assertSpent(pass, 1 + 2 * 5, 0, 0);
    }

    @ParameterizedTest(name = "{0}: at most {1} of those that report {2}")
    @CsvSource({
        "WEB_V1, 0, 0, 1",
        "WEB_V1, 3, 0, 5",
        "WEB_V1, 12, 0, 7",
        "WEB_V1, 30, 15, 5",
        "APP_V2, 1, 0, 1",
        "APP_V2, 3, 0, 5",
    })
    void replyLimitsSaveRequests(TikHubRoute route, long max, long atLeast, int charged) {
        SyntheticNote note = serve(SyntheticNote.builder(4).comments(4).replies(position -> position < 2 ? 15 : 9));

        Pass pass = readWith(ReplySelection.atMost(max).onlyWithAtLeast(atLeast), route, note);

        assertThat(pass.ids())
                .containsExactlyElementsOf(note.commentIds()
                        .flatMap(comment -> Stream.concat(
                                Stream.of(comment),
                                note.replyIds(comment)
                                        .limit(note.replyIds(comment).count() < atLeast ? 0 : max)))
                        .toList());
        assertSpent(pass, charged, 0, 0);
    }

    @Test
    void missingRepliesCostOneEmptyPageEach() {
        Pass pass = Pass.over(NoteReader.builder(bare(TikHubRoute.WEB_V1))
                .replies(ReplySelection.all())
                .build()
                .start(Fixtures.sampleNote()));

        long reporting = pass.comments().stream()
                .filter(comment -> comment.replyCount().orElse(0) > 0)
                .count();
        assertThat(reporting).isPositive();
        assertThat(pass.comments()).hasSize(7);
        assertThat(pass.reading().coverage().readReplies()).isZero();
        assertSpent(pass, 1 + (int) reporting, 0, 0);
    }

    @ParameterizedTest
    @EnumSource
    void faultyPagingStillReturnsRepliesOfReadComments(TikHubRoute route) {
        SyntheticNote note =
                serve(SyntheticNote.builder(5).comments(25).replies(2).paging(PagingBehavior.STUCK_CURSOR, 2));

        Pass pass = readWith(ReplySelection.all(), route, note);

        assertThat(pass.ids()).containsExactlyElementsOf(withReplies(note, 2));
        assertThat(pass.reason()).isEqualTo(StopReason.STALLED_CURSOR);
        assertSpent(pass, 2 + 20, 0, 0);
    }
}
