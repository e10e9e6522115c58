package io.xhscomments.examples.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.core.model.Author;
import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.model.UserId;
import io.xhscomments.core.reading.CoverageField;
import io.xhscomments.examples.cli.language.Language;
import io.xhscomments.examples.cli.language.Messages;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportPageTest {
    private static final NoteId NOTE = NoteId.of("6683b283000000001f0052bf");
    /** The headline shows them, and the sentence about requests shows the pages. */
    private static final Set<CoverageField> IN_HEADLINE =
            EnumSet.of(CoverageField.REPORTED_TOP_LEVEL, CoverageField.READ_TOP_LEVEL, CoverageField.PAGES);

    private static final ReadSummary NOTHING_KNOWN = new ReadSummary(List.of(), Optional.empty());

    private static Comment comment(String content) {
        return Comment.builder(
                        CommentId.of("66c4b7a300000000270106f7"),
                        NOTE,
                        Author.of(UserId.of("u1"), content),
                        Instant.EPOCH,
                        content)
                .location(content)
                .build();
    }

    private static String page(PageSettings settings, Comment... comments) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ReportPage page = ReportPage.begin(out, settings)) {
            for (Comment comment : comments) {
                page.write(comment, new Mark(true, OptionalLong.of(3)));
            }
            page.conclude(NOTHING_KNOWN);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static List<String> found(String page, String pattern) {
        return Pattern.compile(pattern, Pattern.DOTALL)
                .matcher(page)
                .results()
                .map((MatchResult result) -> result.group(1))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"</script>", "<!--<script>", "]]>", "&lt;/script&gt;", "\u2028\u2029", "\"}\n{", "\\u003c"})
    void noTextEndsTheElementItStandsIn(String text) throws IOException {
        String page = page(PageSettings.DEFAULTS, comment(text));

        String chunk = found(
                        page,
                        "<script type=\"application/json\" class=\"comments\" data-note=\"[0-9a-f]{24}\">\n(.*?)\n</script>")
                .get(0);
        assertThat(chunk).doesNotContain("<", ">", "&", "\n", "\u2028", "\u2029");
        assertThat(page).endsWith("</html>\n");
    }

    @Test
    void thePolicyAllowsThesScriptsAndThisStyleAndNothingElse() throws IOException, GeneralSecurityException {
        String page = page(PageSettings.DEFAULTS);

        String policy = found(page, "Content-Security-Policy\" content=\"(.*?)\">")
                .get(0)
                .replace("&#39;", "'");
        assertThat(policy)
                .startsWith("default-src 'none'; ")
                .contains(
                        "; img-src data:;",
                        "base-uri 'none'",
                        "form-action 'none'",
                        "require-trusted-types-for 'script'")
                .doesNotContain("unsafe", "http");
        List<String> scripts = found(page, "<script>(.*?)</script>");
        assertThat(scripts).hasSize(2);
        for (String script : scripts) {
            assertThat(policy).contains(hash(script));
        }
        assertThat(policy)
                .contains(
                        "style-src " + hash(found(page, "<style>(.*?)</style>").get(0)) + ";");
    }

    private static String hash(String text) throws GeneralSecurityException {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    }

    @Test
    void imagesComeFromElsewhereOnlyIfThatIsSaid() throws IOException {
        assertThat(page(new PageSettings(Optional.of(PageLanguage.zh), true)))
                .contains("img-src data: https:;")
                .contains("<html lang=\"zh\" data-images=\"true\">");
        assertThat(page(PageSettings.DEFAULTS)).contains("<html lang=\"\">");
    }

    @Test
    void itBringsItsLicenceAndAsksNobodyForAnything() throws IOException {
        String page = page(PageSettings.DEFAULTS);

        assertThat(page)
                .contains("The MIT License (MIT)")
                .contains("Leon Sorokin")
                .contains("而脚本已被禁用");
        assertThat(page).doesNotContain("src=\"http", "@import", "url(", "<link", "innerHTML", "${project");
    }

    @Test
    void pageHasTextsForEveryStopAndEveryNumberOfTheCoverage() throws IOException {
        String page = page(PageSettings.DEFAULTS);

        for (Language language : Language.values()) {
            assertThat(ReadSummary.Read.stops())
                    .allSatisfy(stop -> assertThat(page)
                            .contains("\"" + stop + "\":\"" + Messages.in(language).stopped(stop) + "\""));
        }
        Set<String> ownSentences = Arrays.stream(CoverageField.values())
                .filter(field -> !IN_HEADLINE.contains(field))
                .map(CoverageField::id)
                .collect(Collectors.toSet());
        assertThat(found(page, "\n    counts: \\{\n(.*?)\n    \\},")).hasSize(2).allSatisfy(counts -> assertThat(
                        found(counts + "\n", "([A-Za-z]+): \\(n\\)"))
                .containsExactlyInAnyOrderElementsOf(ownSentences));
    }

    @Test
    void aLaterRunWritesOnWhereAnEarlierOneWasFlushed() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ReportPage first = ReportPage.begin(out, PageSettings.DEFAULTS)) {
            first.write(comment("one"), Mark.NONE);
            first.flush();
        }
        try (ReportPage second = ReportPage.goOn(out, PageSettings.DEFAULTS)) {
            second.write(comment("two"), Mark.NONE);
            second.conclude(NOTHING_KNOWN);
        }

        String page = out.toString(StandardCharsets.UTF_8);
        assertThat(found(page, "class=\"comments\" data-note=\"[0-9a-f]{24}\">\n(.*?)\n</script>"))
                .hasSize(2);
        assertThat(found(page, "(<!DOCTYPE html>)")).hasSize(1);
        assertThat(found(page, "(</html>)")).hasSize(1);
    }

    @Test
    void whatIsWrittenIsHandedOnAndNotKept() throws IOException {
        int[] handedOn = {0};
        OutputStream counting = new OutputStream() {
            @Override
            public void write(int value) {
                handedOn[0]++;
            }

            @Override
            public void write(byte[] values, int offset, int length) {
                handedOn[0] += length;
            }
        };
        ReportPage page = ReportPage.begin(counting, PageSettings.DEFAULTS);
        for (int n = 0; n < 2000; n++) {
            page.write(comment("x".repeat(100)), Mark.NONE);
        }

        assertThat(handedOn[0]).isGreaterThan(2000 * 100);
    }
}
