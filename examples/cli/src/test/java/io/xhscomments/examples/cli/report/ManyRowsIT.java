package io.xhscomments.examples.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** 50 000 rows: that they can be used is asserted, how fast it goes is measured and told. */
class ManyRowsIT {
    private static final int ROWS = 50_000;

    @RegisterExtension
    static final Browser browser = new Browser();

    @TempDir
    Path dir;

    @Test
    void manyRowsScrollSortFilterAndSearch() throws IOException {
        Path file = Pages.write(dir.resolve("many.html"), Pages.many(ROWS), Pages.complete(45_000, 5_000, 45_000));
        browser.open(file);

        Object paint = browser.run("return performance.getEntriesByName('first-contentful-paint')[0].startTime");
        Object table = browser.run("return performance.getEntriesByName('table')[0].startTime");
        Object charts = browser.run("return performance.getEntriesByName('charts')[0].startTime");
        assertThat(browser.find("[data-figure=comments] strong").getText()).isEqualTo("45,000");
        assertThat(browser.all("#table .body .row")).hasSizeLessThan(100);

        Object search = timed(
                "const s = document.getElementById('search'); s.value = 'needle'; s.dispatchEvent(new Event('input'))");
        assertThat(browser.find("#shown").getText()).isEqualTo("45 comments and 5 replies of 50,000");
        Object clear = timed("document.getElementById('clear').click()");
        assertThat(browser.find("#shown").getText()).startsWith("45,000 comments and 5,000 replies");
        Object filter = timed(
                "const s = document.getElementById('place'); s.value = '上海'; s.dispatchEvent(new Event('change'))");
        Object sort = timed(
                "document.querySelector('.head .likes button').click(); document.getElementById('shown').append(' ')");
        assertThat(browser.texts("#table .body .row .likes").get(0)).isEqualTo("1,012");
        Object unfold = timed("document.getElementById('clear').click(); document.getElementById('unfold').click()");

        browser.find("#search").sendKeys(org.openqa.selenium.Keys.ESCAPE);
        browser.focused().sendKeys(org.openqa.selenium.Keys.END);
        assertThat(browser.run("return document.activeElement.getAttribute('aria-rowindex')"))
                .isEqualTo("50001");
        assertThat(browser.console()).isEmpty();
        System.out.printf(
                java.util.Locale.ROOT,
                "50 000 rows, %.1f MB: first paint %s ms, table %s ms, charts %s ms, search %s ms (120 of them waiting for more keys), clear %s ms,"
                        + " filter %s ms, sort %s ms, unfold all %s ms%n",
                Files.size(file) / 1e6,
                whole(paint),
                whole(table),
                whole(charts),
                whole(search),
                whole(clear),
                whole(filter),
                whole(sort),
                whole(unfold));
    }

    private static long whole(Object number) {
        return Math.round(((Number) number).doubleValue());
    }

    /** How long it takes from there until the table says what it shows, and that is painted. */
    private static Object timed(String action) {
        return browser.await("const done = arguments[0]; const began = performance.now();"
                + "const seen = new MutationObserver(() => { seen.disconnect();"
                + "requestAnimationFrame(() => setTimeout(() => done(performance.now() - began))); });"
                + "seen.observe(document.getElementById('shown'), {childList: true, characterData: true, subtree: true});"
                + action);
    }
}
