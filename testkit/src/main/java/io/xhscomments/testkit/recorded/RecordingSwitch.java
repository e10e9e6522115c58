package io.xhscomments.testkit.recorded;

import java.util.OptionalLong;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** The two system properties for recording. If only one is set, this is an error, and nothing is sent. */
final class RecordingSwitch {
    static final String RECORD = "xhs.record";
    static final String MAX_PAID = "xhs.record.max-paid";

    private static final String EXPECTED = "it must be the maximum number of paid requests, 1 or more";

    private RecordingSwitch() {}

    /**
     * The maximum number of requests; empty if recording is off.
     *
     * @throws ExtensionConfigurationException if a property is missing or invalid
     */
    static OptionalLong maxPaid() {
        String record = System.getProperty(RECORD);
        String maxPaid = System.getProperty(MAX_PAID);
        if (record == null && maxPaid != null) {
            throw invalid(RECORD + " is missing, but " + MAX_PAID + " is set: it must be true, or false to replay");
        }
        if (record == null || record.equals("false")) {
            return OptionalLong.empty();
        }
        if (!record.equals("true")) {
            throw invalid(RECORD + " must be true or false, but is \"" + record + "\"");
        }
        if (maxPaid == null) {
            throw invalid(MAX_PAID + " is missing, but " + RECORD + " is set: " + EXPECTED);
        }
        return OptionalLong.of(number(maxPaid));
    }

    private static long number(String maxPaid) {
        try {
            long number = Long.parseLong(maxPaid);
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // Reported below like any other invalid value.
        }
        throw invalid(MAX_PAID + " is invalid: \"" + maxPaid + "\"; " + EXPECTED);
    }

    private static ExtensionConfigurationException invalid(String message) {
        return new ExtensionConfigurationException("Nothing was sent: the system property " + message);
    }
}
