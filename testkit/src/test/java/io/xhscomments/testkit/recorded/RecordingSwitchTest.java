package io.xhscomments.testkit.recorded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordingSwitchTest {
    @BeforeAll
    static void record() {
        Stores.makeTwo();
    }

    @AfterEach
    void off() {
        set(null, null);
    }

    private static void set(String record, String maxPaid) {
        setOrClear(RecordingSwitch.RECORD, record);
        setOrClear(RecordingSwitch.MAX_PAID, maxPaid);
    }

    private static void setOrClear(String name, String value) {
        if (value == null) {
            System.clearProperty(name);
        } else {
            System.setProperty(name, value);
        }
    }

    @ParameterizedTest
    @CsvSource({",", "false,", "false,7", "false,nonsense"})
    void nothingIsRecordedUnlessBothSaySo(String record, String maxPaid) {
        set(record, maxPaid);

        assertThat(RecordingSwitch.maxPaid()).isEmpty();
    }

    @Test
    void bothTogetherAllowRecording() {
        set("true", "7");

        assertThat(RecordingSwitch.maxPaid()).hasValue(7);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "true||xhs.record.max-paid is missing beside xhs.record",
                "|7|xhs.record is missing beside xhs.record.max-paid",
                "yes|7|xhs.record must be true or false, but is \"yes\"",
                "''|7|xhs.record must be true or false, but is \"\"",
                "true|0|xhs.record.max-paid makes no sense as \"0\": it must be how many requests may be paid for",
                "true|-1|as \"-1\"",
                "true|many|as \"many\"",
                "true|1.5|as \"1.5\""
            })
    void anythingElseFailsAndSaysWhatIsWrong(String record, String maxPaid, String words) {
        set(record, maxPaid);

        assertThatThrownBy(RecordingSwitch::maxPaid)
                .isInstanceOf(ExtensionConfigurationException.class)
                .hasMessageStartingWith("Nothing was sent: the system property ")
                .hasMessageContaining(words);
    }

    @Test
    void aMistakeFailsEveryClassAlsoWhereAllIsRecorded() {
        set("true", null);

        assertThat(Runs.failures(Runs.of(ReplaySamples.Everywhere.class, ReplaySamples.OnAMethod.class)))
                .hasSize(2)
                .allSatisfy(failure -> assertThat(failure).hasMessageContaining("xhs.record.max-paid is missing"));
    }
}
