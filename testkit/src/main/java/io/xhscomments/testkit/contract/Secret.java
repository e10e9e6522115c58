package io.xhscomments.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.codec.tikhub.ApiKey;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.jspecify.annotations.Nullable;

/** The key of the contracts, and where it must not be. */
final class Secret {
    /** Looks like nothing that a guess would take for a key: only who knows it can take it out. */
    static final ApiKey KEY = ApiKey.of("plum/Contract+Not~Real=7");

    private Secret() {}

    static void assertThatTheKeyIsNotIn(String text) {
        assertThat(KEY.redact(text)).as("without the key").isEqualTo(text);
    }

    /** A failure as it is printed, with all that caused it or is suppressed in it; nothing for none. */
    static String printed(@Nullable Throwable thrown) {
        StringWriter all = new StringWriter();
        if (thrown != null) {
            thrown.printStackTrace(new PrintWriter(all));
        }
        return all.toString();
    }
}
