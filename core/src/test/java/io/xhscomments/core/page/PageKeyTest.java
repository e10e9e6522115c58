package io.xhscomments.core.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.xhscomments.core.model.Cursor;
import io.xhscomments.core.model.NoteId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageKeyTest {
    private static final PageRequest FIRST = PageRequest.comments(NoteId.of("6683b283000000001f0052bf"));

    @Test
    void keysWithEqualPartsAreEqual() {
        PageKey key = new PageKey("web-v1", FIRST);

        assertThat(key).isEqualTo(new PageKey("web-v1", FIRST));
        assertThat(key).isNotEqualTo(new PageKey("app-v2", FIRST));
        assertThat(key).isNotEqualTo(new PageKey("web-v1", FIRST.after(Cursor.of("{}"))));
    }

    @Test
    void descriptionNamesRequestAndRoute() {
        assertThat(new PageKey("web-v1", FIRST).describe())
                .isEqualTo("comments of note 6683b283000000001f0052bf, first page on web-v1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "web v1", "web\nv1", "网页"})
    void invalidRouteIsRefused(String route) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PageKey(route, FIRST))
                .withMessageStartingWith(
                        "A route must have 1 to 100 printable ASCII characters and no space, but is \"")
                .withMessageNotContaining("\n");
    }

    @Test
    void tooLongRouteIsRefusedAndShortened() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PageKey("r".repeat(101), FIRST))
                .withMessageEndingWith("r…\"");
        assertThat(new PageKey("r".repeat(100), FIRST).route()).hasSize(100);
    }
}
