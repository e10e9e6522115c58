package io.xhscomments.adapter.cache.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.xhscomments.adapter.cache.file.format.PageFileBytes;
import io.xhscomments.adapter.cache.file.format.PageFileName;
import io.xhscomments.adapter.cache.file.format.PageHeader;
import io.xhscomments.adapter.cache.file.format.PageKeyText;
import io.xhscomments.adapter.cache.file.policy.CorruptPagePolicy;
import io.xhscomments.adapter.cache.file.policy.StoreListener;
import io.xhscomments.adapter.cache.file.report.CheckReport;
import io.xhscomments.adapter.cache.file.report.RepairReport;
import io.xhscomments.adapter.cache.file.report.StoredPage;
import io.xhscomments.adapter.cache.file.storage.StoreLayout;
import io.xhscomments.adapter.cache.link.CacheLinkReader;
import io.xhscomments.codec.tikhub.TikHubDecoder;
import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.page.RawResponse;
import io.xhscomments.core.port.PageTransport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Any content of a store's file leads to a page, a typed failure or a finding about that file, and never blocks other
 * files. {@code -Dheaders.files} sets the number of random files.
 */
@Tag("torture")
class HostileHeadersTest {
    private static final int FILES = Integer.getInteger("headers.files", 30);
    private static final String LAST_TIME = "+1000000000-12-31T23:59:59.999999999Z";
    private static final List<String> TIMES = List.of(
            LAST_TIME,
            "-1000000000-01-01T00:00:00Z",
            "+1000000001-01-01T00:00:00Z",
            "+999999999-12-31T23:59:59.999999999Z",
            "2026-11-23T17:00:00Z",
            "2026-11-24T16:59:59.999Z",
            "9999-12-31T23:59:59Z",
            "2026-06-30T23:59:60Z",
            "2026-11-23T24:00:00Z",
            "0000-00-00T00:00:00Z",
            "292278994-08-17T07:12:55.808Z");
    private static final List<String> VALUES = List.of(
            "",
            " ",
            "0",
            "-1",
            "2147483648",
            "9223372036854775808",
            "99999999999999999999",
            "1e999",
            "NaN",
            "null",
            "{}",
            "{\"note\":\"",
            "{\"note\":\"\\ud800\",\"route\":\"\\u\"}",
            "\\",
            "https://",
            "https://[::1",
            "https://localhost:99999/",
            "file:///etc/passwd",
            "verbatim",
            "redacted",
            "paid",
            "END 0 00000000",
            "\u202e\u2066",
            "\ud83d\ude42".repeat(40_000),
            "x".repeat(300_000));
    private static final List<String> NAMES = List.of(
            PageHeader.KEY,
            PageHeader.FETCHED_AT,
            PageHeader.SOURCE,
            PageHeader.STATUS,
            PageHeader.REQUEST_ID,
            PageHeader.CACHE_URL,
            PageHeader.FORM,
            "mood",
            "",
            "END");

    @TempDir
    Path dir;

    private FreeCopies copies;
    private CacheLinkReader links;

    @BeforeEach
    void start() throws IOException {
        copies = FreeCopies.start();
        links = copies.links();
    }

    @AfterEach
    void stop() {
        copies.close();
    }

