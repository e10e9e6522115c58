package io.xhscomments.codec.tikhub;

import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.core.model.BusinessLabel;
import io.xhscomments.core.model.CommentFlags;
import io.xhscomments.core.model.RawMembers;
import io.xhscomments.core.model.Truth;
import org.junit.jupiter.api.Test;

class SharedTest {
    @Test
    void whatIsSharedIsWhatWasAskedFor() {
        for (Truth a : Truth.values()) {
            for (Truth b : Truth.values()) {
                for (Truth c : Truth.values()) {
                    assertThat(Shared.label(a, b, c)).isEqualTo(new BusinessLabel(a, b, c, RawMembers.none()));
                    for (Truth d : Truth.values()) {
                        assertThat(Shared.flags(a, b, c, d, a, b)).isEqualTo(new CommentFlags(a, b, c, d, a, b));
                        assertThat(Shared.flags(d, a, b, d, c, a)).isEqualTo(new CommentFlags(d, a, b, d, c, a));
                    }
                }
            }
        }
    }

    @Test
    void theSameIsMadeOnce() {
        assertThat(Shared.flags(Truth.TRUE, Truth.FALSE, Truth.FALSE, Truth.FALSE, Truth.FALSE, Truth.UNKNOWN))
                .isSameAs(Shared.flags(Truth.TRUE, Truth.FALSE, Truth.FALSE, Truth.FALSE, Truth.FALSE, Truth.UNKNOWN));
        assertThat(Shared.label(Truth.FALSE, Truth.TRUE, Truth.UNKNOWN))
                .isSameAs(Shared.label(Truth.FALSE, Truth.TRUE, Truth.UNKNOWN));
    }
}
