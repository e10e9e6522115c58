package io.xhscomments.core.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TriStateTest {
    @Test
    void unknownIsNeitherYesNorNo() {
        assertThat(TriState.UNKNOWN.asBoolean()).isEmpty();
        assertThat(TriState.UNKNOWN.isTrue()).isFalse();
    }

    @Test
    void yesAndNoAreBooleans() {
        assertThat(TriState.of(true)).isEqualTo(TriState.TRUE);
        assertThat(TriState.of(false)).isEqualTo(TriState.FALSE);
        assertThat(TriState.TRUE.asBoolean()).contains(true);
        assertThat(TriState.FALSE.asBoolean()).contains(false);
        assertThat(TriState.TRUE.isTrue()).isTrue();
        assertThat(TriState.FALSE.isTrue()).isFalse();
    }
}
