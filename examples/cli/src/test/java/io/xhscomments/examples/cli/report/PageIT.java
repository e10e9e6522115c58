package io.xhscomments.examples.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.core.reading.StopReason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The page, as a reader has it. */
class PageIT {
    @RegisterExtension
    static final Browser browser = new Browser();

    @TempDir
    Path dir;

    private Path few() throws IOException {
        return Pages.write(dir.resolve("page.html"), Pages.few().stream(), Pages.complete(3, 2, 9));
    }

    private static List<String> names() {
        return browser.texts("#table .body .row .name");
    }

    private static void shown(String... names) {
        browser.until("return document.querySelectorAll('#table .body .row').length === " + names.length);
        assertThat(names()).containsExactly(names);
    }

    @AfterEach
    void noRequestLeftThePageAndNoErrorOccurred() {
        assertThat(browser.console()).isEmpty();
        assertThat(browser.requests()).isEmpty();
    }

    @Test
    void coverageComesFirst() throws IOException {
        browser.open(few());

        assertThat(browser.find("#coverage .headline").getText()).isEqualTo("3 of 9 reported top-level comments");
        assertThat(browser.find("#coverage .state.good").getText())
                .isEqualTo("Read to the end of what the service serves");
        assertThat(browser.find("#coverage .state.bad").getText())
                .isEqualTo("Not served: 6 of those that are reported");
        assertThat(browser.find("#coverage .meter").getAttribute("aria-label")).startsWith("33.3%");
        assertThat(browser.find("main > :nth-child(2)").getAttribute("id")).isEqualTo("coverage");
        assertThat(browser.find("[data-figure=replies] strong").getText()).isEqualTo("2");
    }

    @Test
    void incompleteReadingIsMarked() throws IOException {
        browser.open(Pages.write(
                dir.resolve("page.html"), Pages.few().stream(), Pages.conclusion(StopReason.BUDGET, 3, 2, 9)));

        assertThat(browser.find("#coverage .state.bad").getText())
                .isEqualTo("Incomplete · Stopped: the budget was used up.");
    }

    @Test
    void fileCutOffAnywhereShowsItsCommentsAndSaysSo() throws IOException {
        String whole = Files.readString(few(), StandardCharsets.UTF_8);
        Path cut = dir.resolve("cut.html");
        Files.writeString(cut, whole.substring(0, whole.indexOf("umbrellas")), StandardCharsets.UTF_8);

        browser.open(cut);

        assertThat(browser.find("#coverage .state.bad").getText()).startsWith("Incomplete: this file was cut off");
        shown("Anna");
    }

    @Test
    void chartsAreDrawnAndDescribed() throws IOException {
        browser.open(few());

        for (String chart : List.of("over-time", "by-likes", "by-replies", "by-hour")) {
            WebElement plot = browser.find("#" + chart + " .plot");
            assertThat(plot.getAttribute("aria-label")).contains("the most is");
            assertThat(browser.run(
                            "const c = arguments[0].querySelector('canvas');"
                                    + "return c.getContext('2d').getImageData(0, 0, c.width, c.height).data.some(v => v !== 0)",
                            plot))
                    .as(chart)
                    .isEqualTo(true);
        }
        assertThat(browser.texts("#codes .bar bdi")).containsExactly("[doge]", "[捂脸R]");
        assertThat(browser.texts("#codes .bar span")).containsExactly("2", "1");
        assertThat(browser.texts("#tags .bar bdi")).containsExactly("雨天");
        assertThat(browser.texts("#places .bar bdi")).containsExactlyInAnyOrder("上海", "北京");
        assertThat(browser.texts("#most-liked .name")).startsWith("Cara", "Dora", "Anna");
        assertThat(browser.texts("#most-responded .name")).containsExactly("Anna");
        assertThat(browser.texts("#by-author .name")).containsExactly("Writer");
        assertThat(browser.texts("#author-liked .name")).containsExactly("Cara");
    }

    @Test
    void tableSortsByColumnAndByList() throws IOException {
        browser.open(few());
        shown("Anna", "Cara", "Dora");

        browser.find(".head .likes button").click();
        shown("Cara", "Dora", "Anna");
        assertThat(browser.find(".head .likes").getAttribute("aria-sort")).isEqualTo("descending");
        browser.find(".head .time button").click();
        shown("Dora", "Cara", "Anna");
        browser.find("#sort option[value=longest]").click();
        shown("Cara", "Anna", "Dora");
        browser.find("#sort option[value=served]").click();
        shown("Anna", "Cara", "Dora");
    }

