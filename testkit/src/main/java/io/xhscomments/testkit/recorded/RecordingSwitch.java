package io.xhscomments.testkit.recorded;

import java.util.OptionalLong;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** The two system properties that recording takes. One alone is a mistake, and nothing is sent on a mistake. */
final class RecordingSwitch {
    static final String RECORD = "xhs.record";
    static final String MAX_PAID = "xhs.record.max-paid";

    private static final String A_CAP = "it must be how many requests may be paid for, 1 or more";

    private RecordingSwitch() {}

    /**
     * How many requests may be sent; empty if nothing is to be recorded.
     *
     * @throws ExtensionConfigurationException if a property is missing or makes no sense
     */
    static OptionalLong maxPaid() {
        String record = System.getProperty(RECORD);
        String maxPaid = System.getProperty(MAX_PAID);
        if (record == null && maxPaid != null) {
            throw wrong(RECORD + " is missing beside " + MAX_PAID + ": it must be true, or false to replay");
        }
        if (record == null || record.equals("false")) {
            return OptionalLong.empty();
        }
        if (!record.equals("true")) {
            throw wrong(RECORD + " must be true or false, but is \"" + record + "\"");
        }
        if (maxPaid == null) {
            throw wrong(MAX_PAID + " is missing beside " + RECORD + ": " + A_CAP);
        }
        return OptionalLong.of(number(maxPaid));
    }

    private static long number(String maxPaid) {
        try {
            long number = Long.parseLong(maxPaid);
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException noNumber) {
            // Told below, as any other that is no cap.
        }
        throw wrong(MAX_PAID + " makes no sense as \"" + maxPaid + "\": " + A_CAP);
    }

    private static ExtensionConfigurationException wrong(String what) {
        return new ExtensionConfigurationException("Nothing was sent: the system property " + what);
    }
}
