package io.xhscomments.core.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TruthTest {
    @Test
    void unknownIsNeitherYesNorNo() {
        assertThat(Truth.UNKNOWN.asBoolean()).isEmpty();
        assertThat(Truth.UNKNOWN.isTrue()).isFalse();
    }

    @Test
    void yesAndNoAreBooleans() {
        assertThat(Truth.of(true)).isEqualTo(Truth.TRUE);
        assertThat(Truth.of(false)).isEqualTo(Truth.FALSE);
        assertThat(Truth.TRUE.asBoolean()).contains(true);
        assertThat(Truth.FALSE.asBoolean()).contains(false);
        assertThat(Truth.TRUE.isTrue()).isTrue();
        assertThat(Truth.FALSE.isTrue()).isFalse();
    }
}