    @Test
    void tableFiltersByPlaceBadgeAndDay() throws IOException {
        browser.open(few());

        browser.find("#place option[value=上海]").click();
        shown("Anna", "Cara");
        browser.find("#only-liked").click();
        shown("Cara");
        browser.find("#clear").click();
        shown("Anna", "Cara", "Dora");
        browser.find("#only-own").click();
        shown("Anna", "Writer");
        assertThat(browser.find(".row.dim .name").getText()).isEqualTo("Anna");
        browser.find("#clear").click();
        browser.run("const from = document.getElementById('from'); from.value = '2026-03-02';"
                + "from.dispatchEvent(new Event('change'))");
        browser.until("return document.getElementById('shown').textContent.startsWith('Nothing')");
    }

    @Test
    void searchIgnoresCaseAndMarksMatches() throws IOException {
        browser.open(few());
        WebElement search = browser.find("#search");

        search.sendKeys("UMBRELLAS");
        shown("Anna", "Ben");
        assertThat(browser.texts("#table mark")).containsExactly("umbrellas");
        search.sendKeys(Keys.ESCAPE);
        shown("Anna", "Cara", "Dora");
        search.sendKeys("dora");
        shown("Dora");
        assertThat(browser.find("#shown").getText()).isEqualTo("1 comment and 0 replies of 5");
    }

    @Test
    void repliesAreFoldedUnderTheirComment() throws IOException {
        browser.open(few());
        shown("Anna", "Cara", "Dora");
        assertThat(browser.find(".row .fold").getText()).isEqualTo("2 replies");

        browser.find(".row .fold").click();
        shown("Anna", "Ben", "Writer", "Cara", "Dora");
        browser.find(".row .fold").click();
        shown("Anna", "Cara", "Dora");
        browser.find("#unfold").click();
        shown("Anna", "Ben", "Writer", "Cara", "Dora");
    }

    @Test
    void keyboardSuffices() throws IOException {
        browser.open(few());

        browser.find("body").sendKeys("/");
        assertThat(browser.focused().getAttribute("id")).isEqualTo("search");
        browser.focused().sendKeys(Keys.ESCAPE);
        assertThat(browser.focused().getAttribute("data-id"))
                .isEqualTo(Pages.id(1).value());
        browser.focused().sendKeys(Keys.ARROW_RIGHT);
        shown("Anna", "Ben", "Writer", "Cara", "Dora");
        assertThat(browser.focused().getAttribute("aria-expanded")).isEqualTo("true");
        browser.focused().sendKeys(Keys.ARROW_DOWN);
        assertThat(browser.focused().getAttribute("data-id"))
                .isEqualTo(Pages.id(2).value());
        assertThat(browser.focused().getAttribute("aria-level")).isEqualTo("2");
        browser.focused().sendKeys(Keys.ARROW_LEFT);
        assertThat(browser.focused().getAttribute("data-id"))
                .isEqualTo(Pages.id(1).value());
        browser.focused().sendKeys(Keys.ENTER);
        shown("Anna", "Cara", "Dora");
        browser.focused().sendKeys(Keys.END);
        assertThat(browser.focused().getAttribute("data-id"))
                .isEqualTo(Pages.id(5).value());
    }

    @Test
    void pageNamesTheAgeOfItsData() throws IOException {
        ReadSummary.Age age =
                new ReadSummary.Age(Instant.parse("2026-11-22T12:00:00Z"), Instant.parse("2026-11-23T12:00:00Z"));
        ReadSummary.Read read = Pages.complete(3, 2, 9).notes().get(0).withAge(Optional.of(age));

        browser.open(Pages.write(
                dir.resolve("page.html"), Pages.few().stream(), new ReadSummary(List.of(read), Optional.empty())));

        assertThat(browser.find("#coverage").getText())
                .containsPattern("Age of the pages: 22 Nov 2026.* to 23 Nov 2026");
    }

