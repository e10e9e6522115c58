package io.xhscomments.core.reading;

import static io.xhscomments.core.reading.Data.FIRST;
import static io.xhscomments.core.reading.Data.NOTE;
import static io.xhscomments.core.reading.Data.comment;
import static io.xhscomments.core.reading.Data.comments;
import static io.xhscomments.core.reading.Data.idsOf;
import static io.xhscomments.core.reading.Data.pinned;
import static io.xhscomments.core.reading.Data.repliesTo;
import static io.xhscomments.core.reading.Data.reply;
import static io.xhscomments.core.reading.Data.rest;
import static io.xhscomments.core.reading.Data.withReplies;
import static io.xhscomments.core.reading.ScriptedSource.cursorAfter;
import static io.xhscomments.core.reading.ScriptedSource.last;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.failure.UpstreamErrorException;
import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.model.Cursor;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.ReportedTotals;
import io.xhscomments.core.page.Spend;
import io.xhscomments.core.port.CommentSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A checkpoint at any position: no page is fetched twice, and no comment is returned twice or lost. */
class ResumptionTest {
    static Stream<Arguments> notes() {
        return Stream.of(
                Arguments.of("plain", (Supplier<ScriptedSource>) ResumptionTest::plain),
                Arguments.of("with replies", (Supplier<ScriptedSource>) ResumptionTest::withChains),
                Arguments.of("with repeats", (Supplier<ScriptedSource>) ResumptionTest::withRepeats),
                Arguments.of("stalled", (Supplier<ScriptedSource>) ResumptionTest::stalled));
    }

    private static ScriptedSource plain() {
        return new ScriptedSource()
                .chain(FIRST, List.of(pinned(90), comment(1)), comments(2, 4), List.of(), comments(5, 6));
    }

    private static ScriptedSource withChains() {
        return new ScriptedSource()
                .chain(
                        FIRST,
                        List.of(
                                pinned(90),
                                withReplies(1, 5, reply(1, 11)),
                                withReplies(2, 1, reply(2, 21)),
                                comment(3)),
                        List.of(withReplies(4, 1), Data.builder(5).build()),
                        List.of(withReplies(6, 3, reply(6, 61), reply(6, 62))))
                .chain(
                        repliesTo(1),
                        List.of(reply(1, 11), reply(1, 12, 11)),
                        List.of(),
                        List.of(reply(1, 13), reply(1, 12, 11), reply(1, 14)))
                .chain(repliesTo(4), List.of(reply(4, 41)))
                .chain(repliesTo(5), List.of())
                .chain(repliesTo(6), List.of(reply(6, 61), reply(6, 62), reply(6, 63)));
    }

    private static ScriptedSource withRepeats() {
        return new ScriptedSource()
                .chain(
                        FIRST,
                        comments(1, 3),
                        comments(2, 4),
                        List.of(pinned(90), comment(1), comment(5)),
                        comments(1, 6));
    }

    private static ScriptedSource stalled() {
        ScriptedSource source = new ScriptedSource()
                .promise(FIRST, List.of(withReplies(1, 3), comment(2)), Optional.of(cursorAfter(0)))
                .promise(FIRST.after(cursorAfter(0)), comments(3, 4), Optional.empty())
                .promise(repliesTo(1), List.of(reply(1, 11)), Optional.of(cursorAfter(0)));
        return source.promise(repliesTo(1).after(cursorAfter(0)), List.of(reply(1, 12)), Optional.of(cursorAfter(0)));
    }

    private static NoteReader reader(CommentSource source) {
        return NoteReader.builder(source).replies(ReplySelection.all()).build();
    }

