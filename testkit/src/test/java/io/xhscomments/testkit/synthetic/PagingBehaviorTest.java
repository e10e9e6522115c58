package io.xhscomments.testkit.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.model.Cursor;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.testkit.ServedPage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Each way in which a chain goes wrong, at page 2 of 3 pages of 10. */
class PagingBehaviorTest {
    @ParameterizedTest
    @EnumSource
    void a_stuck_cursor_leads_to_its_own_page(TikHubRoute route) {
        SyntheticNote note = broken(PagingBehavior.STUCK_CURSOR);
        ServedPage first = page(note, route, null);
        ServedPage second = page(note, route, first.cursor());

        assertThat(second.ids()).isEqualTo(values(note).subList(10, 20));
        assertThat(second.hasMore()).isTrue();
        assertThat(second.cursor()).isEqualTo(first.cursor());
        assertThat(page(note, route, second.cursor()).ids()).isEqualTo(second.ids());
        assertThat(note.pages()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {"EMPTY_OBJECT_CURSOR,{}", "EMPTY_CURSOR,''", "NULL_CURSOR,null"})
    void a_cursor_that_is_none_still_promises_more(PagingBehavior chain, String cursor) {
        SyntheticNote note = broken(chain);
        ServedPage second = page(
                note, TikHubRoute.WEB_V1, page(note, TikHubRoute.WEB_V1, null).cursor());

        assertThat(second.hasMore()).isTrue();
        assertThat(second.page()).containsEntry("cursor", cursor);
        assertThat(second.ids()).isEqualTo(values(note).subList(10, 20));
        assertThat(note.pages()).isEqualTo(2);
    }

    @Test
    void an_empty_object_as_cursor_leads_to_page_one() {
        SyntheticNote note = broken(PagingBehavior.EMPTY_OBJECT_CURSOR);

        assertThat(page(note, TikHubRoute.WEB_V1, "{}").ids())
                .isEqualTo(values(note).subList(0, 10));
    }

    @ParameterizedTest
    @EnumSource
    void the_first_page_can_come_for_ever(TikHubRoute route) {
        SyntheticNote note = broken(PagingBehavior.FIRST_PAGE_FOREVER);
        ServedPage first = page(note, route, null);
        ServedPage second = page(note, route, first.cursor());

        assertThat(second.ids()).isEqualTo(first.ids());
        assertThat(second.cursor()).isEqualTo(first.cursor());
        assertThat(second.hasMore()).isTrue();
        assertThat(note.pages()).isEqualTo(1);
        assertThat(values(note)).isEqualTo(first.ids());
    }

    @ParameterizedTest
    @EnumSource
    void empty_pages_can_promise_more_with_another_cursor_each_time(TikHubRoute route) {
        SyntheticNote note = broken(PagingBehavior.EMPTY_PAGE_WITH_MORE);
        ServedPage first = page(note, route, null);
        ServedPage second = page(note, route, first.cursor());
        ServedPage third = page(note, route, second.cursor());

        assertThat(List.of(second, third)).allSatisfy(empty -> {
            assertThat(empty.ids()).isEmpty();
            assertThat(empty.hasMore()).isTrue();
        });
        assertThat(List.of(first.cursor(), second.cursor(), third.cursor())).doesNotHaveDuplicates();
        assertThat(note.pages()).isEqualTo(1);
        assertThat(values(note)).isEqualTo(first.ids());
    }

    private static SyntheticNote broken(PagingBehavior chain) {
        return SyntheticNote.builder(11).comments(30).paging(chain, 2).build();
    }

    private static ServedPage page(SyntheticNote note, TikHubRoute route, String cursor) {
        PageRequest first = PageRequest.comments(note.id());
        return ServedPage.read(note.page(route, cursor == null ? first : first.after(Cursor.of(cursor))));
    }

    private static List<String> values(SyntheticNote note) {
        return note.commentIds().map(CommentId::value).toList();
    }
}
