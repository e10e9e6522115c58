package io.xhscomments.adapter.cache.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xhscomments.adapter.cache.file.format.PageFile;
import io.xhscomments.adapter.cache.file.format.PageFileBytes;
import io.xhscomments.adapter.cache.file.format.PageFileName;
import io.xhscomments.adapter.cache.file.format.PageFileParser;
import io.xhscomments.adapter.cache.file.format.PageHeader;
import io.xhscomments.adapter.cache.file.report.ExportReport;
import io.xhscomments.adapter.cache.file.report.ExportReport.Refused;
import io.xhscomments.adapter.cache.file.report.PageSource;
import io.xhscomments.adapter.cache.file.report.StoredPage;
import io.xhscomments.adapter.cache.file.storage.StoreLayout;
import io.xhscomments.codec.tikhub.TikHubDecoder;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.page.PageKey;
import io.xhscomments.core.page.PageRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PageExporterTest {
    private static final String SECRET = "abababab";

    @TempDir
    Path dir;

    private PageStore store;
    private Path target;

    @BeforeEach
    void aStore() {
        store = Stores.with(dir.resolve("pages"), 0, 1);
        target = dir.resolve("fixtures");
    }

    /** A minimal redaction. */
    private static byte[] signless(byte[] body) {
        return text(body).replaceAll("\\?sign=[0-9a-f]+", "").getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private PageExporter export() {
        return export(PageExporterTest::signless);
    }

    private PageExporter export(UnaryOperator<byte[]> redaction) {
        return store.exporting(TikHubDecoder.create(), redaction);
    }

    private static Map<String, String> contents(Path root) throws IOException {
        Map<String, String> contents = DirectorySnapshot.of(root);
        contents.replaceAll((name, what) -> what.replaceFirst(" of .*", ""));
        return contents;
    }

    @Test
    void exportedPagesAreRedactedAndDeclaredSo() throws IOException {
        Path original = Stores.page(store, 0);
        Stores.change(original, "form: verbatim", "form: verbatim\nmood: good");
        byte[] body =
                PageFileParser.parseUnfinished(Files.readAllBytes(original)).body();
        String head = text(
                PageFileParser.parseUnfinished(Files.readAllBytes(original)).headerBytes());
        Files.write(original, PageFileBytes.file(head, text(body)));
        Map<String, String> before =
                DirectorySnapshot.of(store.context().reader().root());

        assertThat(export().to(target)).isEqualTo(new ExportReport(2, List.of()));

        PageStore exported = PageStore.at(target);
        PageFile page = PageFileParser.verify(Files.readAllBytes(Stores.page(exported, 0)));
        assertThat(page.body()).isEqualTo(signless(body));
        assertThat(page.header().values().keySet())
                .containsExactly("key", "fetched-at", "source", "status", "request-id", "form", "mood");
        assertThat(page.header().get("form")).hasValue("redacted");
        assertThat(page.header().get("mood")).hasValue("good");
        assertThat(page.header().fetchedAt()).hasValue(Stores.NOW);
        assertThat(exported.replay(Responses.FORMAT).send(Responses.request(1)).body())
                .isEqualTo(signless(Responses.page(1)));
        assertThat(exported.pages()).hasSize(2).allMatch(StoredPage::redacted);
        assertThat(exported.check(TikHubDecoder.create(), bytes -> text(bytes).contains(SECRET))
                        .findings())
                .isEmpty();
        assertThat(target.resolve(".lock")).doesNotExist();
        assertThat(DirectorySnapshot.of(store.context().reader().root())).isEqualTo(before);
    }

    @Test
    void concurrentExportsToOneDirectoryAreSafe() throws IOException {
        export().to(dir.resolve("alone"));
        Map<String, String> alone = contents(dir.resolve("alone"));

        for (int round = 0; round < 20; round++) {
            Path shared = dir.resolve("shared" + round);
            List<CompletableFuture<ExportReport>> exports = Stream.generate(
                            () -> CompletableFuture.supplyAsync(() -> export().to(shared)))
                    .limit(4)
                    .toList();
            assertThat(exports).allSatisfy(each -> assertThat(each.join()).isEqualTo(new ExportReport(2, List.of())));
            assertThat(contents(shared)).isEqualTo(alone);
        }
    }

    @Test
    void repeatedExportWritesEqualBytes() throws IOException {
        export().to(target);
        Map<String, String> first = contents(target);

        assertThat(export().to(target).pages()).isEqualTo(2);
        export().to(dir.resolve("elsewhere"));

        assertThat(contents(target)).isEqualTo(first);
        assertThat(contents(dir.resolve("elsewhere"))).isEqualTo(first);
        PageStore exported = PageStore.at(target);
        exported.exporting(TikHubDecoder.create(), body -> body).to(dir.resolve("again"));
        assertThat(contents(dir.resolve("again"))).isEqualTo(first);
    }

    @Test
    void headerDeclaresPseudonyms() throws IOException {
        export().toBuilder().declarePseudonyms(true).build().to(target);

        assertThat(Stores.page(PageStore.at(target), 0))
                .content()
                .contains("\nform: redacted\ncommenters: pseudonyms\n");
    }

    @Test
    void exportWritesOnlySelectedPages() {
        assertThat(export().toBuilder()
                        .selectedPages(page -> page.key().equals(Responses.key(1)))
                        .declarePseudonyms(true)
                        .build()
                        .to(target)
                        .pages())
                .isEqualTo(1);
        assertThat(PageStore.at(target).pages()).extracting(StoredPage::key).containsExactly(Responses.key(1));
    }

    static Stream<Arguments> unfitRedactions() {
        return Stream.of(
                redaction("cuts the response off", body -> Arrays.copyOf(body, body.length - 1), "malformed response"),
                redaction("leaves nothing", body -> new byte[0], "malformed response"),
                redaction("changes an id", body -> replaced(body, "\"id\":\"68", "\"id\":\"69"), "has other comments"),
                redaction(
                        "loses a comment",
                        body -> replaced(body, "\"comments\":[{", "\"comments\":[],\"x\":[{"),
                        "has other comments"),
                redaction(
                        "fails",
                        body -> {
                            throw new IllegalArgumentException("no JSON");
                        },
                        "no JSON"));
    }

    private static Arguments redaction(String what, UnaryOperator<byte[]> redaction, String words) {
        return Arguments.of(what, redaction, words);
    }

    private static byte[] replaced(byte[] body, String from, String to) {
        return text(body).replace(from, to).getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unfitRedactions")
    void pageWithUnusableRedactionIsNotExported(String what, UnaryOperator<byte[]> unfit, String words) {
        ExportReport exported = export(body -> text(body).contains("第0页") ? unfit.apply(body) : body)
                .to(target);

        assertThat(exported.pages()).isEqualTo(1);
        assertThat(exported.refused()).singleElement().satisfies(refused -> {
            assertThat(refused.page().key()).isEqualTo(Responses.key(0));
            assertThat(refused.reason()).contains(words).doesNotContain(SECRET);
        });
        assertThat(PageStore.at(target).pages()).extracting(StoredPage::key).containsExactly(Responses.key(1));
    }

    @Test
    void redactionMayWriteIntoItsArgument() {
        export(body -> {
                    Arrays.fill(body, (byte) 0);
                    return body;
                })
                .to(target);

        assertThat(store.replay(Responses.FORMAT).send(Responses.request(0)).body())
                .isEqualTo(Responses.page(0));
        assertThat(PageStore.at(target).pages()).isEmpty();
    }

    @Test
    void exportIntoItsOwnStoreIsRefused() throws IOException {
        Path root = store.context().reader().root();
        Path link = Files.createSymbolicLink(dir.resolve("link"), root);
        Path linkedParent = Files.createSymbolicLink(dir.resolve("parent"), dir);
        Map<String, String> before = DirectorySnapshot.of(root);

        for (Path same : new Path[] {root, root.resolve("../pages/."), link, linkedParent.resolve("pages")}) {
            assertThatIllegalArgumentException()
                    .as(same.toString())
                    .isThrownBy(() -> export().to(same))
                    .withMessage("An export must go to another directory than its store's, but goes to " + same);
        }
        assertThat(DirectorySnapshot.of(root)).isEqualTo(before);
    }

    @Test
    void missingStoreExportsNothing() throws IOException {
        PageStore none = PageStore.at(dir.resolve("none"));

        assertThat(none.exporting(TikHubDecoder.create(), body -> body).to(Files.createDirectory(target)))
                .isEqualTo(new ExportReport(0, List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        none.exporting(TikHubDecoder.create(), body -> body).to(dir.resolve("none")));
    }

    /** The target directory is a paid store. */
    @Test
    void exportDoesNotOverwritePaidPages() throws IOException {
        PageStore other = Stores.at(target, Stores.NOW);
        Stores.pay(other, Responses.key(0), Responses.page(Responses.NOTE, 0, 9));
        Files.createDirectories(Stores.part(other, 1).getParent());
        Files.writeString(Stores.part(other, 1), "XHS-PAGE 1\nkey: {}\nform: verbatim\n\n{\"code\"");
        Map<String, String> before = DirectorySnapshot.of(target);

        ExportReport exported = export().to(target);

        assertThat(exported.pages()).isZero();
        assertThat(exported.refused())
                .hasSize(2)
                .extracting(Refused::reason)
                .allMatch(why -> why.contains("is in the way"));
        assertThat(DirectorySnapshot.of(target)).isEqualTo(before);
    }

    @Test
    void exportNeitherFollowsNorRemovesObstacles() throws IOException {
        export().to(target);
        PageStore exported = PageStore.at(target);
        Path outside = Files.writeString(dir.resolve("outside"), "not yours");
        Files.delete(Stores.page(exported, 0));
        Files.createSymbolicLink(Stores.page(exported, 0), outside);
        Stores.change(Stores.page(exported, 1), "XHS-PAGE 1", "XHS-PAGE 2");
        Map<String, String> before = DirectorySnapshot.of(dir);

        assertThat(export().to(target).refused())
                .extracting(Refused::reason)
                .anyMatch(why -> why.contains("symbolic link"))
                .anyMatch(why -> why.contains("version 2 was found"));
        assertThat(DirectorySnapshot.of(dir)).isEqualTo(before);
    }

    /** A later export replaces incomplete and damaged files of an earlier one. */
    @Test
    void exportReplacesFilesOfAnEarlierExport() throws IOException {
        export().to(target);
        Map<String, String> first = contents(target);
        PageStore exported = PageStore.at(target);
        Files.move(Stores.page(exported, 0), Stores.part(exported, 0));
        Stores.change(Stores.part(exported, 0), "\nEND", "");
        Stores.change(Stores.page(exported, 1), "nickname", "nicknamE");

        assertThat(export().to(target).pages()).isEqualTo(2);

        assertThat(contents(target)).isEqualTo(first);
    }

    @Test
    void damagedPageIsNotExported() throws IOException {
        Stores.change(Stores.page(store, 0), "nickname", "nicknamE");

        assertThat(export().to(target).pages()).isEqualTo(1);
    }

    @Test
    void exportToAnInvalidDirectoryFails() throws IOException {
        Path file = Files.writeString(dir.resolve("file"), "x");
        assertThatThrownBy(() -> export().to(file))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(file.toString());

        Files.createDirectory(target);
        Files.writeString(target.resolve(StoreLayout.MARKER), "{\"format\":\"xhs-pages\",\"version\":2}");
        assertThatThrownBy(() -> export().to(target))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("version 2 was found");
    }

    @Test
    void undecodablePageIsNotExported() throws IOException {
        PageKey key = new PageKey(Responses.ROUTE, PageRequest.comments(NoteId.of("6700000000000000000000ff")));
        PageFileName name = PageFileName.of(key);
        store.context().writer().put(name, PageHeader.of(name, Stores.NOW, PageSource.IMPORT), new byte[0], Stores.NOW);

        assertThat(export().to(target).refused())
                .singleElement()
                .satisfies(refused -> assertThat(refused.page().key()).isEqualTo(key));
    }
}
