package io.xhscomments.adapter.cache.file.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.xhscomments.adapter.cache.file.Responses;
import io.xhscomments.adapter.cache.file.format.PageFileName;
import io.xhscomments.adapter.cache.file.format.PageHeader;
import io.xhscomments.adapter.cache.file.report.PageSource;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ReservedHeaderTest {
    private static final PageHeader KNOWN =
            PageHeader.of(PageFileName.of(Responses.key(0)), Instant.parse("2026-11-23T17:00:00Z"), PageSource.PAID);

    private final ReservedHeader header = ReservedHeader.reserve(KNOWN);

    private static PageHeader value(String name, String value) {
        return new PageHeader().with(name, value);
    }

    private String text() {
        return new String(header.bytes(), StandardCharsets.UTF_8);
    }

    @Test
    void valuesFillTheirReservedSpace() {
        int length = header.bytes().length;

        header.fillIn(KNOWN.copy()
                .with(PageHeader.SOURCE, PageSource.CACHE_URL.headerValue())
                .with(PageHeader.STATUS, "200")
                .with(PageHeader.REQUEST_ID, "r-1")
                .with(PageHeader.CACHE_URL, "https://cache.example/x")
                .with(PageHeader.FORM, PageHeader.KEY_REDACTED));

        assertThat(header.bytes()).hasSize(length);
        assertThat(text().replaceAll(" +\n", "\n"))
                .contains("\nsource: cache-url\nstatus: 200\nrequest-id: r-1\n")
                .contains("\ncache-url: https://cache.example/x\nform: key-redacted\n\n");
    }

    @Test
    void headerWithoutReservedSpaceIsAnError() {
        assertThatIllegalStateException()
                .isThrownBy(() -> header.fillIn(value("region", "cn")))
                .withMessage("The page header \"region\" has no reserved space for its value");
    }

    @Test
    void valueLongerThanItsSpaceIsAnError() {
        assertThatIllegalStateException()
                .isThrownBy(() -> header.fillIn(value(PageHeader.FORM, "x".repeat(13))))
                .withMessageContaining("form");
    }

    @Test
    void longValuesThatTheBodyContainsAreLeftOut() {
        String before = text();

        header.fillIn(value(PageHeader.REQUEST_ID, "x".repeat(65)).with(PageHeader.CACHE_URL, "x".repeat(257)));

        assertThat(text()).isEqualTo(before);
    }

    @Test
    void existingFileMayHaveLessSpace() {
        ReservedHeader existing = ReservedHeader.existing(KNOWN.bytes());

        existing.fillIn(value(PageHeader.STATUS, "200"));

        assertThat(existing.bytes()).isEqualTo(KNOWN.bytes());
    }
}
