package io.xhscomments.examples.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.HashTag;
import io.xhscomments.core.model.Picture;
import io.xhscomments.core.model.UnknownFields;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Hostile comments stay text: no host that they name is contacted, and the layout holds. */
class HostileTextIT {
    private static final AtomicInteger ASKED = new AtomicInteger();
    private static ServerSocket canary;

    @RegisterExtension
    static final Browser browser = new Browser();

    @TempDir
    Path dir;

    @BeforeAll
    static void listen() throws IOException {
        canary = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread counting = new Thread(HostileTextIT::count, "canary");
        counting.setDaemon(true);
        counting.start();
    }

    private static void count() {
        while (true) {
            try {
                canary.accept().close();
                ASKED.incrementAndGet();
            } catch (IOException closed) {
                return;
            }
        }
    }

    @AfterAll
    static void stopListening() throws IOException {
        canary.close();
    }

    private static List<String> texts() {
        String there = "http://127.0.0.1:" + canary.getLocalPort() + "/";
        return List.of(
                "<script>window.hurt=1</script>",
                "\"><img src=x onerror=window.hurt=1>",
                "'><svg onload=window.hurt=1>",
                "</script><script>window.hurt=1</script>",
                "<!--<script>window.hurt=1//-->",
                "<img src=" + there + "picture><link rel=stylesheet href=" + there + "style><iframe src=" + there + ">",
                "javascript:window.hurt=1",
                "{{constructor.constructor('window.hurt=1')()}} ${window.hurt=1} `${window.hurt=1}`",
                "\u202e\u2066\u2067 txet desrever \u202d\u2069 \u200f\u200e\u061c",
                "a\u2028b\u2029c\u0000d\ufeff",
                "Z\u0337\u0341\u0310".repeat(300),
                "W".repeat(10_000),
                "长".repeat(10_000),
                "\n".repeat(3000) + "end",
                "👨‍👩‍👧‍👦".repeat(900),
                "__proto__",
                "\\u003cscript\\u003e \\\" \\",
                "\ud83d alone");
    }

    private List<Comment> comments() {
        List<Comment> all = new ArrayList<>();
        List<String> texts = texts();
        for (int n = 0; n < texts.size(); n++) {
            String text = texts.get(n);
            all.add(Pages.comment(n + 1, text, text)
                    .location(text)
                    .likeCount(n)
                    .replyCount(n)
                    .hashTags(List.of(new HashTag(text, Optional.of(text), Optional.of(text), UnknownFields.none())))
                    .pictures(List.of(
                            picture("javascript:window.hurt=1"),
                            picture("data:text/html,<script>window.hurt=1</script>"),
                            picture("http://127.0.0.1:" + canary.getLocalPort() + "/p?\"><script>"),
                            picture(text)))
                    .build());
            all.add(Pages.reply(100 + n, n + 1, text, text + " [" + text + "]").build());
        }
        return all;
    }

    private static Picture picture(String url) {
        return new Picture(
                Optional.of(url),
                Optional.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                UnknownFields.none());
    }

    @ParameterizedTest
    @ValueSource(ints = {360, 1280})
    void hostileTextStaysTextAndKeepsTheLayout(int width) throws IOException {
        ASKED.set(0);
        browser.size(width, 900);
        browser.open(Pages.write(dir.resolve("hostile.html"), comments().stream(), Pages.complete(18, 18, 18)));
        browser.find("#unfold").click();
        for (int at = 0; at < 40; at++) {
            everythingIsWithinTheWindow();
            browser.await("const done = arguments[0]; scrollBy(0, innerHeight);"
                    + "requestAnimationFrame(() => requestAnimationFrame(() => done()))");
        }
        browser.find("#language").click();
        browser.find("#theme").click();

        assertThat(browser.run("return window.hurt")).isNull();
        assertThat(browser.run("return Object.prototype.hasOwnProperty.call(Object.prototype, 'i')"))
                .isEqualTo(false);
        assertThat(
                        browser.run(
                                "return document.querySelectorAll('img, iframe, svg, link, object, embed, script[src]').length"))
                .isEqualTo(0L);
        assertThat(browser.console()).isEmpty();
        assertThat(browser.requests()).isEmpty();
        assertThat(ASKED).hasValue(0);
    }