    private static <T> T one(Random random, List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private byte[] response() {
        return copies.page(1);
    }

    private String header() {
        return "key: " + PageKeyText.of(Responses.key(1))
                + "\nfetched-at: 2026-11-23T17:00:00Z\nsource: paid\nstatus: 200\n" + "request-id: r-1\ncache-url: "
                + copies.link(1) + "\nform: verbatim\n";
    }

    /** A header with a few lines changed, removed, doubled or added, and sometimes with changed bytes. */
    private String randomHeader(Random random) {
        List<String> lines = new java.util.ArrayList<>(List.of(header().split("\n")));
        for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
            int at = random.nextInt(lines.size());
            String name = one(random, NAMES);
            String line = name + ": " + one(random, random.nextBoolean() ? TIMES : VALUES);
            switch (random.nextInt(6)) {
                case 0 -> lines.remove(at);
                case 1 -> lines.add(at, line);
                case 2 -> lines.add(at, lines.get(at));
                case 3 -> lines.set(at, line);
                case 4 -> lines.replaceAll(old -> old.startsWith(name + ":") ? line : old);
                default -> {
                    StringBuilder broken = new StringBuilder(lines.get(at));
                    broken.setCharAt(random.nextInt(broken.length()), (char) random.nextInt(0x180));
                    lines.set(at, broken.toString());
                }
            }
            if (lines.isEmpty()) {
                break;
            }
        }
        return "XHS-PAGE 1\n" + String.join("\n", lines) + (random.nextInt(20) == 0 ? "" : "\n\n");
    }

    private byte[] content(String head, Random random) {
        String body = new String(response(), StandardCharsets.UTF_8);
        byte[] file = PageFileBytes.file(head, body);
        return switch (random.nextInt(4)) {
            case 0 -> java.util.Arrays.copyOf(file, random.nextInt(file.length));
            case 1 -> PageFileBytes.bytes(new String(file, StandardCharsets.UTF_8).replace("nickname", "nicknamE"));
            default -> file;
        };
    }

    /** A path that a page's file may have. */
    private static Path path(PageStore store, Random random) throws IOException {
        String kept = PageFileName.of(Responses.key(1)).hex() + "-20261123T170000000Z";
        Path file = switch (random.nextInt(7)) {
            case 0, 1 -> Stores.page(store, 1);
            case 2, 3 -> Stores.part(store, 1);
            case 4 -> store.context().reader().root().resolve(StoreLayout.IN_DOUBT + "/" + kept + PageFileName.PART);
            case 5 -> store.context().reader().root().resolve(StoreLayout.QUARANTINE + "/" + kept + PageFileName.PAGE);
            default -> store.context().reader().root().resolve(StoreLayout.RECEIPTS + "/" + kept + PageFileName.PAGE);
        };
        Files.createDirectories(file.getParent());
        return file;
    }

    @Test
    void hostileFileDoesNotBlockOtherFiles() throws IOException {
        Random random = new Random(20261123);
        for (int i = 0; i < FILES; i++) {
            PageStore store = Stores.with(dir.resolve("store-" + i), 0);
            Path file = path(store, random);
            byte[] content = content(randomHeader(random), random);
            Files.write(file, content);
            // A host with a copy, and an unreachable host.
            copies.keep(1);
            copies.status(random.nextBoolean() ? 200 : 503);

            String description =
                    "file " + i + ", " + store.context().reader().root().relativize(file) + ":\n"
                            + new String(content, 0, Math.min(content.length, 2000), StandardCharsets.UTF_8);
            assertThatCode(() -> inspect(store, file)).as(description).doesNotThrowAnyException();
            assertThatCode(() -> useAll(store)).as(description).doesNotThrowAnyException();
        }
    }

    private static void inspect(PageStore store, Path file) throws IOException {
        assertThat(store.replay(Responses.FORMAT).send(Responses.request(0)).body())
                .isEqualTo(Responses.page(0));
        CheckReport report = store.check(TikHubDecoder.create(), body -> false);
        List<StoredPage> pages = store.pages();
        assertThat(pages).extracting(StoredPage::key).contains(Responses.key(0));
        // Every file is reported, as a page or as a finding.
        assertThat(Stream.concat(
                        pages.stream().map(StoredPage::file),
                        report.findings().stream().map(CheckReport.Finding::file)))
                .contains(file);
        assertThat(store.exporting(TikHubDecoder.create(), body -> body)
                        .to(store.context()
                                .reader()
                                .root()
                                .resolveSibling(store.context().reader().root().getFileName() + "-exported"))
                        .pages())
                .isPositive();
        pageOrFailure(() -> store.replay(Responses.FORMAT).send(Responses.request(1)));
        pageOrFailure(() -> Replay.builder(store, Responses.FORMAT)
                .maxAge(Duration.ofDays(1))
                .build()
                .send(Responses.request(1)));
        pageOrFailure(() -> store.replay(Responses.FORMAT).send(Responses.request(2)));
    }

