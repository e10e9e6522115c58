package io.xhscomments.testkit.synthetic;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.xhscomments.core.model.NoteId;
import org.junit.jupiter.api.Test;

class SyntheticNoteBuilderTest {
    @Test
    void settings_that_contradict_each_other_are_refused() {
        SyntheticNoteBuilder builder = SyntheticNote.builder(1).comments(25);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> SyntheticNote.builder(1).comments(-1))
                .withMessage("comments must be 0 to 100000000, but is -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SyntheticNote.builder(1).pageSize(0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SyntheticNote.builder(1).pinned(11).build());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.paging(PagingBehavior.EMPTY_CURSOR, 4).build())
                .withMessage("atPage must be 1 to 3, but is 4");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.paging(PagingBehavior.STUCK_CURSOR, 1).build())
                .withMessage("atPage must be 2 to 3, but is 1");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> SyntheticNote.builder(1).replies(position -> -1).build());
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        SyntheticNote.builder(1).note(NoteId.of("f".repeat(24))).build());
    }
}
