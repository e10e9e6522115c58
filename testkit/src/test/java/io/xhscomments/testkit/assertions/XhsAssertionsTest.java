package io.xhscomments.testkit.assertions;

import static io.xhscomments.testkit.assertions.XhsAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xhscomments.core.failure.AuthenticationException;
import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.failure.RateLimitedException;
import io.xhscomments.core.failure.ResponseLostException;
import io.xhscomments.core.model.Author;
import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.model.Cursor;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.model.Tag;
import io.xhscomments.core.model.UserId;
import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.Receipt;
import io.xhscomments.core.page.ReportedTotals;
import io.xhscomments.core.reading.Coverage;
import io.xhscomments.testkit.stub.Ledger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each assertion passes if it is true, and otherwise shows the actual value. */
class XhsAssertionsTest {
    private static final NoteId NOTE = NoteId.of("6683b283000000001f0052bf");
    private static final CommentId ID = CommentId.of("66c4b7a300000000270106f7");
    private static final CommentId ROOT = CommentId.of("66c4b7a3000000002701aaaa");
    private static final PageRequest REQUEST = PageRequest.comments(NOTE);
    private static final Cursor CURSOR = Cursor.of("{\"index\":2}");
    private static final Comment COMMENT = Comment.builder(
                    ID, NOTE, Author.of(UserId.of("u1"), "n"), Instant.EPOCH, "[捂脸R] 100%")
            .likeCount(3)
            .replyCount(43)
            .tags(List.of(Tag.of(Tag.PINNED)))
            .build();
    private static final Comment REPLY = Comment.builder(
                    ROOT, NOTE, Author.of(UserId.of("u1"), "n"), Instant.EPOCH, "r")
            .rootId(ID)
            .build();
    private static final CommentPage PAGE = CommentPage.of(
            List.of(COMMENT), ReportedTotals.of(205, 117), Optional.of(CURSOR), Receipt.of(Charge.CHARGED));
    private static final CommentPage LAST =
            CommentPage.of(List.of(), ReportedTotals.UNKNOWN, Optional.empty(), Receipt.ofStoredPage());
    private static final Coverage COVERAGE = new Coverage(ReportedTotals.of(205, 117), 7, 48, 1, 9, 2);
    private static final CommentSourceException LIMITED =
            new RateLimitedException(REQUEST, Optional.of(Duration.ofSeconds(2)), "");
    private static final CommentSourceException LOST = ResponseLostException.noResponse(REQUEST, "reset", null);
    private static final CommentSourceException BROKEN_OFF =
            ResponseLostException.brokenOff(REQUEST, 200, Charge.CHARGED, "cut", null);
    private static final Ledger LEDGER = new Ledger(
            List.of(
                    entry(1, "", OptionalInt.of(200), Charge.CHARGED),
                    entry(2, "c", OptionalInt.of(500), Charge.FREE),
                    entry(3, "c", OptionalInt.empty(), Charge.UNKNOWN),
                    entry(4, "c", OptionalInt.of(200), Charge.CHARGED)),
            List.of(new Ledger.AccountRequest(1, "path", Optional.empty(), OptionalInt.of(200))));

    private static Ledger.Entry entry(int ordinal, String cursor, OptionalInt status, Charge charge) {
        Optional<String> after = Optional.of(cursor).filter(text -> !text.isEmpty());
        return new Ledger.Entry(
                ordinal,
                Optional.empty(),
                "path",
                Optional.of("n"),
                Optional.empty(),
                Optional.empty(),
                after,
                Optional.empty(),
                Optional.empty(),
                status,
                charge);
    }

    @Test
    void trueAssertionsPass() {
        assertThat(PAGE).hasComments(1).hasComments(ID).hasNext().hasNext(CURSOR);
        assertThat(PAGE).hasTotals(205, 117).isCharged().comments().containsExactly(COMMENT);
        assertThat(LAST).hasComments(0).isLast().isFree();
        assertThat(COMMENT)
                .hasId(ID)
                .hasContent("[捂脸R] 100%")
                .hasTag(Tag.PINNED)
                .isPinned();
        assertThat(COMMENT).isTopLevel().hasLikes(3).reportsReplies(43);
        assertThat(REPLY).isReplyUnder(ID);
        assertThat(COVERAGE).readTopLevel(7).readReplies(48).fetchedPages(9).droppedRepeats(1);
        assertThat(COVERAGE).cutShortReplyChains(2).reports(205, 117);
        assertThat(LIMITED)
                .isFree()
                .isRetryable()
                .hasRetryAfter(Duration.ofSeconds(2))
                .hasStatus(429)
                .hasRequest(REQUEST);
        assertThat(LOST).hasUnknownCharge().hasMessageContaining("reset");
        assertThat(BROKEN_OFF).isCharged();
        assertThat(new AuthenticationException(REQUEST)).isNotRetryable();
        assertThat(LEDGER)
                .requests(4)
                .charged(2)
                .free(1)
                .unknown(1)
                .accountRequests(1)
                .chargedNoPageTwice();
        assertThat(new Ledger(List.of(), List.of())).hasNoRequests().charged(0);
    }

