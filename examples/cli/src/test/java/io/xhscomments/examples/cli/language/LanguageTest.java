package io.xhscomments.examples.cli.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LanguageTest {
    private static Language of(Map<String, String> environment) {
        return Language.of(name -> Optional.ofNullable(environment.get(name)));
    }

    @Test
    void variableWithHighestPrecedenceDecides() {
        assertThat(of(Map.of("LANG", "zh_CN.UTF-8"))).isEqualTo(Language.zh);
        assertThat(of(Map.of("LANG", "ZH"))).isEqualTo(Language.zh);
        assertThat(of(Map.of("LANG", "zh_CN.UTF-8", "LC_MESSAGES", "de_DE"))).isEqualTo(Language.en);
        assertThat(of(Map.of("LANG", "C", "LC_ALL", "zh_TW"))).isEqualTo(Language.zh);
        assertThat(of(Map.of("LANG", "zh_CN", "LC_ALL", "C.UTF-8"))).isEqualTo(Language.en);
    }

    @Test
    void unsupportedLanguagesFallBackToEnglish() {
        assertThat(of(Map.of())).isEqualTo(Language.en);
        assertThat(of(Map.of("LANG", "tr_TR.UTF-8"))).isEqualTo(Language.en);
    }
}
