package io.xhscomments.core.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class IrregularitiesTest {
    @Test
    void countsRowsAndMembersApart() {
        Irregularities some = new Irregularities(List.of("null", "7"), 3, List.of("$.a"));

        assertThat(some.counts()).isEqualTo(new IrregularCounts(2, 3));
        assertThat(Irregularities.NONE.counts()).isSameAs(IrregularCounts.NONE);
        assertThat(some.counts().plus(new IrregularCounts(10, 100))).isEqualTo(new IrregularCounts(12, 103));
    }

    @Test
    void listsAreCopied() {
        List<String> rows = new ArrayList<>(List.of("null"));
        Irregularities irregular = new Irregularities(rows, 0, List.of());
        rows.clear();

        assertThat(irregular.rowsLeftOut()).containsExactly("null");
    }

    @Test
    void morePathsThanMembersOrThanKeptAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Irregularities(List.of(), 0, List.of("$.a")));
        assertThatIllegalArgumentException().isThrownBy(() -> new Irregularities(List.of(), -1, List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new Irregularities(List.of(), 1000, Collections.nCopies(Irregularities.MAX_PATHS + 1, "$.a")));
        assertThatIllegalArgumentException().isThrownBy(() -> new IrregularCounts(0, -1));
    }
}
