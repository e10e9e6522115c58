package io.xhscomments.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.codec.tikhub.ApiKey;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.jspecify.annotations.Nullable;

/** The API key of the contracts, and checks that a text does not contain it. */
final class Secret {
    /** Does not look like a key, so that only exact redaction removes it. */
    static final ApiKey KEY = ApiKey.of("plum/Contract+Not~Real=7");

    private Secret() {}

    static void assertNoKeyIn(String text) {
        assertThat(KEY.redact(text)).as("without the key").isEqualTo(text);
    }

    /** The stack trace with all causes and suppressed exceptions; empty for null. */
    static String printed(@Nullable Throwable thrown) {
        StringWriter all = new StringWriter();
        if (thrown != null) {
            thrown.printStackTrace(new PrintWriter(all));
        }
        return all.toString();
    }
}
