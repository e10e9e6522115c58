package io.xhscomments.adapter.cache.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.xhscomments.core.failure.PageNotStoredException;
import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.model.Cursor;
import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.PageKey;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.Spend;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The message of a miss explains the miss. */
class MissMessageTest {
    private static final PageRequest FIRST = PageRequest.comments(Responses.NOTE);
    private static final PageRequest REPLIES =
            PageRequest.replies(Responses.NOTE, CommentId.of("6700000000000000000000bb"));

    @TempDir
    Path dir;

    private PageNotStoredException miss(PageRequest missing) {
        PageNotStoredException miss = catchThrowableOfType(
                PageNotStoredException.class,
                () -> PageStore.at(dir).replay(Responses.FORMAT).send(missing));
        assertThat(miss.charge()).isEqualTo(Charge.FREE);
        assertThat(miss.spend()).isEqualTo(Spend.NONE);
        assertThat(miss.retryable()).isFalse();
        assertThat(miss.request()).isEqualTo(missing);
        return miss;
    }

    @Test
    void missNamesRequestPlaceNearestPageAndCost() {
        Stores.with(dir, 0, 2);

        assertThat(miss(FIRST.after(Cursor.of("{\"cursor\":\"68\"}"))))
                .hasMessage("comments of note 6700000000000000000000aa, page after {\"cursor\":\"68\"}: the page is not"
                        + " stored: looked on web-v1 in " + dir + ", among 2 pages, 2 of this note; the nearest is a"
                        + " page of this sequence, whose cursor continues with 000000aa00000001000000\",\"index\":2,\"pageA…"
                        + " instead of \"} at character 14. Recording it takes one charged request"
                        + " (not charged; trying again will not help)");
    }

    static Stream<Arguments> nearest() {
        return Stream.of(
                Arguments.of(
                        List.of(FIRST),
                        FIRST.after(Cursor.of("x")),
                        "the first page of this sequence, without a cursor."),
                Arguments.of(
                        List.of(FIRST, FIRST.after(Cursor.of("b1")), FIRST.after(Cursor.of("a2"))),
                        FIRST.after(Cursor.of("a1")),
                        "whose cursor continues with 2 instead of 1 at character 2."),
                Arguments.of(
                        List.of(FIRST.after(Cursor.of("a"))),
                        FIRST.after(Cursor.of("ab")),
                        "whose cursor continues with its end instead of b at character 2."),
                Arguments.of(
                        List.of(FIRST.after(Cursor.of("ab"))), FIRST, "the nearest is a later page of this sequence."),
                Arguments.of(List.of(REPLIES), FIRST, "the nearest is replies to comment 6700000000000000000000bb of"),
                Arguments.of(
                        List.of(REPLIES, REPLIES.after(Cursor.of("x"))),
                        REPLIES.after(Cursor.of("xy")),
                        "whose cursor continues with its end instead of y at character 2."));
    }

    @ParameterizedTest
    @MethodSource("nearest")
    void nearestPageDiffersLeastAndShowsTheDifference(List<PageRequest> stored, PageRequest missing, String message) {
        PageStore store = Stores.at(dir, Stores.NOW);
        stored.forEach(request -> Stores.pay(store, new PageKey(Responses.ROUTE, request), Responses.page(0)));

        assertThat(miss(missing)).hasMessageContaining(message);
    }

    @Test
    void missNamesTheSamePageOnAnotherRoute() {
        PageStore store = Stores.at(dir, Stores.NOW);
        Stores.pay(store, new PageKey("app-v2", FIRST), Responses.page(0));

        assertThat(miss(FIRST)).hasMessageContaining("the nearest is the same on app-v2.");
        assertThat(miss(FIRST.after(Cursor.of("x"))))
                .hasMessageContaining("the nearest is the first page of this sequence, without a cursor on app-v2.");
    }

    @Test
    void missOnlyCountsPagesOfOtherNotes() {
        PageStore store = Stores.at(dir, Stores.NOW);
        Stores.pay(
                store,
                new PageKey(Responses.ROUTE, Responses.request(Responses.note(1), 0)),
                Responses.page(Responses.note(1), 0, 0));

        assertThat(miss(FIRST)).hasMessageContaining("among 1 pages, 0 of this note. Recording it");
    }

    @Test
    void missIgnoresDamagedPages() throws IOException {
        PageStore store = Stores.with(dir, 0, 1);
        Stores.change(Stores.page(store, 0), "nickname", "nicknamE");

        assertThat(miss(Responses.request(5)))
                .hasMessageContaining("among 1 pages, 1 of this note; the nearest is a page");
    }

    @Test
    void missReportsADirectoryWithoutAStore() throws IOException {
        assertThat(miss(FIRST)).hasMessageContaining("looked on web-v1 in " + dir + ", where there is no page store.");
        Files.delete(dir);
        assertThat(miss(FIRST)).hasMessageContaining("where there is no page store.");
        Files.createDirectory(dir);
    }

    /** A message is one line of bounded length, whatever the cursor contains. */
    @Test
    void hostileCursorIsHarmlessInTheMessage() {
        PageStore store = Stores.at(dir, Stores.NOW);
        Stores.pay(
                store,
                new PageKey(Responses.ROUTE, FIRST.after(Cursor.of("\u001b[2J\n\ud83d" + "x".repeat(9000)))),
                Responses.page(0));

        String message = miss(FIRST.after(Cursor.of("\u001b[2J\n\ude42" + "y".repeat(9000))))
                .getMessage();

        assertThat(message).hasSizeLessThan(1200).matches("[^\\p{Cc}\\p{Cs}]*");
    }
}
