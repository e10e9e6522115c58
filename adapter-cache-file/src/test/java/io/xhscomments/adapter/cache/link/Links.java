package io.xhscomments.adapter.cache.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.xhscomments.core.page.CacheLink;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/** Helpers for the tests of links. */
final class Links {
    /** An obviously false secret. */
    static final String SIGN = "fa15e".repeat(12) + "fa15";

    static final String PATH_AND_QUERY = "/api/v1/cache/public/00000000-1111-2222-3333-444444444444?sign=" + SIGN;

    private Links() {}

    /**
     * A reader that trusts the servers on loopback, with a deadline of a day: a test that waits for it does not pass.
     */
    static CacheLinkReader.Builder patient(String host) {
        return CacheLinkReader.builder()
                .allowHost(host)
                .sslContext(Certificate.ofLoopback().context())
                .deadline(Duration.ofDays(1));
    }

    /** The failure to read a link, after checking that it does not contain the secret. */
    static CacheLinkException failure(CacheLinkReader links, CacheLink link) {
        CacheLinkException failure = catchThrowableOfType(CacheLinkException.class, () -> links.read(link));
        assertThat(failure).as("the link was read").isNotNull();
        // Includes causes and suppressed exceptions.
        StringWriter all = new StringWriter();
        failure.printStackTrace(new PrintWriter(all));
        assertThat(all.toString().toLowerCase(Locale.ROOT))
                .doesNotContain(SIGN.substring(0, 8))
                .doesNotContain("44444444");
        return failure;
    }

    static byte[] zipped(byte[] bytes) {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return zipped.toByteArray();
    }
}
