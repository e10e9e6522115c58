package io.xhscomments.testkit.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.model.Cursor;
import io.xhscomments.core.page.CommentArea;
import io.xhscomments.core.page.CommentOrder;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.ReportedTotals;
import io.xhscomments.testkit.ServedPage;
import io.xhscomments.testkit.fixture.Fixtures;
import io.xhscomments.testkit.wire.Endpoint;
import io.xhscomments.testkit.wire.Envelope;
import io.xhscomments.testkit.wire.PagePosition;
import io.xhscomments.testkit.wire.ParsedRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SyntheticNoteTest {
    @Test
    void sameSeedMakesTheSameNote() {
        PageRequest page = PageRequest.comments(SyntheticNote.builder(1).build().id());

        byte[] once = SyntheticNote.builder(1).replies(3).build().page(TikHubRoute.APP_V2, page);

        assertThat(SyntheticNote.builder(1).replies(3).build().page(TikHubRoute.APP_V2, page))
                .isEqualTo(once);
        assertThat(SyntheticNote.builder(2).build().id()).isNotEqualTo(page.note());
    }

    @ParameterizedTest
    @EnumSource
    void cursorsReachEveryCommentOnce(TikHubRoute route) {
        for (int comments : List.of(0, 1, 9, 10, 11, 25, 100)) {
            SyntheticNote note = SyntheticNote.builder(7).comments(comments).build();

            List<ServedPage> pages = chain(note, route, PageRequest.comments(note.id()));

            assertThat(ids(pages))
                    .isEqualTo(values(note.commentIds()))
                    .hasSize(comments)
                    .doesNotHaveDuplicates();
            assertThat(pages).hasSize(note.pages());
            assertThat(note.pages()).isEqualTo(Math.max(1, (comments + 9) / 10));
        }
    }

    @ParameterizedTest
    @EnumSource
    void replyCursorsReachEveryReplyOnce(TikHubRoute route) {
        SyntheticNote note = SyntheticNote.builder(7)
                .comments(12)
                .replies(position -> position * 2)
                .replyPageSize(5)
                .build();

        note.commentIds().forEach(comment -> {
            List<ServedPage> pages = chain(note, route, PageRequest.replies(note.id(), comment));
            assertThat(ids(pages)).isEqualTo(values(note.replyIds(comment)));
            assertThat(pages).hasSize(note.replyPages(comment));
        });
        assertThat(note.replyIds(note.commentIds().skip(11).findFirst().orElseThrow()))
                .hasSize(22);
    }

    @Test
    void inlinedReplyCursorContinuesAfterThem() {
        SyntheticNote note = SyntheticNote.builder(7).comments(3).replies(5).build();
        CommentId comment = note.commentIds().findFirst().orElseThrow();
        String cursor =
                (String) first(note, TikHubRoute.APP_V2).comments().get(0).get("sub_comment_cursor");

        ServedPage rest = ServedPage.read(note.page(
                TikHubRoute.APP_V2, PageRequest.replies(note.id(), comment).after(Cursor.of(cursor))));

        assertThat(rest.ids()).isEqualTo(values(note.replyIds(comment).skip(1)));
    }

    private static List<ServedPage> ordered(SyntheticNote note, CommentOrder order, CommentArea area) {
        return chain(
                note,
                TikHubRoute.APP_V2,
                PageRequest.comments(note.id()).order(order).area(area));
    }

    @ParameterizedTest
    @EnumSource
    void eachOrderOfEachAreaIsServedOnce(CommentOrder order) {
        SyntheticNote note = SyntheticNote.builder(7)
                .comments(45)
                .folded(12)
                .replies(2)
                .pinned(2)
                .build();
        List<String> usual = values(note.commentIds());
        for (CommentArea area : CommentArea.values()) {
            List<ServedPage> pages = ordered(note, order, area);

            assertThat(ids(pages))
                    .isEqualTo(values(note.commentIds(order, area)))
                    .doesNotHaveDuplicates();
            assertThat(pages).hasSize(area == CommentArea.FOLDED ? 2 : 5);
            assertThat(pages.get(0).cursor()).contains("\"pageArea\":\"" + area + "\"");
            assertThat(ids(pages)).hasSize(area == CommentArea.FOLDED ? 12 : 45);
        }
        List<String> served = values(note.commentIds(order, CommentArea.UNFOLDED));
        assertThat(served).containsExactlyInAnyOrderElementsOf(usual);
        assertThat(served.equals(usual)).isEqualTo(order == CommentOrder.LATEST);
        assertThat(served.subList(0, 2)).as("pinned").isEqualTo(usual.subList(0, 2));
        assertThat(values(note.commentIds(order, CommentArea.FOLDED))).doesNotContainAnyElementsOf(usual);
    }

    @Test
    void mostLikedComeFirst() {
        SyntheticNote note = SyntheticNote.builder(7).comments(45).build();

        List<Double> likes = ordered(note, CommentOrder.LIKES, CommentArea.UNFOLDED).stream()
                .flatMap(page -> page.comments().stream())
                .map(comment -> (Double) comment.get("like_count"))
                .toList();

        assertThat(likes).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(likes.get(0)).isPositive();
        assertThat(values(note.commentIds(CommentOrder.LIKES, CommentArea.UNFOLDED)))
                .isNotEqualTo(values(note.commentIds(CommentOrder.DEFAULT, CommentArea.UNFOLDED)));
    }

    /** Web V1 has one order and one area. */
    @Test
    void webV1IgnoresOrderAndArea() {
        SyntheticNote note = SyntheticNote.builder(7).comments(20).folded(3).build();
        ParsedRequest request = ParsedRequest.of(
                Endpoint.WEB_V1_COMMENTS,
                Map.of("note_id", note.id().value(), "sort_strategy", "like_count", "pageArea", "FOLDED"),
                shareText -> Optional.empty());

        byte[] page = note.respond(request, new Envelope("r", Instant.EPOCH));

        assertThat(ServedPage.read(page).ids())
                .isEqualTo(values(note.commentIds().limit(10)));
    }

    @Test
    void foldedCommentsAreCountedButNotServedAmongTheOthers() {
        SyntheticNote note =
                SyntheticNote.builder(7).comments(12).replies(3).folded(5).build();
        ServedPage page = first(note, TikHubRoute.WEB_V1);

        assertThat(page.number("comment_count")).isEqualTo(12 + 36 + 5);
        assertThat(page.number("comment_count_l1")).isEqualTo(12 + 5);
        assertThat(note.totals()).isEqualTo(ReportedTotals.of(53, 17));
        assertThat(note.commentIds()).hasSize(12);
        assertThat(note.commentIds(CommentOrder.LATEST, CommentArea.FOLDED)).hasSize(5);
    }

    @Test
    void pageCanRepeatThePreviousComment() {
        SyntheticNote note = SyntheticNote.builder(7)
                .comments(25)
                .repeatLastIdOfPreviousPage(true)
                .build();

        List<ServedPage> pages = chain(note, TikHubRoute.WEB_V1, PageRequest.comments(note.id()));

        assertThat(pages.get(1).ids()).hasSize(11).startsWith(pages.get(0).ids().get(9));
        assertThat(pages.get(2).ids()).hasSize(6).startsWith(pages.get(1).ids().get(10));
        assertThat(new HashSet<>(ids(pages))).isEqualTo(new HashSet<>(values(note.commentIds())));
    }

    @Test
    void cursorsHaveTheDocumentedFormat() {
        SyntheticNote note = SyntheticNote.builder(7).comments(15).build();

        List<ServedPage> pages = chain(note, TikHubRoute.WEB_V1, PageRequest.comments(note.id()));

        assertThat(pages.get(0).cursor())
                .isEqualTo("{\"cursor\":\"" + pages.get(0).ids().get(9) + "\",\"index\":2,\"pageArea\":\"UNFOLDED\"}");
        assertThat(pages.get(1).cursor()).isEqualTo("{\"index\":3,\"pageArea\":\"UNFOLDED\"}");
        assertThat(pages.get(1).hasMore()).isFalse();
    }

    @Test
    void pageOfHugeNoteComputesItsOwnCommentsOnly() {
        AtomicInteger computed = new AtomicInteger();
        SyntheticNote note = SyntheticNote.builder(7)
                .comments(1_000_000)
                .replies(position -> {
                    computed.incrementAndGet();
                    return 1;
                })
                .build();
        CommentId nearTheEnd = note.commentIds().skip(999_989).findFirst().orElseThrow();
        computed.set(0);

        ServedPage page = ServedPage.read(note.page(
                TikHubRoute.WEB_V1,
                PageRequest.comments(note.id()).after(Cursor.of(PagePosition.cursorAfter(nearTheEnd, 100_000)))));

        assertThat(page.ids()).hasSize(10);
        assertThat(page.hasMore()).isFalse();
        assertThat(page.cursor()).isEqualTo("{\"index\":100001,\"pageArea\":\"UNFOLDED\"}");
        assertThat(page.number("comment_count")).isEqualTo(2_000_000);
        assertThat(computed).hasValueLessThan(50);
    }

    @Test
    void idsAreFoundInNotesOfAnySize() {
        for (int comments : List.of(1, 2, 1_000, 100_000_000)) {
            SyntheticShape shape = shape(comments);
            SyntheticIds ids = new SyntheticIds(shape);
            for (int position : new int[] {0, comments / 2, comments - 1}) {
                assertThat(ids.positionOf(ids.comment(position))).hasValue(position);
                assertThat(ids.replyOf(position, ids.reply(position, 3))).hasValue(3);
                assertThat(ids.positionOf(ids.reply(position, 3))).isEmpty();
            }
        }
    }

    @Test
    void requestForAnotherNoteIsRejected() {
        SyntheticNote note = SyntheticNote.builder(1).build();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> note.page(TikHubRoute.WEB_V1, PageRequest.comments(Fixtures.sampleNote())))
                .withMessageContaining(Fixtures.sampleNote().value());
        assertThatIllegalArgumentException().isThrownBy(() -> note.replyIds(CommentId.of("0".repeat(24))));
    }

    private static SyntheticShape shape(int comments) {
        return new SyntheticShape(
                9,
                Fixtures.sampleNote(),
                comments,
                10,
                position -> 5,
                5L * comments,
                10,
                1,
                0,
                0,
                0,
                false,
                PagingBehavior.HEALTHY,
                1);
    }

    private static ServedPage first(SyntheticNote note, TikHubRoute route) {
        return ServedPage.read(note.page(route, PageRequest.comments(note.id())));
    }

    static List<ServedPage> chain(SyntheticNote note, TikHubRoute route, PageRequest first) {
        List<ServedPage> pages = new ArrayList<>();
        pages.add(ServedPage.read(note.page(route, first)));
        while (pages.get(pages.size() - 1).hasMore()) {
            assertThat(pages).hasSizeLessThan(1_000);
            Cursor cursor = Cursor.of(pages.get(pages.size() - 1).cursor());
            pages.add(ServedPage.read(note.page(route, first.after(cursor))));
        }
        return pages;
    }

    private static List<String> ids(List<ServedPage> pages) {
        return pages.stream().flatMap(page -> page.ids().stream()).toList();
    }

    private static List<String> values(Stream<CommentId> ids) {
        return ids.map(CommentId::value).toList();
    }
}