    private void useAll(PageStore store) {
        assertThat(store.repair(TikHubDecoder.create(), links).failed()).hasSizeLessThan(3);
        PageTransport delegate =
                (request, sink) -> new RawResponse(200, Map.of(), response(), RawResponse.Origin.NETWORK);
        ReadThrough through = ReadThrough.builder(store, delegate, Responses.FORMAT)
                .cacheLinks(links)
                .corruptPagePolicy(CorruptPagePolicy.PAY_AGAIN)
                .listener(StoreListener.NONE)
                .build();
        pageOrFailure(
                () -> through.toBuilder().maxAge(Duration.ofDays(1)).build().send(Responses.request(1)));
        // No content blocks its page forever, if paying again is allowed and copies are not read.
        assertThat(through.toBuilder()
                        .noCacheLinks()
                        .build()
                        .send(Responses.request(1))
                        .body())
                .isEqualTo(response());
        store.importing(TikHubDecoder.create()).add(response(), Responses.key(1));
        assertThat(store.replay(Responses.FORMAT).send(Responses.request(1)).body())
                .isEqualTo(response());
        pageOrFailure(() -> store.refresh(delegate, Responses.FORMAT).toBuilder()
                .noCacheLinks()
                .build()
                .send(Responses.request(1)));
    }

    private static void pageOrFailure(Runnable use) {
        try {
            use.run();
        } catch (CommentSourceException typed) {
            assertThat(typed.getMessage()).isNotBlank();
        }
    }

    /** The host of the free copy is unreachable, and the time in the header does not tell when the copy expires. */
    @ParameterizedTest
    @ValueSource(strings = {LAST_TIME, "2027-01-01T00:00:00Z", "-1000000000-01-01T00:00:00Z"})
    void noTimeInAPartialFileBlocksItsPageForever(String time) throws IOException {
        PageStore store = Stores.with(dir, 0);
        Path part = Stores.part(store, 1);
        Files.createDirectories(part.getParent());
        byte[] half = java.util.Arrays.copyOf(response(), 900);
        Files.writeString(
                part,
                "XHS-PAGE 1\n" + header().replace("2026-11-23T17:00:00Z", time) + "\n"
                        + new String(half, StandardCharsets.UTF_8));
        copies.keep(1);
        copies.status(503);
        PageTransport delegate =
                (request, sink) -> new RawResponse(200, Map.of(), response(), RawResponse.Origin.NETWORK);
        ReadThrough through = ReadThrough.builder(store, delegate, Responses.FORMAT)
                .cacheLinks(links)
                .listener(StoreListener.NONE)
                .build();

        pageOrFailure(() -> through.send(Responses.request(1)));

        assertThat(through.send(Responses.request(1)).body()).isEqualTo(response());
        assertThat(Stores.in(store, StoreLayout.IN_DOUBT)).hasSize(1);
    }

    /** The hostile file comes before, between and after files that can be repaired. */
    @ParameterizedTest
    @ValueSource(strings = {LAST_TIME, "-1000000000-01-01T00:00:00Z", "tomorrow"})
    void repairContinuesAfterAFileWithAHostileTime(String time) throws IOException {
        PageStore store = Stores.at(dir, Stores.NOW);
        for (int page = 0; page < 8; page++) {
            Stores.pay(store, Responses.key(page), copies.page(page));
            copies.keep(page);
            Stores.change(Stores.page(store, page), "nickname", "nicknamE");
            if (page % 2 == 0) {
                Stores.change(Stores.page(store, page), "2026-11-23T17:00:00Z", time);
            }
        }

        RepairReport report = store.repair(TikHubDecoder.create(), links);

        assertThat(report.repaired()).contains(Responses.key(1), Responses.key(3), Responses.key(5), Responses.key(7));
        assertThat(report.repaired().size() + report.failed().size()).isEqualTo(8);
    }

