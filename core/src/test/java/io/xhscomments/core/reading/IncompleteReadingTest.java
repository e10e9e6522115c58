package io.xhscomments.core.reading;

import static io.xhscomments.core.reading.Data.FIRST;
import static io.xhscomments.core.reading.Data.NOTE;
import static io.xhscomments.core.reading.Data.comments;
import static io.xhscomments.core.reading.Data.cursor;
import static io.xhscomments.core.reading.Data.idsOf;
import static io.xhscomments.core.reading.Data.rest;
import static io.xhscomments.core.reading.Data.withReplies;
import static io.xhscomments.core.reading.ScriptedSource.cursorAfter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.xhscomments.core.failure.BudgetExhaustedException;
import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.Cursor;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.Spend;
import io.xhscomments.core.policy.Budget;
import io.xhscomments.core.policy.Policies;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Sequences without a {@code termination()} throw at an early end, after all fetched comments. */
class IncompleteReadingTest {
    private static final PageRequest SECOND = FIRST.after(cursorAfter(0));

    /** The four sequences; each adds its comments to the list. */
    enum Sequence {
        COMMENTS,
        STREAM,
        PAGES,
        STREAM_OF_PAGES;

        void readAll(NoteReader reader, List<Comment> into) {
            switch (this) {
                case COMMENTS -> reader.comments(NOTE).forEach(into::add);
                case STREAM -> reader.stream(NOTE).forEach(into::add);
                case PAGES -> reader.pages(NOTE).forEach(into::addAll);
                case STREAM_OF_PAGES -> reader.streamOfPages(NOTE).forEach(into::addAll);
            }
        }
    }

    private final ScriptedSource source = new ScriptedSource();
    private final List<Comment> read = new ArrayList<>();

    private IncompleteReadingException readTo(Sequence sequence, NoteReader reader) {
        read.clear();
        return (IncompleteReadingException) catchThrowable(() -> sequence.readAll(reader, read));
    }

    @ParameterizedTest
    @EnumSource
    void exhaustedBudgetIsThrown(Sequence sequence) {
        source.chain(FIRST, comments(1, 5), comments(6, 10), comments(11, 15));
        NoteReader reader = NoteReader.ofDefaults(
                Policies.builder(source).budget(Budget.ofRequests(2)).build());

        IncompleteReadingException incomplete = readTo(sequence, reader);

        assertThat(idsOf(read)).isEqualTo(idsOf(comments(1, 10)));
        assertThat(incomplete.reason()).isEqualTo(StopReason.BUDGET);
        assertThat(incomplete.coverage().readTopLevel()).isEqualTo(10);
        assertThat(incomplete.spend()).isEqualTo(new Spend(2, 0, 0));
        assertThat(incomplete)
                .hasCauseInstanceOf(BudgetExhaustedException.class)
                .hasMessageContainingAll(NOTE.value(), "(budget)", "read 10 of 117", "new budget");
        assertThat(rest(NoteReader.ofDefaults(source).resume(NOTE, incomplete.checkpoint())))
                .isEqualTo(idsOf(comments(11, 15)));
        assertThat(source.requests()).isEqualTo(3);
    }

    static Stream<StopReason> stalls() {
        return Stream.of(StopReason.STALLED_CURSOR, StopReason.REPEATED_PAGE, StopReason.EMPTY_PAGES);
    }

    private void stall(StopReason reason) {
        source.promise(FIRST, comments(1, 5), Optional.of(cursorAfter(0)));
        switch (reason) {
            case STALLED_CURSOR -> source.promise(SECOND, List.of(), Optional.of(cursorAfter(0)));
            case REPEATED_PAGE -> source.promise(SECOND, comments(1, 5), Optional.of(cursor("next")));
            default -> source.promise(SECOND, List.of(), Optional.of(cursor("next")));
        }
    }

    @ParameterizedTest
    @MethodSource("stalls")
    void stalledSourceIsThrownBySequencesAndNotByReading(StopReason reason) {
        stall(reason);
        NoteReader reader = NoteReader.builder(source).emptyPagesTolerated(0).build();
        for (Sequence sequence : Sequence.values()) {
            IncompleteReadingException incomplete = readTo(sequence, reader);

            assertThat(idsOf(read)).isEqualTo(idsOf(comments(1, 5)));
            assertThat(incomplete.reason()).isEqualTo(reason);
            assertThat(incomplete).hasNoCause().hasMessageContaining(reason.advice());
        }
        Reading reading = reader.start(NOTE);
        assertThat(rest(reading)).hasSize(5);
        assertThat(reading.termination()).contains(Termination.of(reason));
    }

    @Test
    void cutReplyChainIsThrownAtTheEnd() {
        source.chain(FIRST, List.of(withReplies(1, 9), Data.comment(2)));
        source.promise(Data.repliesTo(1), List.of(Data.reply(1, 20)), Optional.of(Cursor.of("{}")));

        IncompleteReadingException incomplete = readTo(
                Sequence.STREAM,
                NoteReader.builder(source).replies(ReplySelection.all()).build());

        assertThat(idsOf(read)).isEqualTo(Data.ids(1, 20, 2));
        assertThat(incomplete.coverage().replyChainsCutShort()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void endsTheCallerAskedForAreQuiet(Sequence sequence) {
        source.chain(FIRST, comments(1, 5), comments(6, 10), comments(11, 15));
        NoteReader.Builder builder = NoteReader.builder(source);

        assertThat(readTo(sequence, builder.build())).isNull();
        assertThat(read).hasSize(15);
        assertThat(readTo(
                        sequence,
                        builder.until(StopCondition.known(Set.of(Data.id(8)))).build()))
                .isNull();
        assertThat(read).hasSize(7);
        assertThat(readTo(sequence, builder.maxComments(7).build())).isNull();
        assertThat(readTo(sequence, builder.maxPages(1).build())).isNull();
        assertThat(read).hasSize(5);
    }

    @Test
    void exceptionIsThrownAtEveryFurtherCall() {
        stall(StopReason.STALLED_CURSOR);
        Iterator<Comment> iterator =
                NoteReader.ofDefaults(source).comments(NOTE).iterator();
        for (int i = 0; i < 5; i++) {
            iterator.next();
        }

        assertThat(catchThrowable(iterator::hasNext)).isInstanceOf(IncompleteReadingException.class);
        assertThat(catchThrowable(iterator::next)).isInstanceOf(IncompleteReadingException.class);
        assertThat(source.requests()).isEqualTo(2);
    }

    @Test
    void exceptionSurvivesSerialization() throws IOException, ClassNotFoundException {
        stall(StopReason.STALLED_CURSOR);
        IncompleteReadingException thrown = readTo(Sequence.STREAM, NoteReader.ofDefaults(source));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(thrown);
        }
        IncompleteReadingException back;
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            back = (IncompleteReadingException) in.readObject();
        }

        assertThat(back).hasMessage(thrown.getMessage());
        assertThat(back.reason()).isEqualTo(thrown.reason());
        assertThat(back.coverage()).isEqualTo(thrown.coverage());
        assertThat(back.spend()).isEqualTo(thrown.spend());
        assertThat(back.checkpoint().text()).isEqualTo(thrown.checkpoint().text());
    }
}