    private static void everythingIsWithinTheWindow() {
        assertThat(browser.run("return document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .isEqualTo(0L);
        assertThat(
                        browser.run(
                                "return Math.max(0, ...Array.from(document.querySelectorAll('#table .row'), row => row.offsetHeight))"))
                .as("the highest row: clipped, whatever its text")
                .satisfies(high -> assertThat(((Number) high).intValue()).isLessThan(1500));
    }

    @Test
    void hostileTextIsShownVerbatim() throws IOException {
        browser.size(1280, 20_000);
        browser.open(Pages.write(dir.resolve("hostile.html"), comments().stream(), Pages.complete(18, 18, 18)));

        List<String> shown = browser.texts("#table .body .row .text");
        assertThat(shown).hasSameSizeAs(texts());
        for (int n = 0; n < shown.size(); n++) {
            // A lone half of a pair cannot be written in UTF-8.
            String text = texts().get(n).replace("\ud83d alone", "? alone");
            String begin = shown.get(n).replaceFirst("…$", "");
            assertThat(text).startsWith(begin);
            assertThat(begin).hasSizeGreaterThanOrEqualTo(Math.min(7, text.length()));
        }
    }

    /** A test that sees nothing would say that nothing happened. */
    @Test
    void browserReportsWhatAPageDoes() throws IOException {
        ASKED.set(0);
        String there = "http://127.0.0.1:" + canary.getLocalPort() + "/";
        Path page = Files.writeString(
                dir.resolve("open.html"),
                "<!DOCTYPE html><html data-ready><meta charset=utf-8><img src='" + there
                        + "'><script>window.hurt=1</script>",
                StandardCharsets.UTF_8);

        browser.open(page);

        assertThat(browser.run("return window.hurt")).isEqualTo(1L);
        assertThat(browser.requests()).contains(there);
        assertThat(browser.console()).isNotEmpty();
        assertThat(ASKED.get()).isPositive();
    }

    @Test
    void impossibleTimesAndNumbersAreShown() throws IOException {
        Comment least = Pages.comment(1, "a", "x")
                .likeCount(Long.MIN_VALUE)
                .replyCount(-1)
                .build();
        Comment most = Pages.comment(2, "b", "y")
                .likeCount(Long.MAX_VALUE)
                .replyCount(Long.MAX_VALUE)
                .build();
        browser.open(Pages.write(
                dir.resolve("times.html"),
                Stream.of(
                        at(least, Instant.MIN),
                        at(most, Instant.MAX),
                        at(Pages.comment(3, "c", "z").build(), Instant.EPOCH)),
                Pages.complete(3, 0, 3)));

        assertThat(browser.texts("#table .body .time")).containsExactly("?", "?", "1 Jan 1970, 08:00");
        assertThat(browser.all("#charts canvas")).hasSize(4);
        assertThat(browser.console()).isEmpty();
    }

    private static Comment at(Comment comment, Instant time) {
        return comment.toBuilder().createdAt(time).build();
    }

    /** Nothing but an id, and counts that are no numbers. */
    @Test
    void commentsWithoutTypedValuesAreShown() throws IOException {
        Comment bare = Comment.builder(Pages.id(9), Pages.NOTE)
                .unknownFields(UnknownFields.of(Map.of("like_count", "\"1.2万\"", "sub_comment_count", "\"999+\"")))
                .build();
        browser.open(Pages.write(
                dir.resolve("bare.html"), Stream.of(bare, Pages.few().get(0)), Pages.complete(2, 0, 2)));

        assertThat(browser.texts("#table .body .likes")).containsExactly("1.2万", "5");
        assertThat(browser.texts("#table .body .replies")).first().isEqualTo("999+");
        assertThat(browser.texts("#table .body .name")).first().isEqualTo("?");
        assertThat(browser.console()).isEmpty();
    }

    @Test
    void longTextUnfoldsAndFolds() throws IOException {
        browser.open(Pages.write(
                dir.resolve("long.html"),
                List.of(Pages.comment(1, "a", "长".repeat(10_000)).build()).stream(),
                Pages.complete(1, 0, 1)));

        assertThat(browser.texts(".body .row .text").get(0)).hasSize(401).endsWith("…");
        browser.find(".row .more").click();
        browser.until("return document.querySelector('.body .row .text').textContent.length === 10000");
        browser.find(".row .more").click();
        browser.until("return document.querySelector('.body .row .text').textContent.length === 401");
    }

    @Test
    void picturesAreFetchedOnlyIfAllowed() throws IOException {
        ASKED.set(0);
        String there = "https://127.0.0.1:" + canary.getLocalPort() + "/picture";
        Comment comment =
                Pages.comment(1, "a", "x").pictures(List.of(picture(there))).build();

        browser.open(Pages.write(dir.resolve("off.html"), Stream.of(comment), Pages.complete(1, 0, 1)));
        assertThat(browser.requests()).isEmpty();
        assertThat(browser.all("img")).isEmpty();
        browser.open(Pages.write(
                dir.resolve("on.html"),
                Stream.of(comment),
                Optional.of(Pages.complete(1, 0, 1)),
                new PageSettings(Optional.empty(), true)));
        browser.until("return document.querySelector('img').complete");

        assertThat(browser.requests()).containsOnly(there);
        assertThat(ASKED.get()).isPositive();
        assertThat(browser.find("#about").getText()).contains("see your address");
    }

    @Test
    void onlyWebAddressesAreLinksWithoutReferrer() throws IOException {
        browser.open(Pages.write(
                dir.resolve("links.html"),
                List.of(Pages.comment(1, "a", "http://a.test/ in a text is text")
                                .pictures(List.of(
                                        picture("https://pictures.test/1?a=b"),
                                        picture("javascript:alert(1)"),
                                        picture("//other.test"),
                                        picture("file:///etc/passwd")))
                                .build())
                        .stream(),
                Pages.complete(1, 0, 1)));

        assertThat(browser.all(".row a")).singleElement().satisfies(link -> {
            assertThat(link.getAttribute("href")).isEqualTo("https://pictures.test/1?a=b");
            assertThat(link.getAttribute("rel")).isEqualTo("noopener noreferrer nofollow");
        });
    }
}
