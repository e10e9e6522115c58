package io.xhscomments.adapter.retrofit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OkHttpVersionTest {
    @Test
    void theVersionOfThisBuildIsAccepted() {
        assertThatCode(OkHttpVersion::require5).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"4.12.0", "3.14.9"})
    void anOlderVersionIsExplained(String version) {
        assertThatThrownBy(() -> OkHttpVersion.require5(version))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("OkHttp " + version)
                .hasMessageContaining("Exclude com.squareup.okhttp3:okhttp");
    }

    @ParameterizedTest
    @ValueSource(strings = {"5.5.1", "6.0.0", ""})
    void newerAndUnknownVersionsAreAccepted(String version) {
        assertThatCode(() -> OkHttpVersion.require5(version)).doesNotThrowAnyException();
    }
}
