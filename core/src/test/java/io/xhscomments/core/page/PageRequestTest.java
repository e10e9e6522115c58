package io.xhscomments.core.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.model.Cursor;
import io.xhscomments.core.model.NoteId;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PageRequestTest {
    private static final NoteId NOTE = NoteId.of("6683b283000000001f0052bf");
    private static final CommentId COMMENT = CommentId.of("66c4b7a300000000270106f7");
    private static final Cursor CURSOR = Cursor.of("{\"index\":2}");
    private static final Cursor LATER = Cursor.of("{\"index\":3}");

    static Stream<PageRequest> chains() {
        return Stream.of(PageRequest.comments(NOTE), PageRequest.replies(NOTE, COMMENT));
    }

    @ParameterizedTest
    @MethodSource("chains")
    void sequenceContinuesAndRestarts(PageRequest first) {
        PageRequest second = first.after(CURSOR);

        assertThat(first.after()).isEmpty();
        assertThat(second.after()).contains(CURSOR);
        assertThat(second.note()).isEqualTo(NOTE);
        assertThat(second).isNotEqualTo(first);
        assertThat(second.after(LATER).after()).contains(LATER);
        assertThat(second.first()).isEqualTo(first);
        assertThat(first.first()).isEqualTo(first);
    }

    @Test
    void repliesStayThoseOfTheirComment() {
        assertThat(PageRequest.replies(NOTE, COMMENT).after(CURSOR).comment()).isEqualTo(COMMENT);
        assertThat(PageRequest.replies(NOTE, COMMENT)).isNotEqualTo(PageRequest.comments(NOTE));
    }

    @Test
    void descriptionNamesNoteAndPosition() {
        assertThat(PageRequest.comments(NOTE).describe())
                .isEqualTo("comments of note 6683b283000000001f0052bf, first page");
        assertThat(PageRequest.comments(NOTE).after(CURSOR).describe())
                .isEqualTo("comments of note 6683b283000000001f0052bf, page after {\"index\":2}");
        assertThat(PageRequest.replies(NOTE, COMMENT).describe())
                .isEqualTo("replies to comment 66c4b7a300000000270106f7 of note 6683b283000000001f0052bf, first page");
        assertThat(PageRequest.replies(NOTE, COMMENT).after(CURSOR).describe())
                .isEqualTo("replies to comment 66c4b7a300000000270106f7 of note 6683b283000000001f0052bf,"
                        + " page after {\"index\":2}");
    }

    @Test
    void descriptionStaysShortAndOnOneLine() {
        assertThat(PageRequest.comments(NOTE)
                        .after(Cursor.of("x".repeat(16_000)))
                        .describe())
                .hasSizeLessThan(250)
                .endsWith("xxx…");
        assertThat(PageRequest.comments(NOTE).after(Cursor.of("x".repeat(160))).describe())
                .endsWith("xxx");
        assertThat(PageRequest.comments(NOTE)
                        .after(Cursor.of("a\nb\r\u0085\u2028\u202ec"))
                        .describe())
                .endsWith("page after a b    c");
    }

    @Test
    void descriptionHasNoUnpairedSurrogate() {
        String description = PageRequest.comments(NOTE)
                .after(Cursor.of("x".repeat(159) + "😆😆"))
                .describe();

        assertThat(description).endsWith("x …");
    }
}
