package io.xhscomments.testkit.memory;

import static io.xhscomments.testkit.assertions.XhsAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.core.failure.AuthenticationException;
import io.xhscomments.core.failure.BudgetExhaustedException;
import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.failure.NoteNotFoundException;
import io.xhscomments.core.model.Author;
import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.model.Cursor;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.model.UserId;
import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.Receipt;
import io.xhscomments.core.page.ReportedTotals;
import io.xhscomments.core.page.Spend;
import io.xhscomments.core.reading.NoteReader;
import io.xhscomments.core.reading.ReplySelection;
import io.xhscomments.testkit.fixture.ConnectionFault;
import io.xhscomments.testkit.fixture.Fixtures;
import io.xhscomments.testkit.synthetic.SyntheticNote;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The behavior of the fake beyond the contract, which has its own test. */
class InMemoryCommentSourceTest {
    private static final NoteId NOTE = NoteId.of("6683b283000000001f0052bf");
    private static final PageRequest FIRST = PageRequest.comments(NOTE);

    private final InMemoryCommentSource source = InMemoryCommentSource.create();

    @Test
    void addedCommentsAreReadOverAllPages() {
        source.serve(FIRST, comments(1, 2), comments(3, 4), comments(5));
        assertThat(NoteReader.ofDefaults(source).stream(NOTE).map(Comment::id))
                .containsExactly(id(1), id(2), id(3), id(4), id(5));
        assertThat(source.requests()).hasSize(3).startsWith(FIRST);
        assertThat(source.spend()).isEqualTo(new Spend(3, 0, 0));
    }

    @Test
    void addedPagesHaveTotals() {
        Comment popular = comment(1).toBuilder().replyCount(40).build();
        source.serve(FIRST, List.of(popular), comments(2));
        assertThat(source.fetch(FIRST)).hasTotals(42, 2).isCharged().hasNext();
    }

    @Test
    void addedRepliesAreReadUnderTheirComment() {
        Comment reply = comment(7).toBuilder().rootId(id(1)).build();
        source.serve(FIRST, List.of(comment(1).toBuilder().replyCount(1).build()))
                .serve(PageRequest.replies(NOTE, id(1)), List.of(reply));
        NoteReader reader =
                NoteReader.builder(source).replies(ReplySelection.all()).build();
        assertThat(reader.stream(NOTE).map(Comment::id)).containsExactly(id(1), id(7));
    }

    @Test
    void unknownRepliesAreAnEmptyPage() {
        source.serve(FIRST, comments(1));
        assertThat(source.fetch(PageRequest.replies(NOTE, id(1))))
                .hasComments(0)
                .isLast();
    }

    @Test
    void sequenceWithoutPagesIsAnEmptyNote() {
        source.serve(FIRST);
        assertThat(source.fetch(FIRST)).hasComments(0).isLast();
    }

    @Test
    void addedPageIsReturnedUnchanged() {
        CommentPage page = CommentPage.of(
                comments(1), ReportedTotals.UNKNOWN, Optional.of(Cursor.of("x")), Receipt.ofStoredPage());
        source.serve(FIRST, page);
        assertThat(source.fetch(FIRST)).isSameAs(page);
        assertThat(source.spend()).isEqualTo(Spend.NONE);
    }

    @Test
    void missingPageOfAddedSequenceIsATestError() {
        source.serve(FIRST, comments(1), comments(2));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> source.fetch(FIRST.after(Cursor.of("elsewhere"))))
                .withMessageContaining("The test did not add comments of note " + NOTE + ", page after elsewhere")
                .withMessageContaining("it added: comments of note " + NOTE + ", first page; comments of note");
    }

    @Test
    void unknownNoteIsNotFoundAndCharged() {
        NoteNotFoundException missing = fail(NoteNotFoundException.class);
        assertThat(missing).isCharged();
        assertThat(source.spend().charged()).isEqualTo(1);
    }

    @Test
    void failuresAreThrownInTheirQueueOrder() {
        source.serve(FIRST, comments(1))
                .failNext(Fixtures.error("401-invalid-key"))
                .failNext(ConnectionFault.RESET_BEFORE_RESPONSE)
                .failNext(request -> new BudgetExhaustedException(request, "nothing left"));
        assertThat(fail(AuthenticationException.class)).isFree().hasRequest(FIRST);
        assertThat(fail(CommentSourceException.class)).hasUnknownCharge();
        assertThat(fail(BudgetExhaustedException.class)).isFree();
        assertThat(source.fetch(FIRST)).hasComments(1);
        assertThat(source.requests()).hasSize(4);
        assertThat(source.spend()).isEqualTo(new Spend(1, 1, 1));
    }

    @ParameterizedTest
    @EnumSource
    void connectionFaultsAreFailuresWithTheirCharge(ConnectionFault fault) {
        source.failNext(fault);
        Charge charge = fail(CommentSourceException.class).charge();
        assertThat(charge).isEqualTo(fault.charge());
    }

    @ParameterizedTest
    @EnumSource
    void syntheticNoteIsServedLikeOnItsRoute(TikHubRoute route) {
        SyntheticNote note = SyntheticNote.builder(1).comments(3).replies(2).build();
        InMemoryCommentSource ofRoute = InMemoryCommentSource.create(route).serve(note);
        CommentPage page = ofRoute.fetch(PageRequest.comments(note.id()));
        int inlined = route == TikHubRoute.APP_V2 ? 1 : 0;
        assertThat(page)
                .hasComments(3)
                .comments()
                .allSatisfy(comment -> assertThat(comment.replies()).hasSize(inlined));
    }

    @Test
    void resetRestoresTheInitialState() {
        source.serve(FIRST, comments(1))
                .failNext(ConnectionFault.EMPTY_RESPONSE)
                .reset();
        assertThat(fail(NoteNotFoundException.class)).isCharged();
        source.reset();
        assertThat(source).hasToString("InMemoryCommentSource[0 notes, 0 pages, 0 requests]");
    }

    private <F extends CommentSourceException> F fail(Class<F> type) {
        return catchThrowableOfType(type, () -> source.fetch(FIRST));
    }

    private static List<Comment> comments(int... numbers) {
        return IntStream.of(numbers)
                .mapToObj(InMemoryCommentSourceTest::comment)
                .toList();
    }

    private static Comment comment(int number) {
        return Comment.builder(
                        id(number),
                        NOTE,
                        Author.of(UserId.of("u1"), "n"),
                        id(number).createdAt(),
                        "c")
                .replyCount(0)
                .build();
    }

    private static CommentId id(int number) {
        return CommentId.of("66c4b7a300000000" + HexFormat.of().toHexDigits(number));
    }
}
