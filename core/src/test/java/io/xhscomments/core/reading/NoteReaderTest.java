package io.xhscomments.core.reading;

import static io.xhscomments.core.reading.Data.FIRST;
import static io.xhscomments.core.reading.Data.NOTE;
import static io.xhscomments.core.reading.Data.comments;
import static io.xhscomments.core.reading.Data.ids;
import static io.xhscomments.core.reading.Data.idsOf;
import static io.xhscomments.core.reading.Data.rest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.page.CommentArea;
import io.xhscomments.core.page.CommentOrder;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.PageRequest.NoteComments;
import io.xhscomments.core.policy.ConcurrencyLimiter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NoteReaderTest {
    private final ScriptedSource source =
            new ScriptedSource().chain(FIRST, comments(1, 3), comments(4, 6), comments(7, 7));
    private final NoteReader reader = NoteReader.ofDefaults(source);

    @Test
    void creatingAReaderSendsNothing() {
        Iterator<Comment> iterator = reader.comments(NOTE).iterator();
        Reading reading = reader.start(NOTE);
        Checkpoint checkpoint = reading.checkpoint();
        reader.resume(NOTE, checkpoint);
        Stream<CommentId> stream = reader.stream(NOTE).filter(Comment::isPinned).map(Comment::id);

        assertThat(iterator).isNotNull();
        assertThat((Object) stream).isNotNull();
        assertThat(reading.coverage()).isEqualTo(Coverage.NONE);
        assertThat(reading.termination()).isEmpty();
        assertThat(source.requests()).isZero();
    }

    @Test
    void orderAndAreaGoIntoEveryRequest() {
        NoteComments likes =
                PageRequest.comments(NOTE).order(CommentOrder.LIKES).area(CommentArea.FOLDED);
        ScriptedSource other = new ScriptedSource().chain(likes, comments(1, 3), comments(4, 6));
        NoteReader byLikes = NoteReader.builder(other)
                .order(CommentOrder.LIKES)
                .area(CommentArea.FOLDED)
                .build();

        assertThat(byLikes.toBuilder().build().stream(NOTE)).hasSize(6);
        assertThat(other.asked()).extracting(PageRequest::first).containsExactly(likes, likes);
    }

    @Test
    void checkpointContainsOrderAndArea() {
        NoteComments likes =
                PageRequest.comments(NOTE).order(CommentOrder.LIKES).area(CommentArea.FOLDED);
        ScriptedSource other = new ScriptedSource().chain(likes, comments(1, 3), comments(4, 6));
        NoteReader byLikes = NoteReader.builder(other)
                .order(CommentOrder.LIKES)
                .area(CommentArea.FOLDED)
                .build();
        Reading begun = byLikes.start(NOTE);
        begun.nextPage();
        Checkpoint checkpoint = Checkpoint.parse(begun.checkpoint().text());

        assertThat(rest(byLikes.resume(NOTE, checkpoint))).isEqualTo(ids(4, 5, 6));
        assertThat(other.asked()).extracting(PageRequest::first).containsOnly(likes);
        assertThatIllegalArgumentException().isThrownBy(() -> reader.resume(NOTE, checkpoint));
    }

    @Test
    void resumptionInAnotherOrderIsRefused() {
        Reading reading = reader.start(NOTE);
        reading.nextPage();
        NoteReader byLikes =
                NoteReader.builder(source).order(CommentOrder.LIKES).build();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> byLikes.resume(NOTE, reading.checkpoint()))
                .withMessageStartingWith("The checkpoint continues with comments of note " + NOTE)
                .withMessageContaining("but this reader begins with comments of note " + NOTE + " by likes");
    }

    @Test
    void pagesAreFetchedOnDemand() {
        Iterator<List<Comment>> pages = reader.pages(NOTE).iterator();

        assertThat(source.requests()).isZero();
        assertThat(pages.next()).hasSize(3);
        assertThat(source.requests()).isEqualTo(1);
        assertThat(pages.next()).hasSize(3);
        assertThat(pages.next()).hasSize(1);
        assertThat(pages.hasNext()).isFalse();
        assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(pages::next);
        assertThat(reader.streamOfPages(NOTE).limit(1).toList()).hasSize(1);
        assertThat(source.requests()).isEqualTo(4);
    }

    @Test
    void requestIsSentOnlyForAMissingComment() {
        Reading reading = reader.start(NOTE);

        assertThat(reading.hasNext()).isTrue();
        assertThat(reading.hasNext()).isTrue();
        for (int i = 1; i <= 3; i++) {
            assertThat(reading.next().id()).isEqualTo(Data.id(i));
            assertThat(source.requests()).isEqualTo(1);
        }
        assertThat(reading.next().id()).isEqualTo(Data.id(4));
        assertThat(source.requests()).isEqualTo(2);
    }

    @Test
    void callsAtTheEndSendNothing() {
        Reading reading = reader.start(NOTE);

        assertThat(rest(reading)).isEqualTo(idsOf(comments(1, 7)));
        assertThat(reading.hasNext()).isFalse();
        assertThat(reading.nextPage()).isEmpty();
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(reading::next)
                .withMessageContaining("END_OF_PAGES");
        assertThat(source.requests()).isEqualTo(3);
    }

    @Test
    void limitedStreamPaysOnlyForItsComments() {
        assertThat(reader.stream(NOTE).limit(3).map(Comment::id)).containsExactlyElementsOf(ids(1, 2, 3));
        assertThat(source.requests()).isEqualTo(1);

        assertThat(reader.stream(NOTE).limit(4)).hasSize(4);
        assertThat(source.requests()).isEqualTo(3);

        assertThat(reader.stream(NOTE).anyMatch(comment -> comment.id().equals(Data.id(2))))
                .isTrue();
        assertThat(source.requests()).isEqualTo(4);
    }

    @Test
    void aStreamGivesEachCommentInOrder() {
        assertThat(reader.stream(NOTE).map(Comment::id)).containsExactlyElementsOf(idsOf(comments(1, 7)));
    }

    @Test
    void eachIterationStartsAfresh() {
        Iterable<Comment> comments = reader.comments(NOTE);

        assertThat(comments).hasSize(7);
        assertThat(comments).hasSize(7);
        assertThat(source.requests()).isEqualTo(6);
    }

    @Test
    void pagesComeOneByOne() {
        Reading reading = reader.start(NOTE);

        assertThat(idsOf(reading.nextPage())).isEqualTo(ids(1, 2, 3));
        assertThat(source.requests()).isEqualTo(1);
        assertThat(reading.next().id()).isEqualTo(Data.id(4));
        assertThat(idsOf(reading.nextPage())).isEqualTo(ids(5, 6));
        assertThat(source.requests()).isEqualTo(2);
        assertThat(idsOf(reading.nextPage())).isEqualTo(ids(7));
        assertThat(reading.nextPage()).isEmpty();
        assertThat(source.requests()).isEqualTo(3);
    }

    @Test
    void pageRespectsTheCommentLimit() {
        Reading reading = reader.toBuilder().maxComments(2).build().start(NOTE);

        assertThat(idsOf(reading.nextPage())).isEqualTo(ids(1, 2));
        assertThat(reading.nextPage()).isEmpty();
        assertThat(reading.termination()).contains(Termination.of(StopReason.COMMENT_LIMIT));
    }

    @Test
    void toBuilderKeepsTheOptions() {
        NoteReader strict = NoteReader.builder(source)
                .maxPages(1)
                .maxComments(2)
                .emptyPagesTolerated(3)
                .lookAhead(ConcurrencyLimiter.of(3))
                .replies(ReplySelection.atMost(4))
                .until(StopCondition.before(Data.timeOf(2)))
                .listener(new ReadingListener() {})
                .build();

        assertThat(strict.toBuilder().build()).usingRecursiveComparison().isEqualTo(strict);
    }

    @Test
    void limitsBelowOneAreRefused() {
        NoteReader.Builder builder = NoteReader.builder(source);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.maxPages(0))
                .withMessage("Pages must be limited to 1 or more, but are limited to 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.maxComments(-1))
                .withMessageContaining("-1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.emptyPagesTolerated(-1))
                .withMessageContaining("-1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReplySelection.atMost(-1))
                .withMessageContaining("-1 at most");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReplySelection.all().onlyWithAtLeast(-2))
                .withMessageContaining("-2 at least");
    }

    @Test
    void predicateExceptionsLoseNoComment() {
        boolean[] databaseIsDown = {false};
        NoteReader incremental = reader.toBuilder()
                .until(StopCondition.matches(comment -> {
                    if (databaseIsDown[0]) {
                        throw new IllegalStateException("database is down");
                    }
                    databaseIsDown[0] = comment.id().equals(Data.id(4));
                    return false;
                }))
                .build();
        Reading reading = incremental.start(NOTE);
        List<Comment> read = new ArrayList<>(reading.nextPage());

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(reading::nextPage)
                .withMessage("database is down");
        Checkpoint inBetween = Checkpoint.parse(reading.checkpoint().text());
        databaseIsDown[0] = false;

        assertThat(rest(reader.resume(NOTE, inBetween))).isEqualTo(ids(4, 5, 6, 7));
        reading.forEachRemaining(comment -> {
            databaseIsDown[0] = false;
            read.add(comment);
        });
        assertThat(idsOf(read)).isEqualTo(idsOf(comments(1, 7)));
        assertThat(source.asked())
                .filteredOn(request -> request.after().isPresent())
                .hasSize(3);
    }
}
