package io.xhscomments.adapter.cache.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xhscomments.adapter.cache.file.format.PageFileBytes;
import io.xhscomments.adapter.cache.file.format.PageFileName;
import io.xhscomments.adapter.cache.file.format.PageKeyText;
import io.xhscomments.adapter.cache.file.report.CheckReport;
import io.xhscomments.adapter.cache.file.report.CheckReport.Finding;
import io.xhscomments.adapter.cache.file.report.CheckReport.Kind;
import io.xhscomments.adapter.cache.file.storage.StoreLayout;
import io.xhscomments.codec.tikhub.TikHubDecoder;
import io.xhscomments.core.page.PageKey;
import io.xhscomments.core.page.RawResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoreCheckerTest {
    private static final String SECRET = "abababab";

    @TempDir
    Path dir;

    /** Checks a store, and verifies that nothing changed. */
    private CheckReport check() throws IOException {
        Map<String, String> before = DirectorySnapshot.of(dir);
        CheckReport report = PageStore.at(dir)
                .check(TikHubDecoder.create(), body -> new String(body, StandardCharsets.UTF_8).contains(SECRET));
        assertThat(DirectorySnapshot.of(dir)).isEqualTo(before);
        return report;
    }

    private static String head(int page, String more) {
        return "XHS-PAGE 1\nkey: " + PageKeyText.of(Responses.key(page)) + "\n" + more + "\n";
    }

    private static String response(int page) {
        return new String(Responses.page(page), StandardCharsets.UTF_8);
    }

    @Test
    void storeOfSoundPagesIsSound() throws IOException {
        Stores.with(dir, 0, 1, 2);

        assertThat(check().pages()).isEqualTo(3);
        assertThat(check().findings()).isEmpty();
        assertThat(check().isSound()).isTrue();
    }

    /** Changes to page 1 of a store that also has page 0. */
    static Stream<Arguments> unreadablePages() {
        return Stream.of(
                Arguments.of("changed", file(head(1, ""), response(1)).replace("第", "  "), "truncated or changed"),
                Arguments.of("empty", "", "an empty file"),
                Arguments.of("of a newer version", "XHS-PAGE 2\n", "version 2 was found"),
                Arguments.of(
                        "another page", file(head(2, ""), response(2)), "its key is missing, or that of another file"),
                Arguments.of("without a key", file("XHS-PAGE 1\nmood: good\n\n", response(1)), "its key is missing"),
                Arguments.of(
                        "with a key that is none",
                        file("XHS-PAGE 1\nkey: {}\n\n", response(1)),
                        "its key is missing, or that of another file"),
                Arguments.of(
                        "with half a header", file("XHS-PAGE 1\nkey\n\n", response(1)), "a header line without a name"),
                Arguments.of("no page inside", file(head(1, ""), "{\"code\":200}"), "it does not decode: "),
                Arguments.of("no text inside", file(head(1, ""), "\0"), "it does not decode: "));
    }

    private static String file(String head, String body) {
        return new String(PageFileBytes.file(head, body), StandardCharsets.UTF_8);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unreadablePages")
    void checkReportsProblemAndRemedyOfAPage(String label, String file, String message) throws IOException {
        PageStore store = Stores.with(dir, 0, 1);
        Files.writeString(Stores.page(store, 1), file, StandardCharsets.UTF_8);

        CheckReport report = check();

        assertThat(report.pages()).isEqualTo(1);
        assertThat(report.isSound()).isFalse();
        assertThat(report.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(Kind.UNREADABLE);
            assertThat(finding.file()).isEqualTo(Stores.page(store, 1));
            assertThat(finding.description()).contains(message);
            assertThat(finding.remedy()).isNotEmpty();
        });
    }

    /** In earlier versions the caller named the route, and could store pages under a wrong one. */
    @ParameterizedTest
    @ValueSource(strings = {"app-v2", "wev-v1"})
    void checkFindsPagesOfAnotherRoute(String route) throws IOException {
        PageStore store = Stores.with(dir, 0);
        PageKey wrong = new PageKey(route, Responses.request(1));
        Stores.pay(store, wrong, Responses.page(1));

        CheckReport report = check();

        assertThat(report.pages()).isEqualTo(1);
        assertThat(report.isSound()).isFalse();
        assertThat(report.findings())
                .containsExactly(new Finding(
                        Kind.WRONG_ROUTE,
                        PageFileName.of(wrong).page(store.context().reader().root()),
                        "it is a response of web-v1, stored as a page of " + route,
                        "import the response: it is stored again, under the route that it reports"));
    }

    /** Reading through does not quarantine these files, so the remedy must not say so. */
    @Test
    void filesThatMustStayHaveAnotherRemedy() throws IOException {
        PageStore store = Stores.with(dir, 0, 1);
        Files.delete(Stores.page(store, 0));
        Files.createSymbolicLink(Stores.page(store, 0), Stores.page(store, 1));
        Stores.change(Stores.page(store, 1), "XHS-PAGE 1", "XHS-PAGE 2");

        assertThat(check().findings()).hasSize(2).allSatisfy(finding -> {
            assertThat(finding.kind()).isEqualTo(Kind.UNREADABLE);
            assertThat(finding.remedy()).doesNotContain("quarantine");
        });
    }

    static Stream<Arguments> redactedPages() {
        String clean = response(0).replace(SECRET, "");
        return Stream.of(
                Arguments.of("form: redacted\n", clean, 0),
                Arguments.of("form: redacted\n", response(0), 1),
                Arguments.of("form: redacted\ncache-url: https://cache.example/x\n", clean, 1),
                Arguments.of("form: redacted\ncache-url:\n", clean, 0),
                Arguments.of("form: verbatim\ncache-url: https://cache.example/x\n", response(0), 0),
                Arguments.of("", response(0), 0));
    }

    @ParameterizedTest
    @MethodSource("redactedPages")
    void checkReportsSecretsOnlyInRedactedPages(String header, String body, int secrets) throws IOException {
        PageStore store = Stores.with(dir, 0);
        Files.write(Stores.page(store, 0), PageFileBytes.file(head(0, header), body));

        CheckReport report = check();

        assertThat(report.pages()).isEqualTo(1);
        assertThat(report.of(Kind.SECRET)).hasSize(secrets).hasSameSizeAs(report.findings());
        assertThat(report.isSound()).isEqualTo(secrets == 0);
        assertThat(report.toString()).doesNotContain(SECRET).doesNotContain("cache.example");
    }

    @Test
    void checkReportsTheKindOfEveryOtherFile() throws IOException {
        PageStore store = Stores.with(dir, 0);
        Path part = Files.writeString(Stores.part(store, 0), "XHS-PAGE 1\n");
        Path doubtful = kept(store, StoreLayout.IN_DOUBT);
        Path quarantined = kept(store, StoreLayout.QUARANTINE);
        Path undecodable = kept(store, StoreLayout.UNDECODABLE);
        Path record = kept(store, StoreLayout.FAILED);
        Path older = superseded(store, StoreLayout.OLDER);
        Path superseded = superseded(store, StoreLayout.SUPERSEDED);
        Path[] foreign = {
            Files.writeString(dir.resolve("README.md"), "mine"),
            Files.createDirectory(dir.resolve("notes")),
            Files.createDirectory(dir.resolve("AB")),
            Files.writeString(Files.createDirectory(dir.resolve("ab")).resolve("x.page"), "mine"),
            Files.writeString(dir.resolve("ab/" + "A".repeat(38) + ".page"), "mine"),
            Files.createSymbolicLink(dir.resolve("cd"), dir.resolve("ab")),
            Files.writeString(dir.resolve(".123.tmp"), "")
        };

        CheckReport report = check();

        assertThat(report.pages()).isEqualTo(1);
        assertThat(report.of(Kind.UNFINISHED)).extracting(Finding::file).containsExactly(part);
        assertThat(report.of(Kind.IN_DOUBT)).extracting(Finding::file).containsExactly(doubtful);
        assertThat(report.of(Kind.QUARANTINED)).extracting(Finding::file).containsExactly(quarantined);
        assertThat(report.of(Kind.FAILED)).extracting(Finding::file).containsExactly(record);
        assertThat(report.of(Kind.SUPERSEDED)).extracting(Finding::file).containsExactly(older, superseded);
        assertThat(report.of(Kind.UNDECODABLE)).extracting(Finding::file).containsExactly(undecodable);
        assertThat(report.of(Kind.MISSING))
                .extracting(Finding::file)
                .containsExactly(dir.resolve(PageFileName.file("0".repeat(40))));
        assertThat(report.of(Kind.FOREIGN)).extracting(Finding::file).containsExactlyInAnyOrder(foreign);
        assertThat(report.findings()).hasSize(8 + foreign.length);
        assertThat(report.isSound()).isFalse();
        Files.delete(part);
        Files.delete(quarantined);
        assertThat(check().isSound()).isFalse();
        Files.delete(undecodable);
        assertThat(check().isSound()).isTrue();
    }

    private static Path kept(PageStore store, String holdingDirectory) throws IOException {
        Path directory = Files.createDirectory(store.context().reader().root().resolve(holdingDirectory));
        return Files.writeString(directory.resolve("0".repeat(40) + "-20261123T170000000Z.page"), "x");
    }

    /** A copy of the page among those that were replaced. */
    private static Path superseded(PageStore store, String holdingDirectory) throws IOException {
        Path directory = Files.createDirectory(store.context().reader().root().resolve(holdingDirectory));
        String hex = PageFileName.of(Responses.key(0)).hex();
        return Files.copy(Stores.page(store, 0), directory.resolve(hex + "-20261123T170000000Z.page"));
    }

    @Test
    void damagedSupersededPageIsUnsound() throws IOException {
        Path superseded = superseded(Stores.with(dir, 0), StoreLayout.SUPERSEDED);
        Stores.change(superseded, "END", "ENB");

        assertThat(check().of(Kind.UNREADABLE)).extracting(Finding::file).containsExactly(superseded);
    }

    @Test
    void supersededPageWithoutALineIsUnrecorded() throws IOException {
        PageStore store = Stores.at(dir, Stores.NOW);
        ReadThrough through = ReadThrough.builder(
                        store,
                        (request, sink) ->
                                new RawResponse(200, Map.of(), Responses.page(0), RawResponse.Origin.NETWORK),
                        Responses.FORMAT)
                .noCacheLinks()
                .build();
        through.send(Responses.request(0));
        PageStore later = Stores.at(dir, Stores.NOW.plusSeconds(3600));
        later.refresh(
                        (request, sink) ->
                                new RawResponse(200, Map.of(), Responses.page(0), RawResponse.Origin.NETWORK),
                        Responses.FORMAT)
                .send(Responses.request(0));
        assertThat(check().of(Kind.UNRECORDED)).isEmpty();
        Path record;
        try (Stream<Path> files = Files.walk(dir.resolve(StoreLayout.READINGS))) {
            record = files.filter(Files::isRegularFile).findFirst().orElseThrow();
        }
        Files.write(
                record,
                Files.readAllLines(record).stream()
                        .filter(line -> !line.contains(" " + Stores.NOW.toEpochMilli() + " "))
                        .toList());

        assertThat(check().of(Kind.UNRECORDED)).hasSize(1);
        assertThat(store.rebuildRecords()).isEqualTo(1);
        assertThat(check().of(Kind.UNRECORDED)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void onlySomeKindsAreUnsound(Kind kind) {
        Finding finding = new Finding(kind, dir, "", "");

        assertThat(new CheckReport(0, List.of(finding)).isSound())
                .isNotEqualTo(EnumSet.of(Kind.UNREADABLE, Kind.WRONG_ROUTE, Kind.SECRET, Kind.UNFINISHED, Kind.MISSING)
                        .contains(kind));
    }

    @Test
    void blockedHoldingDirectoryIsUnsound() throws IOException {
        Stores.with(dir, 0);
        Path elsewhere = Files.createDirectory(dir.resolve("elsewhere"));
        Path linked = Files.createSymbolicLink(dir.resolve(StoreLayout.QUARANTINE), elsewhere);
        Files.writeString(dir.resolve(StoreLayout.MARKER), "{}");

        assertThat(check().of(Kind.UNREADABLE))
                .extracting(Finding::file)
                .containsExactlyInAnyOrder(linked, dir.resolve(StoreLayout.MARKER));
    }

    @Test
    void directoryWithoutAStoreIsUnsound() throws IOException {
        assertThat(check().findings()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(Kind.UNREADABLE);
            assertThat(finding.description()).isEqualTo("there is no xhs-pages.json");
        });
        PageStore file = PageStore.at(Files.writeString(dir.resolve("file"), "x"));
        assertThatThrownBy(() -> file.check(TikHubDecoder.create(), body -> false))
                .isInstanceOf(UncheckedIOException.class);
    }
}