    private static Checkpoint written(Reading reading) {
        return Checkpoint.parse(reading.checkpoint().text());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("notes")
    void checkpointAfterAnyCommentLosesNothing(String name, Supplier<ScriptedSource> note) {
        ScriptedSource straight = note.get();
        Reading complete = reader(straight).start(NOTE);
        List<CommentId> expected = rest(complete);
        assertThat(expected).doesNotHaveDuplicates().hasSizeGreaterThan(3);

        for (int taken = 0; taken <= expected.size(); taken++) {
            ScriptedSource source = note.get();
            Reading before = reader(source).start(NOTE);
            List<CommentId> union = new ArrayList<>();
            for (int i = 0; i < taken; i++) {
                union.add(before.next().id());
            }
            Reading after = reader(source).resume(NOTE, written(before));
            union.addAll(rest(after));

            assertThat(union).as("resumed after %s", taken).isEqualTo(expected);
            assertThat(source.asked()).as("resumed after %s", taken).isEqualTo(straight.asked());
            assertThat(after.coverage()).isEqualTo(complete.coverage());
            assertThat(after.spend()).isEqualTo(complete.spend()).isEqualTo(new Spend(source.requests(), 0, 0));
            assertThat(after.termination()).isEqualTo(complete.termination());
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("notes")
    void resumingAfterEachCommentCostsTheSame(String name, Supplier<ScriptedSource> note) {
        ScriptedSource straight = note.get();
        List<CommentId> expected = rest(reader(straight).start(NOTE));

        ScriptedSource source = note.get();
        List<CommentId> union = new ArrayList<>();
        Reading reading = reader(source).start(NOTE);
        while (reading.hasNext()) {
            union.add(reading.next().id());
            reading = reader(source).resume(NOTE, written(reading));
        }

        assertThat(union).isEqualTo(expected);
        assertThat(source.asked()).isEqualTo(straight.asked());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("notes")
    void checkpointKeepsUnreturnedComments(String name, Supplier<ScriptedSource> note) {
        ScriptedSource straight = note.get();
        List<CommentId> expected = rest(reader(straight).start(NOTE));

        ScriptedSource source = note.get();
        List<CommentId> union = new ArrayList<>();
        Reading reading = reader(source).start(NOTE);
        while (reading.hasNext()) {
            reading = reader(source).resume(NOTE, written(reading));
            union.addAll(idsOf(reading.nextPage()));
        }

        assertThat(union).isEqualTo(expected);
        assertThat(source.asked()).isEqualTo(straight.asked());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("notes")
    void failureOfAnyRequestLosesNothing(String name, Supplier<ScriptedSource> note) {
        ScriptedSource straight = note.get();
        Reading complete = reader(straight).start(NOTE);
        List<CommentId> expected = rest(complete);

        ScriptedSource source = note.get();
        Set<PageRequest> failedOnce = new HashSet<>();
        CommentSource flaky = request -> {
            if (failedOnce.add(request)) {
                throw new UpstreamErrorException(request, "busy");
            }
            return source.fetch(request);
        };
        List<CommentId> union = new ArrayList<>();
        Reading reading = reader(flaky).start(NOTE);
        for (int failures = 0; reading.termination().isEmpty(); ) {
            try {
                reading.forEachRemaining(comment -> union.add(comment.id()));
            } catch (CommentSourceException busy) {
                assertThat(++failures).isLessThanOrEqualTo(straight.requests());
                reading = reader(flaky).resume(NOTE, written(reading));
            }
        }

        assertThat(union).isEqualTo(expected);
        assertThat(source.asked()).isEqualTo(straight.asked());
        assertThat(reading.termination()).isEqualTo(complete.termination());
        assertThat(reading.spend()).isEqualTo(new Spend(source.requests(), source.requests(), 0));
    }

    @Test
    void emptyPageCountSurvivesResumption() {
        ScriptedSource source = new ScriptedSource()
                .promise(FIRST, List.of(), Optional.of(cursorAfter(0)))
                .fail(FIRST.after(cursorAfter(0)), new UpstreamErrorException(FIRST, "busy"))
                .promise(FIRST.after(cursorAfter(0)), List.of(), Optional.of(cursorAfter(1)));
        Reading reading = reader(source).start(NOTE);
        assertThat(catchThrowable(reading::hasNext)).isInstanceOf(UpstreamErrorException.class);

        Reading resumed = reader(source).resume(NOTE, written(reading));

        assertThat(resumed.hasNext()).isFalse();
        assertThat(resumed.termination()).contains(Termination.of(StopReason.EMPTY_PAGES));
    }

    @Test
    void resumedFinishedReadingSendsNothing() {
        ScriptedSource source = plain();
        Reading reading = reader(source).start(NOTE);
        rest(reading);
        Checkpoint checkpoint = written(reading);

        assertThat(checkpoint.finished()).contains(StopReason.END_OF_PAGES);
        Reading resumed = reader(source).resume(NOTE, checkpoint);
        assertThat(resumed.hasNext()).isFalse();
        assertThat(resumed.termination()).contains(Termination.of(StopReason.END_OF_PAGES));
        assertThat(resumed.coverage()).isEqualTo(reading.coverage());
        assertThat(source.requests()).isEqualTo(4);
    }

    @Test
    void checkpointWithCommentsIsNotFinished() {
        ScriptedSource source = new ScriptedSource().chain(FIRST, comments(1, 2));
        Reading reading = reader(source).start(NOTE);
        reading.next();

        assertThat(written(reading).finished()).isEmpty();
        reading.next();
        assertThat(reading.hasNext()).isFalse();
        assertThat(written(reading).finished()).contains(StopReason.END_OF_PAGES);
    }

    @Test
    void checkpointReportsNoteCoverageAndSpend() {
        Reading reading = reader(plain()).start(NOTE);
        reading.next();
        Checkpoint checkpoint = written(reading);

        assertThat(checkpoint.note()).isEqualTo(NOTE);
        assertThat(checkpoint.coverage()).isEqualTo(reading.coverage());
        assertThat(checkpoint.spend()).isEqualTo(new Spend(1, 0, 0));
        assertThat(checkpoint)
                .hasToString("Checkpoint[note " + NOTE + ", read 1 of 117 reported top-level comments and 0 replies; "
                        + "205 comments with replies are reported]");
    }

    @Test
    void aCheckpointOfAnotherNoteIsRefused() {
        Checkpoint checkpoint = reader(plain()).start(NOTE).checkpoint();
        NoteId other = NoteId.of("000000000000000000000001");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> reader(plain()).resume(other, checkpoint))
                .withMessage("The checkpoint is of note " + NOTE + ", but note " + other + " is to be read");
    }

    @ParameterizedTest
    @ValueSource(ints = {1_000, 100_000})
    void checkpointOfALongNoteStaysBounded(int comments) {
        int perPage = 500;
        int pages = comments / perPage;
        CommentSource source = request -> {
            int page = request.after()
                    .map(cursor -> Integer.parseInt(cursor.value()))
                    .orElse(0);
            List<Comment> served = comments(page * perPage, (page + 1) * perPage - 1);
            return page == pages - 1
                    ? last(served)
                    : ScriptedSource.promising(served, Optional.of(Cursor.of(Integer.toString(page + 1))));
        };
        Reading reading = NoteReader.ofDefaults(source).start(NOTE);
        for (int i = 0; i < pages - 1; i++) {
            reading.nextPage();
        }
        Checkpoint checkpoint = written(reading);

        assertThat(checkpoint.text()).hasSizeLessThan(275_000);
        int known = Math.min(comments - perPage, RecentIds.MAX_IDS);
        CommentSource repeating = request -> last(comments(comments - perPage - known, comments - 1));
        Reading resumed = NoteReader.ofDefaults(repeating).resume(NOTE, checkpoint);
        assertThat(rest(resumed)).isEqualTo(idsOf(comments(comments - perPage, comments - 1)));
        assertThat(resumed.coverage())
                .isEqualTo(new Coverage(ReportedTotals.of(205, 117), comments, 0, known, pages, 0));
    }
}
