package io.xhscomments.adapter.retrofit.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.policy.ConcurrencyLimiter;
import io.xhscomments.core.reading.Checkpoint;
import io.xhscomments.core.reading.NoteReader;
import io.xhscomments.core.reading.Reading;
import io.xhscomments.core.reading.ReplySelection;
import io.xhscomments.core.reading.StopCondition;
import io.xhscomments.core.reading.StopReason;
import io.xhscomments.testkit.synthetic.PagingBehavior;
import io.xhscomments.testkit.synthetic.SyntheticNote;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A second reading of a note: incremental after a complete one, resumed after a partial one. */
class ReadingAgainTest extends Tikhub {
    private Pass readUntil(StopCondition until, SyntheticNote note) {
        return Pass.over(NoteReader.builder(bare(TikHubRoute.WEB_V1))
                .until(until)
                .build()
                .start(note.id()));
    }

    @Test
    void newCommentsCostOnePageDespitePinnedComments() {
        SyntheticNote note = serve(SyntheticNote.builder(1).comments(500).pinned(3));
        List<CommentId> ids = note.commentIds().toList();
        Set<CommentId> yesterdays = new HashSet<>(ids.subList(7, 500));
        yesterdays.addAll(ids.subList(0, 3));

        Pass pass = readUntil(StopCondition.known(yesterdays), note);

        assertThat(pass.ids()).containsExactlyElementsOf(ids.subList(3, 7));
        assertThat(pass.reason()).isEqualTo(StopReason.KNOWN_REACHED);
        assertSpent(pass, 1, 0, 0);
    }

    @Test
    void newPinnedCommentIsReturned() {
        SyntheticNote note = serve(SyntheticNote.builder(1).comments(30).pinned(2));
        List<CommentId> ids = note.commentIds().toList();

        Pass pass = readUntil(StopCondition.known(Set.copyOf(ids.subList(2, 30))), note);

        assertThat(pass.ids()).containsExactlyElementsOf(ids.subList(0, 2));
        assertSpent(pass, 1, 0, 0);
    }

    @Test
    void nothingNewCostsOnePageAndReturnsNothing() {
        SyntheticNote note = serve(SyntheticNote.builder(1).comments(30).pinned(2));

        Pass pass = readUntil(StopCondition.known(note.commentIds().collect(Collectors.toSet())), note);

        assertThat(pass.comments()).isEmpty();
        assertThat(pass.reason()).isEqualTo(StopReason.KNOWN_REACHED);
        assertSpent(pass, 1, 0, 0);
    }

    @Test
    void stopTimeWorksLikeStopIds() {
        SyntheticNote note = serve(SyntheticNote.builder(1).comments(500).pinned(3));
        List<CommentId> ids = note.commentIds().toList();
        Instant fifteenth = ids.get(14).createdAt();

        Pass pass = readUntil(StopCondition.before(fifteenth), note);

        assertThat(pass.ids()).containsSequence(ids.subList(3, 15)).doesNotContain(ids.get(15));
        assertSpent(pass, 2, 0, 0);
    }

    @Test
    void newCommentsAreReadDespiteBadCursorOnLastPage() {
        SyntheticNote note = serve(SyntheticNote.builder(1).comments(30).paging(PagingBehavior.NULL_CURSOR, 1));
        List<CommentId> ids = note.commentIds().toList();

        Pass pass = readUntil(StopCondition.known(Set.of(ids.get(4))), note);

        assertThat(pass.ids()).containsExactlyElementsOf(ids.subList(0, 4));
        assertThat(pass.reason()).isEqualTo(StopReason.KNOWN_REACHED);
        assertSpent(pass, 1, 0, 0);
    }

    @ParameterizedTest
    @EnumSource
    void checkpointResumesAnywhereWithoutPayingTwice(TikHubRoute route) {
        SyntheticNote note = serve(SyntheticNote.builder(2)
                .comments(23)
                .replies(position -> position % 3 == 0 ? 12 : 0)
                .repeatLastIdOfPreviousPage(true));
        NoteReader reader =
                NoteReader.builder(bare(route)).replies(ReplySelection.all()).build();
        List<CommentId> complete = Pass.over(reader.start(note.id())).ids();
        int pages = tikhub.ledger().charged();

        for (int leftAfter = 0; leftAfter <= complete.size(); leftAfter++) {
            tikhub.reset();
            tikhub.serve(note);
            Reading begun = reader.start(note.id());
            List<CommentId> given = new ArrayList<>();
            for (int i = 0; i < leftAfter; i++) {
                given.add(begun.next().id());
            }

            Pass rest = Pass.over(
                    reader.resume(note.id(), Checkpoint.parse(begun.checkpoint().text())));

            given.addAll(rest.ids());
            assertThat(given).as("left after %s", leftAfter).isEqualTo(complete);
            assertThat(rest.reason()).isEqualTo(StopReason.END_OF_PAGES);
            assertSpent(rest, pages, 0, 0);
        }
    }

    @Test
    void finishedReadingIsResumedForFree() {
        SyntheticNote note = serve(SyntheticNote.builder(3).comments(25));
        Pass pass = read(bare(TikHubRoute.WEB_V1), note);
        String text = pass.reading().checkpoint().text();

        Pass again =
                Pass.over(NoteReader.ofDefaults(bare(TikHubRoute.WEB_V1)).resume(note.id(), Checkpoint.parse(text)));

        assertThat(Checkpoint.parse(text).finished()).contains(StopReason.END_OF_PAGES);
        assertThat(again.comments()).isEmpty();
        assertThat(again.reason()).isEqualTo(StopReason.END_OF_PAGES);
        assertSpent(again, 3, 0, 0);
    }

    @Test
    void checkpointHasNoKeyAndFitsItsNoteOnly() {
        SyntheticNote note = serve(SyntheticNote.builder(3).comments(25));
        Reading begun = NoteReader.ofDefaults(bare(TikHubRoute.WEB_V1)).start(note.id());
        begun.next();
        Checkpoint checkpoint = begun.checkpoint();
        SyntheticNote other = serve(SyntheticNote.builder(4));

        assertThat(checkpoint.text()).doesNotContain(tikhub.apiKey().reveal()).doesNotContainIgnoringCase("sign=");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> NoteReader.ofDefaults(bare(TikHubRoute.WEB_V1)).resume(other.id(), checkpoint))
                .withMessageContaining(note.id().value())
                .withMessageContaining(other.id().value());
        assertThat(tikhub.ledger().requests()).isEqualTo(1);
    }

    @Test
    void prefetchedPageIsPaidOnceEvenIfAbandoned() {
        SyntheticNote note = serve(SyntheticNote.builder(5).comments(45));
        NoteReader reader = NoteReader.builder(bare(TikHubRoute.WEB_V1))
                .lookAhead(ConcurrencyLimiter.ofDefaults())
                .build();
        Reading begun = reader.start(note.id());
        begun.next();
        Checkpoint checkpoint = begun.checkpoint();
        assertThat(tikhub.ledger().charged()).isEqualTo(2);

        Pass rest = Pass.over(reader.resume(note.id(), checkpoint));

        assertThat(rest.ids())
                .containsExactlyElementsOf(note.commentIds().skip(1).toList());
        assertSpent(rest, 5, 0, 0);
    }
}
