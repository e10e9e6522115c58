package io.xhscomments.core.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.NoteId;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class NewestVersionsTest {
    private static final NoteId OTHER_NOTE = NoteId.of("6683b283000000001f0052b0");

    private final NewestVersions<OptionalLong> likes = new NewestVersions<>(Comment::likeCount);

    @Test
    void versionReadLastReplacesEarlierOnes() {
        likes.add(Data.builder(1).likeCount(5).build());
        likes.add(Data.builder(2).likeCount(7).build());
        likes.add(Data.builder(1).likeCount(3).build());

        assertThat(likes.of(Data.comment(1))).contains(OptionalLong.of(3));
        assertThat(likes.of(Data.NOTE)).hasSize(2).containsEntry(Data.id(2), OptionalLong.of(7));
    }

    @Test
    void commentsOfOtherNotesAreOtherComments() {
        Comment elsewhere = Comment.builder(Data.id(1), OTHER_NOTE).likeCount(9).build();
        likes.add(Data.builder(1).likeCount(5).build());

        assertThat(likes.of(elsewhere)).isEmpty();
        assertThat(likes.of(OTHER_NOTE)).isEmpty();
        likes.add(elsewhere);
        assertThat(likes.of(elsewhere)).contains(OptionalLong.of(9));
        assertThat(likes.of(Data.comment(1))).contains(OptionalLong.of(5));
    }

    @Test
    void viewOfANoteCannotBeChanged() {
        likes.add(Data.comment(1));

        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> likes.of(Data.NOTE).clear());
    }
}