    @Test
    void repairReportsAnInvalidHoldingDirectory() throws IOException {
        PageStore store = Stores.with(dir, 0);
        Stores.pay(store, Responses.key(1), copies.page(1));
        copies.keep(1);
        Stores.change(Stores.page(store, 1), "nickname", "nicknamE");
        Path quarantine = Files.writeString(dir.resolve(StoreLayout.QUARANTINE), "a file");

        RepairReport report = store.repair(TikHubDecoder.create(), links);

        assertThat(report.failed()).extracting(RepairReport.Failed::file).contains(quarantine);
    }

    static Stream<String> markers() {
        return Stream.of(
                "",
                "{",
                "\0".repeat(100),
                "{\"format\":\"xhs-pages\",\"version\":99999999999999999999}",
                "{\"format\":\"xhs-pages\",\"version\":-1}",
                "{\"format\":\"xhs-pages\",\"version\":1e9}",
                "{\"format\":\"xhs-pages\",\"version\":999999999}",
                " ".repeat(1_000_000),
                "{\"format\":".repeat(100_000));
    }

    @ParameterizedTest
    @MethodSource("markers")
    void hostileMarkerIsATypedFailure(String marker) throws IOException {
        PageStore store = Stores.with(dir, 0);
        Files.writeString(dir.resolve(StoreLayout.MARKER), marker);
        PageStore again = Stores.at(dir, Stores.NOW);

        assertThat(again.check(TikHubDecoder.create(), body -> false).of(CheckReport.Kind.UNREADABLE))
                .extracting(CheckReport.Finding::file)
                .containsExactly(dir.resolve(StoreLayout.MARKER));
        assertThat(again.pages()).hasSize(1);
        pageOrFailure(() -> again.replay(Responses.FORMAT).send(Responses.request(0)));
        try {
            again.repair(TikHubDecoder.create(), links);
        } catch (UncheckedIOException named) {
            assertThat(named.getMessage()).contains(StoreLayout.MARKER);
        }
        assertThat(store.pages()).hasSize(1);
    }

    /** The first of two equal header names counts in every operation. */
    @Test
    void duplicateKeyIsTheSamePageForAllOperations() throws IOException {
        PageStore store = Stores.with(dir, 0);
        String head = "XHS-PAGE 1\nkey: " + PageKeyText.of(Responses.key(0)) + "\nkey: "
                + PageKeyText.of(Responses.key(1)) + "\n\n";
        Files.write(
                Stores.page(store, 0), PageFileBytes.file(head, new String(Responses.page(0), StandardCharsets.UTF_8)));

        assertThat(store.replay(Responses.FORMAT).send(Responses.request(0)).body())
                .isEqualTo(Responses.page(0));
        assertThat(store.pages()).extracting(StoredPage::key).containsExactly(Responses.key(0));
        assertThat(store.check(TikHubDecoder.create(), body -> false).isSound()).isTrue();
    }

    @Test
    void headerLengthIsBounded() throws IOException {
        PageStore store = Stores.with(dir, 0);
        String head = "XHS-PAGE 1\nkey: " + PageKeyText.of(Responses.key(0)) + "\n";
        Files.write(
                Stores.page(store, 0),
                PageFileBytes.file(
                        head + "x:\n".repeat(262_144 / 3) + "\n",
                        new String(Responses.page(0), StandardCharsets.UTF_8)));

        assertThat(store.check(TikHubDecoder.create(), body -> false).findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.description()).contains("longer than 262144 bytes"));
    }
}
