package io.xhscomments.testkit.recorded;

import java.util.OptionalLong;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** The two system properties that recording takes. One alone is a mistake, and nothing is sent on a mistake. */
final class RecordingSwitch {
    static final String RECORD = "xhs.record";
    static final String MOST_PAID = "xhs.record.max-paid";

    private static final String A_CAP = "it must be how many requests may be paid for, 1 or more";

    private RecordingSwitch() {}

    /**
     * How many requests may be sent; empty if nothing is to be recorded.
     *
     * @throws ExtensionConfigurationException if a property is missing or makes no sense
     */
    static OptionalLong mostPaid() {
        String record = System.getProperty(RECORD);
        String mostPaid = System.getProperty(MOST_PAID);
        if (record == null && mostPaid != null) {
            throw wrong(RECORD + " is missing beside " + MOST_PAID + ": it must be true, or false to replay");
        }
        if (record == null || record.equals("false")) {
            return OptionalLong.empty();
        }
        if (!record.equals("true")) {
            throw wrong(RECORD + " must be true or false, but is \"" + record + "\"");
        }
        if (mostPaid == null) {
            throw wrong(MOST_PAID + " is missing beside " + RECORD + ": " + A_CAP);
        }
        return OptionalLong.of(number(mostPaid));
    }

    private static long number(String mostPaid) {
        try {
            long number = Long.parseLong(mostPaid);
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException noNumber) {
            // Told below, as any other that is no cap.
        }
        throw wrong(MOST_PAID + " makes no sense as \"" + mostPaid + "\": " + A_CAP);
    }

    private static ExtensionConfigurationException wrong(String what) {
        return new ExtensionConfigurationException("Nothing was sent: the system property " + what);
    }
}
