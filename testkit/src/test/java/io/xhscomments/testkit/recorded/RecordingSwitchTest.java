package io.xhscomments.testkit.recorded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@OnePlace
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
    void bothPropertiesAreNeededForRecording(String record, String maxPaid) {
        set(record, maxPaid);

        assertThat(RecordingSwitch.maxPaid()).isEmpty();
    }

    @Test
    void bothPropertiesAllowRecording() {
        set("true", "7");

        assertThat(RecordingSwitch.maxPaid()).hasValue(7);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "true||xhs.record.max-paid is missing, but xhs.record is set",
                "|7|xhs.record is missing, but xhs.record.max-paid is set",
                "yes|7|xhs.record must be true or false, but is \"yes\"",
                "''|7|xhs.record must be true or false, but is \"\"",
                "true|0|xhs.record.max-paid is invalid: \"0\"; it must be the maximum number of paid requests",
                "true|-1|invalid: \"-1\"",
                "true|many|invalid: \"many\"",
                "true|1.5|invalid: \"1.5\""
            })
    void invalidPropertiesAreReported(String record, String maxPaid, String message) {
        set(record, maxPaid);

        assertThatThrownBy(RecordingSwitch::maxPaid)
                .isInstanceOf(ExtensionConfigurationException.class)
                .hasMessageStartingWith("Nothing was sent: the system property ")
                .hasMessageContaining(message);
    }

    @Test
    void invalidPropertiesFailEvenRecordedClasses() {
        set("true", null);

        assertThat(Runs.failures(Runs.of(ReplaySamples.Everywhere.class, ReplaySamples.OnAMethod.class)))
                .hasSize(2)
                .allSatisfy(failure -> assertThat(failure).hasMessageContaining("xhs.record.max-paid is missing"));
    }
}