    static Stream<Arguments> whatIsNotSo() {
        return Stream.of(
                says(
                        "Expected a page of 7 comments, but it has 1: [" + ID + "]",
                        () -> assertThat(PAGE).hasComments(7)),
                says(
                        "Expected a page of the comments [" + ROOT + "], but it has [" + ID + "]",
                        () -> assertThat(PAGE).hasComments(ROOT)),
                says(
                        "Expected a page with a next page, but it promises no more and its cursor is missing",
                        () -> assertThat(LAST).hasNext()),
                says(
                        "Expected a page with the next cursor x, but it is {\"index\":2}",
                        () -> assertThat(PAGE).hasNext(Cursor.of("x"))),
                says(
                        "Expected the last page, but it has the next cursor {\"index\":2}",
                        () -> assertThat(PAGE).isLast()),
                says(
                        "Expected a page that reports 1 comments, 1 of them top-level, but it reports",
                        () -> assertThat(PAGE).hasTotals(1, 1)),
                says(
                        "Expected a page whose fetch was FREE, but it was CHARGED",
                        () -> assertThat(PAGE).isFree()),
                says(
                        "Expected comment " + ID + " to have the text \"100%s\", but it has \"[捂脸R] 100%\"",
                        () -> assertThat(COMMENT).hasContent("100%s")),
                says(
                        "to be tagged \"is_author\", but its tags are [user_top]",
                        () -> assertThat(COMMENT).hasTag(Tag.IS_AUTHOR)),
                says(
                        "Expected comment " + ROOT + " to be pinned",
                        () -> assertThat(REPLY).isPinned()),
                says(
                        "to be top-level, but it is a reply under " + ID,
                        () -> assertThat(REPLY).isTopLevel()),
                says("but it is top-level", () -> assertThat(COMMENT).isReplyUnder(ROOT)),
                says("but it is one under " + ID, () -> assertThat(REPLY).isReplyUnder(ROOT)),
                says("to have 4 likes, but it has 3", () -> assertThat(COMMENT).hasLikes(4)),
                says(
                        "to report 0 replies, but it reports an unknown number",
                        () -> assertThat(REPLY).reportsReplies(0)),
                says(
                        "Expected 8 pages fetched, but there were 9: read 7 of 117 reported top-level comments",
                        () -> assertThat(COVERAGE).fetchedPages(8)),
                says(
                        "Expected a note with 1 comments reported",
                        () -> assertThat(COVERAGE).reports(1, 1)),
                says(
                        "Expected a failure that is CHARGED, but it is FREE: " + LIMITED,
                        () -> assertThat(LIMITED).isCharged()),
                says(
                        "Expected a failure that is not retryable, but it is",
                        () -> assertThat(LIMITED).isNotRetryable()),
                says(
                        "Expected a failure with Retry-After PT3S, but it is PT2S",
                        () -> assertThat(LIMITED).hasRetryAfter(Duration.ofSeconds(3))),
                says(
                        "Expected a failure with HTTP 500, but it has no status",
                        () -> assertThat(LOST).hasStatus(500)),
                says(
                        "Expected a failure of the request for replies",
                        () -> assertThat(LOST).hasRequest(PageRequest.replies(NOTE, ID))),
                says(
                        "Expected 3 requests charged, but there were 2, of these requests:",
                        () -> assertThat(LEDGER).charged(3)),
                says(
                        "  3. path note n after c: no response, UNKNOWN",
                        () -> assertThat(LEDGER).requests(1)),
                says(
                        "  none",
                        () -> assertThat(new Ledger(List.of(), List.of())).charged(1)),
                says(
                        "these 1 requests were charged again",
                        () -> assertThat(twice()).chargedNoPageTwice()),
                says(
                        "Expecting actual not to be null",
                        () -> assertThat((Ledger) null).charged(1)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("whatIsNotSo")
    void failedAssertionsShowTheActualValue(String words, ThrowingCallable assertion) {
        assertThatThrownBy(assertion).isInstanceOf(AssertionError.class).hasMessageContaining(words);
    }

    @Test
    void descriptionComesFirst() {
        assertThatThrownBy(() -> assertThat(PAGE).as("page 2").hasComments(7))
                .hasMessageStartingWith("[page 2] Expected a page of 7 comments");
    }

    private static Arguments says(String words, ThrowingCallable assertion) {
        return Arguments.of(words, assertion);
    }

    private static Ledger twice() {
        Ledger.Entry entry = entry(1, "c", OptionalInt.of(200), Charge.CHARGED);
        return new Ledger(List.of(entry, entry), List.of());
    }
}
