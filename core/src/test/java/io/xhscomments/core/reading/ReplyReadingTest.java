package io.xhscomments.core.reading;

import static io.xhscomments.core.reading.Data.FIRST;
import static io.xhscomments.core.reading.Data.NOTE;
import static io.xhscomments.core.reading.Data.comment;
import static io.xhscomments.core.reading.Data.ids;
import static io.xhscomments.core.reading.Data.idsOf;
import static io.xhscomments.core.reading.Data.repliesTo;
import static io.xhscomments.core.reading.Data.reply;
import static io.xhscomments.core.reading.Data.rest;
import static io.xhscomments.core.reading.Data.withReplies;
import static io.xhscomments.core.reading.ScriptedSource.cursorAfter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.xhscomments.core.failure.InvalidRequestException;
import io.xhscomments.core.failure.UpstreamErrorException;
import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.Cursor;
import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.Receipt;
import io.xhscomments.core.page.ReportedTotals;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyReadingTest {
    private static final PageRequest MID_CHAIN = repliesTo(1).after(cursorAfter(0));

    private final ScriptedSource source = new ScriptedSource();
    private final NoteReader reader =
            NoteReader.builder(source).replies(ReplySelection.all()).build();

    private Reading read(ReplySelection replies, long... given) {
        Reading reading = reader.toBuilder().replies(replies).build().start(NOTE);
        assertThat(rest(reading)).isEqualTo(ids(given));
        return reading;
    }

    @Test
    void inlinedRepliesComeBeforeFurtherReplies() {
        source.chain(FIRST, List.of(withReplies(1, 4, reply(1, 11)), comment(2)), List.of(withReplies(3, 1)));
        source.chain(repliesTo(1), List.of(reply(1, 11), reply(1, 12, 11)), List.of(reply(1, 13), reply(1, 14, 12)));
        source.chain(repliesTo(3), List.of(reply(3, 31)));
        List<Comment> read = new ArrayList<>();
        Reading reading = reader.start(NOTE);

        reading.forEachRemaining(read::add);

        assertThat(idsOf(read)).isEqualTo(ids(1, 11, 12, 13, 14, 2, 3, 31));
        assertThat(source.asked())
                .containsExactly(FIRST, repliesTo(1), MID_CHAIN, FIRST.after(cursorAfter(0)), repliesTo(3));
        assertThat(reading.coverage()).isEqualTo(new Coverage(ScriptedSource.TOTALS, 3, 5, 1, 5, 0));
        assertThat(reading.termination()).contains(Termination.of(StopReason.END_OF_PAGES));
        Comment deep = read.get(4);
        assertThat(deep.rootId()).contains(Data.id(1));
        assertThat(deep.parentId()).contains(Data.id(12));
    }

    @Test
    void repliesAreOffByDefault() {
        source.chain(FIRST, List.of(withReplies(1, 4, reply(1, 11)), comment(2)));

        read(ReplySelection.none(), 1, 2);
        read(ReplySelection.atMost(0), 1, 2);
        assertThat(source.requests()).isEqualTo(2);
    }

    @Test
    void absentOrInlinedRepliesNeedNoRequest() {
        source.chain(FIRST, List.of(withReplies(1, 0), withReplies(2, 2, reply(2, 21), reply(2, 22))));

        read(ReplySelection.all(), 1, 2, 21, 22);
        assertThat(source.requests()).isEqualTo(1);
    }

    @Test
    void unknownReplyCountNeedsARequest() {
        source.chain(FIRST, List.of(Data.builder(1).build()));
        source.chain(repliesTo(1), List.of(reply(1, 11)));

        read(ReplySelection.all().onlyWithAtLeast(5), 1, 11);
        assertThat(source.requests()).isEqualTo(2);
    }

    @Test
    void repeatedInlinedReplyIsCounted() {
        source.chain(FIRST, List.of(withReplies(1, 2, reply(1, 11), reply(1, 11))));

        assertThat(read(ReplySelection.all(), 1, 11).coverage().repeats()).isEqualTo(1);
    }

    @Test
    void replyLimitSavesRequests() {
        source.chain(FIRST, List.of(withReplies(1, 9, reply(1, 11)), withReplies(2, 1, reply(2, 21))));
        source.promise(repliesTo(1), List.of(reply(1, 11), reply(1, 12)), Optional.of(cursorAfter(0)));
        source.promise(MID_CHAIN, List.of(reply(1, 13), reply(1, 14)), Optional.of(cursorAfter(1)));

        read(ReplySelection.atMost(1), 1, 11, 2, 21);
        assertThat(source.requests()).isEqualTo(1);
        read(ReplySelection.atMost(2), 1, 11, 12, 2, 21);
        assertThat(source.requests()).isEqualTo(1 + 2);
        assertThat(read(ReplySelection.atMost(3), 1, 11, 12, 13, 2, 21).termination())
                .contains(Termination.of(StopReason.END_OF_PAGES));
        assertThat(source.requests()).isEqualTo(1 + 2 + 3);
    }

    @Test
    void onlyCommentsWithEnoughRepliesAreExpanded() {
        source.chain(FIRST, List.of(withReplies(1, 2, reply(1, 11)), withReplies(2, 3, reply(2, 21))));
        source.chain(repliesTo(2), List.of(reply(2, 22)));

        read(ReplySelection.all().onlyWithAtLeast(3), 1, 2, 21, 22);
        assertThat(source.asked()).containsExactly(FIRST, repliesTo(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "null", "just sent"})
    void stalledReplyCursorEndsOneSequence(String kind) {
        Optional<Cursor> stalled = kind.isEmpty()
                ? Optional.empty()
                : Optional.of(kind.equals("just sent") ? cursorAfter(0) : Cursor.of(kind));
        source.chain(FIRST, List.of(withReplies(1, 5), comment(2)), List.of(withReplies(3, 1)));
        source.promise(repliesTo(1), List.of(reply(1, 11)), Optional.of(cursorAfter(0)));
        source.promise(MID_CHAIN, List.of(reply(1, 12)), stalled);
        source.chain(repliesTo(3), List.of(reply(3, 31)));

        Reading reading = read(ReplySelection.all(), 1, 11, 12, 2, 3, 31);

        assertThat(reading.termination()).contains(Termination.of(StopReason.STALLED_CURSOR));
        assertThat(reading.coverage().replyChainsCutShort()).isEqualTo(1);
        assertThat(reading.coverage().summary()).endsWith("; reply chains cut short: 1");
        assertThat(source.requests()).isEqualTo(5);
    }

    @Test
    void repeatedReplyPageEndsOneSequence() {
        source.chain(FIRST, List.of(withReplies(1, 5), withReplies(2, 5)));
        for (long root = 1; root <= 2; root++) {
            List<Comment> page = List.of(reply(root, root * 10), reply(root, root * 10 + 1));
            source.promise(repliesTo(root), page, Optional.of(cursorAfter(0)));
            source.promise(repliesTo(root).after(cursorAfter(0)), page, Optional.of(cursorAfter(1)));
        }

        Reading reading = read(ReplySelection.all(), 1, 10, 11, 2, 20, 21);

        assertThat(reading.termination()).contains(Termination.of(StopReason.REPEATED_PAGE));
        assertThat(reading.coverage().replyChainsCutShort()).isEqualTo(2);
        assertThat(source.requests()).isEqualTo(5);
    }

    @Test
    void firstPageMayRepeatInlinedReplies() {
        source.chain(FIRST, List.of(withReplies(1, 2, reply(1, 11))));
        source.chain(repliesTo(1), List.of(reply(1, 11)), List.of(reply(1, 12)));

        assertThat(read(ReplySelection.all(), 1, 11, 12).termination())
                .contains(Termination.of(StopReason.END_OF_PAGES));
    }

    @Test
    void emptyReplyPagesEndOneSequence() {
        source.chain(FIRST, List.of(withReplies(1, 5), comment(2)));
        source.promise(repliesTo(1), List.of(), Optional.of(cursorAfter(0)));
        source.promise(MID_CHAIN, List.of(), Optional.of(cursorAfter(1)));

        assertThat(read(ReplySelection.all(), 1, 2).termination()).contains(Termination.of(StopReason.EMPTY_PAGES));
        assertThat(source.requests()).isEqualTo(3);
    }

    @Test
    void refusedReplyCursorEndsOneSequence() {
        source.chain(FIRST, List.of(withReplies(1, 5), comment(2)));
        source.promise(repliesTo(1), List.of(reply(1, 11)), Optional.of(cursorAfter(0)));
        source.fail(MID_CHAIN, InvalidRequestException.beforeSending(MID_CHAIN, "no cursor of this route"));

        Reading reading = read(ReplySelection.all(), 1, 11, 2);

        assertThat(reading.termination()).contains(Termination.of(StopReason.STALLED_CURSOR));
        assertThat(reading.coverage().replyChainsCutShort()).isEqualTo(1);
    }

    @Test
    void failedReplyPageCanBeResumed() {
        source.chain(FIRST, List.of(withReplies(1, 5), comment(2)));
        source.promise(repliesTo(1), List.of(reply(1, 11)), Optional.of(cursorAfter(0)));
        source.fail(MID_CHAIN, new UpstreamErrorException(MID_CHAIN, "busy"));
        source.response(MID_CHAIN, ScriptedSource.last(List.of(reply(1, 12))));
        Reading reading = reader.start(NOTE);

        assertThat(idsOf(reading.nextPage())).isEqualTo(ids(1));
        assertThat(idsOf(reading.nextPage())).isEqualTo(ids(11));
        assertThat(catchThrowable(reading::nextPage)).isInstanceOf(UpstreamErrorException.class);
        assertThat(rest(reader.resume(NOTE, reading.checkpoint()))).isEqualTo(ids(12, 2));
        assertThat(source.served()).isEqualTo(3);
    }

    @Test
    void knownReachedKeepsCutReplies() {
        source.promise(FIRST, List.of(withReplies(1, 5), comment(2)), Optional.of(cursorAfter(0)));
        source.promise(repliesTo(1), List.of(reply(1, 11)), Optional.empty());
        NoteReader incremental = reader.toBuilder()
                .until(StopCondition.known(Set.of(Data.id(2))))
                .build();
        Reading reading = incremental.start(NOTE);

        assertThat(rest(reading)).isEqualTo(ids(1, 11));
        assertThat(reading.termination()).contains(Termination.of(StopReason.STALLED_CURSOR));
        assertThat(source.requests()).isEqualTo(2);
    }

    @Test
    void repliesOfAKnownPinnedCommentAreSkipped() {
        Comment old = Data.pinned(90).toBuilder().replyCount(7).build();
        source.chain(FIRST, List.of(old, comment(1)));
        NoteReader incremental = reader.toBuilder()
                .until(StopCondition.known(Set.of(Data.id(90))))
                .build();

        assertThat(rest(incremental.start(NOTE))).isEqualTo(ids(1));
        assertThat(source.requests()).isEqualTo(1);
    }

    @Test
    void totalsComeFromTopLevelPages() {
        source.chain(FIRST, List.of(withReplies(1, 1)));
        source.response(
                repliesTo(1),
                CommentPage.of(
                        List.of(reply(1, 11)), ReportedTotals.of(1, 0), Optional.empty(), Receipt.of(Charge.CHARGED)));

        assertThat(read(ReplySelection.all(), 1, 11).coverage().reported()).isEqualTo(ScriptedSource.TOTALS);
    }

    @Test
    void resumedReadingWithoutRepliesSkipsThem() {
        source.chain(FIRST, List.of(withReplies(1, 5), comment(2)));
        source.promise(repliesTo(1), List.of(reply(1, 11)), Optional.of(cursorAfter(0)));
        Reading reading = reader.start(NOTE);
        reading.nextPage();
        reading.nextPage();

        NoteReader topLevelOnly = NoteReader.ofDefaults(source);

        assertThat(rest(topLevelOnly.resume(NOTE, reading.checkpoint()))).isEqualTo(ids(2));
        assertThat(source.requests()).isEqualTo(2);
    }

    @Test
    void limitsOfCommentsAndPagesCountReplies() {
        source.chain(FIRST, List.of(withReplies(1, 2, reply(1, 11)), comment(2)));
        source.chain(repliesTo(1), List.of(reply(1, 12)));
        Reading twoComments = reader.toBuilder().maxComments(2).build().start(NOTE);
        Reading onePage = reader.toBuilder().maxPages(1).build().start(NOTE);

        assertThat(rest(twoComments)).isEqualTo(ids(1, 11));
        assertThat(twoComments.termination()).contains(Termination.of(StopReason.COMMENT_LIMIT));
        assertThat(rest(onePage)).isEqualTo(ids(1, 11));
        assertThat(onePage.termination()).contains(Termination.of(StopReason.PAGE_LIMIT));
        assertThat(source.asked()).containsExactly(FIRST, FIRST);
    }
}