    @Test
    void browserOrProgramChoosesLanguageAndButtonSwitchesIt() throws IOException {
        browser.open(few());
        browser.find("#language").click();
        browser.until("return document.documentElement.dataset.ready === 'zh'");
        assertThat(browser.find("#coverage .headline").getText()).isEqualTo("一级评论：读到 3 条，平台报告 9 条");
        assertThat(browser.run("return document.documentElement.lang")).isEqualTo("zh-CN");

        browser.speaks("zh-CN");
        browser.open(few());
        assertThat(browser.find("#comments-title").getText()).isEqualTo("评论");
        browser.open(Pages.write(
                dir.resolve("en.html"),
                Pages.few().stream(),
                Optional.of(Pages.complete(3, 2, 9)),
                new PageSettings(Optional.of(PageLanguage.en), false)));
        assertThat(browser.find("#comments-title").getText()).isEqualTo("Comments");
    }

    @Test
    void themeFollowsTheSystemUntilTheButtonIsPressed() throws IOException {
        browser.prefers("prefers-color-scheme", "dark");
        browser.open(few());
        String dark = String.valueOf(browser.run("return getComputedStyle(document.body).backgroundColor"));

        browser.find("#theme").click();

        String light = String.valueOf(browser.run("return getComputedStyle(document.body).backgroundColor"));
        assertThat(dark).isEqualTo("rgb(23, 22, 21)");
        assertThat(light).isEqualTo("rgb(247, 246, 244)");
        assertThat(browser.all("#charts canvas")).hasSize(4);
    }

    @Test
    void timesAreInTheZoneOfTheReader() throws IOException {
        browser.command("Emulation.setTimezoneOverride", Map.of("timezoneId", "America/New_York"));
        browser.open(few());

        assertThat(browser.find(".body time").getText()).isEqualTo("1 Mar 2026, 04:30");
        assertThat(browser.find("#about").getText()).contains("America/New_York");
    }

    @Test
    void pageFitsTheScreenOfAPhone() throws IOException {
        browser.size(360, 740);
        browser.open(few());

        assertThat(browser.run("return document.documentElement.scrollWidth")).isEqualTo(360L);
        browser.find(".row .fold").click();
        shown("Anna", "Ben", "Writer", "Cara", "Dora");
        assertThat(browser.run("return document.documentElement.scrollWidth")).isEqualTo(360L);
    }

    @Test
    void printShowsTheFirstRowsAndTheirNumber() throws IOException {
        browser.open(Pages.write(dir.resolve("many.html"), Pages.many(1000), Pages.complete(900, 100, 900)));

        browser.run("dispatchEvent(new Event('beforeprint'))");

        assertThat(browser.all("#table .body .row")).hasSize(300);
        assertThat(browser.find("#shown").getText()).isEqualTo("Printed: the first 300 of 900 rows.");
        browser.run("dispatchEvent(new Event('afterprint'))");
        assertThat(browser.all("#table .body .row")).hasSizeLessThan(100);
    }

    @Test
    void newCommentsAreMarkedCountedAndFiltered() throws IOException {
        Path file = dir.resolve("since.html");
        try (var out = Files.newOutputStream(file);
                ReportPage page = ReportPage.begin(out, PageSettings.DEFAULTS)) {
            page.write(Pages.few().get(0), new CommentChange(false, OptionalLong.of(2)));
            page.write(Pages.few().get(3), new CommentChange(true, OptionalLong.empty()));
            page.conclude(new ReadSummary(List.of(), Optional.of(new ReadSummary.Since("\u202egnp.exe <b>", 4, 2, 1))));
        }
        browser.open(file);

        assertThat(browser.texts("#since li"))
                .containsExactly(
                        "New: 1", "With other likes: 1", "Not in this reading: 2 of its comments, 1 of its replies");
        assertThat(browser.find("#since h3 bdi").getText()).contains("<b>");
        assertThat(browser.find(".likes small").getText()).isEqualTo("was 2");
        assertThat(browser.find("#coverage .state.unsure").getText()).contains("not told");
        browser.find("#since button").click();
        shown("Cara");
    }

    @Test
    void pageWithoutCommentsWorks() throws IOException {
        browser.open(Pages.write(dir.resolve("empty.html"), Stream.of(), Pages.complete(0, 0, 0)));

        assertThat(browser.find("#coverage .headline").getText()).isEqualTo("0 of 0 reported top-level comments");
        assertThat(browser.find("#shown").getText()).isEqualTo("Nothing matches.");
    }
}
