package io.xhscomments.adapter.cache.file.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xhscomments.adapter.cache.file.Responses;
import io.xhscomments.adapter.cache.file.report.PageSource;
import io.xhscomments.core.page.CacheLink;
import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.Receipt;
import io.xhscomments.core.page.ReportedTotals;
import io.xhscomments.core.page.Spend;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageHeaderTest {
    private static final Instant NOW = Instant.parse("2026-11-23T17:00:00.123456789Z");

    private static PageHeader header() {
        return PageHeader.of(PageFileName.of(Responses.key(0)), NOW, PageSource.PAID);
    }

    private static String text(PageHeader header) {
        return new String(header.bytes(), StandardCharsets.UTF_8);
    }

    private static CommentPage page(String requestId, String link) {
        Receipt receipt = new Receipt(
                Charge.CHARGED,
                Spend.of(Charge.CHARGED),
                Optional.of(requestId),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new CacheLink(URI.create(link))));
        return CommentPage.of(List.of(), ReportedTotals.UNKNOWN, Optional.empty(), receipt);
    }

    @Test
    void linesKeepTheirOrderAndEndWithABlankLine() {
        assertThat(text(header().withPage(page("r-1", "https://cache.example/x?sign=1"), PageHeader.VERBATIM)))
                .isEqualTo("""
                        XHS-PAGE 1
                        key: {"note":"6700000000000000000000aa","route":"web-v1"}
                        fetched-at: 2026-11-23T17:00:00.123Z
                        source: paid
                        status: 200
                        request-id: r-1
                        cache-url: https://cache.example/x?sign=1
                        form: verbatim

                        """);
    }

    @Test
    void unknownHeadersAreKept() throws CorruptPageException {
        PageHeader read = PageHeader.parse("key: {}\nmood:  good: very \nempty:\nform:redacted");

        assertThat(read.get("mood")).hasValue("good: very");
        assertThat(read.get("empty")).isEmpty();
        assertThat(read.get("missing")).isEmpty();
        assertThat(read.fetchedAt()).isEmpty();
        assertThat(text(read.copy().without("key").with("form", "verbatim")))
                .isEqualTo("XHS-PAGE 1\nmood: good: very\nempty: \nform: verbatim\n\n");
        assertThat(read.values()).containsKeys("key", "mood", "empty", "form");
    }

    @ParameterizedTest
    @ValueSource(strings = {"no colon", ": no name", "key: {}\n\nform: verbatim", ""})
    void lineWithoutANameIsDamage(String text) {
        assertThatThrownBy(() -> PageHeader.parse(text)).isInstanceOf(CorruptPageException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "2026-11-23", "-", "2026-11-23T17:00:00"})
    void invalidTimeIsAbsent(String time) throws CorruptPageException {
        assertThat(PageHeader.parse("fetched-at: " + time).fetchedAt()).isEmpty();
    }

    /** Otherwise a response could write header lines, or end the header. */
    @ParameterizedTest
    @ValueSource(strings = {"a\nform: redacted", "a\r", "\n\n", "\0", "a\tb", "\u001b[2J", "\u007f", "a\u0085b"})
    void controlCharactersAreLeftOutOrRefused(String value) {
        PageHeader header = header();
        String before = text(header);

        assertThat(text(header.withIfClean("request-id", Optional.of(value)))).isEqualTo(before);
        assertThat(text(header.withIfClean("request-id", Optional.empty()))).isEqualTo(before);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> header.with("form", value))
                .withMessage("The header \"form\" must have no control characters");
        assertThat(text(header.withPage(page(value, "https://cache.example/x"), PageHeader.VERBATIM)))
                .isEqualTo(before.stripTrailing()
                        + "\nstatus: 200\ncache-url: https://cache.example/x\nform: verbatim\n\n");
    }
}
