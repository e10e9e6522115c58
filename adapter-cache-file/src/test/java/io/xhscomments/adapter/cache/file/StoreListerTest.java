package io.xhscomments.adapter.cache.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.xhscomments.adapter.cache.file.format.PageFileBytes;
import io.xhscomments.adapter.cache.file.format.PageKeyText;
import io.xhscomments.adapter.cache.file.report.PageSource;
import io.xhscomments.adapter.cache.file.report.StoredPage;
import io.xhscomments.codec.tikhub.TikHubDecoder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoreListerTest {
    @TempDir
    Path dir;

    @Test
    void listDescribesEachPageInFileOrder() {
        PageStore store = Stores.with(dir, 0, 1, 2);

        assertThat(store.pages())
                .extracting(StoredPage::key)
                .containsExactlyInAnyOrder(Responses.key(0), Responses.key(1), Responses.key(2));
        assertThat(store.pages()).extracting(StoredPage::file).isSorted();
        String body = new String(Responses.page(0), StandardCharsets.UTF_8);
        assertThat(store.pages())
                .contains(new StoredPage(
                        Responses.key(0),
                        Optional.of(Stores.NOW),
                        Optional.of(PageSource.PAID),
                        false,
                        Optional.of(body.substring(26, 62)),
                        Responses.page(0).length,
                        Stores.page(store, 0)));
    }

    @Test
    void listIncludesPagesWithASparseHeader() throws IOException {
        PageStore store = Stores.with(dir, 0);
        String head = "XHS-PAGE 1\nkey: " + PageKeyText.of(Responses.key(0)) + "\n";
        Files.write(Stores.page(store, 0), PageFileBytes.file(head + "\n", "{}"));
        assertThat(store.pages())
                .containsExactly(new StoredPage(
                        Responses.key(0),
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        Optional.empty(),
                        2,
                        Stores.page(store, 0)));

        String more = "fetched-at: then\nsource: gift\nform: redacted\nrequest-id:\nmood: good\n\n";
        Files.write(Stores.page(store, 0), PageFileBytes.file(head + more, "{}"));
        assertThat(store.pages().get(0).redacted()).isTrue();
        assertThat(store.pages().get(0).source()).isEmpty();
        assertThat(store.pages().get(0).requestId()).isEmpty();
    }

    /** The check reads bodies; the list does not. */
    @Test
    void listReadsHeadersAndLastLinesOnly() throws IOException {
        PageStore store = Stores.with(dir, 0, 1, 2);
        Stores.change(Stores.page(store, 0), "nickname", "nicknamE");
        List<Path> files = List.of(Stores.page(store, 1), Stores.page(store, 2));
        for (Path file : files) {
            String head = "XHS-PAGE 1\nkey: " + PageKeyText.of(Responses.key(files.indexOf(file) + 1)) + "\n\n";
            Files.write(file, PageFileBytes.file(head, " ".repeat(100_000)));
        }
        List<StoredPage> listed = new ArrayList<>();

        Map<Path, Long> read = FileReads.during(() -> listed.addAll(store.pages()), dir);

        assertThat(listed)
                .extracting(StoredPage::key, StoredPage::bodyBytes)
                .containsExactlyInAnyOrder(
                        tuple(Responses.key(0), (long) Responses.page(0).length),
                        tuple(Responses.key(1), 100_000L),
                        tuple(Responses.key(2), 100_000L));
        assertThat(read).containsOnlyKeys(listed.stream().map(StoredPage::file).toList());
        assertThat(files).allSatisfy(file -> assertThat(read.get(file)).isLessThan(5000));
    }

    @Test
    void listIncludesPagesWithALongHeader() throws IOException {
        PageStore store = Stores.with(dir, 0);
        String head = "XHS-PAGE 1\nkey: " + PageKeyText.of(Responses.key(0)) + "\nmood: " + "x".repeat(10_000) + "\n\n";
        Files.write(Stores.page(store, 0), PageFileBytes.file(head, "{}"));

        assertThat(store.pages()).extracting(StoredPage::bodyBytes).containsExactly(2L);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 8, 22, 40, 1000, 7000})
    void listOmitsTruncatedPages(int lost) throws IOException {
        PageStore store = Stores.with(dir, 0);
        Path file = Stores.page(store, 0);
        String head = "XHS-PAGE 1\nkey: " + PageKeyText.of(Responses.key(0)) + "\n\n";
        byte[] bytes = PageFileBytes.file(head, "\n{}".repeat(2500));
        Files.write(file, Arrays.copyOf(bytes, bytes.length - lost));
        assertThat(store.pages()).isEmpty();

        Files.write(file, bytes);
        assertThat(store.pages()).hasSize(1);
        Files.write(file, Arrays.copyOf(bytes, bytes.length + lost));
        assertThat(store.pages()).isEmpty();
    }

    @Test
    void listOmitsUnsoundPages() throws IOException {
        PageStore store = Stores.with(dir, 0, 1, 2, 3);
        Stores.change(Stores.page(store, 0), "\nEND ", "\nENd ");
        Files.copy(Stores.page(store, 1), Stores.page(store, 1).resolveSibling("0".repeat(38) + ".page"));
        Files.createSymbolicLink(dir.resolve("00"), Stores.page(store, 2).getParent());
        Files.copy(Stores.page(store, 2), Stores.part(store, 2));
        Files.copy(Stores.page(store, 2), dir.resolve("x.page"));
        Files.write(
                Stores.page(store, 3),
                PageFileBytes.file(
                        "XHS-PAGE 1\nkey: " + PageKeyText.of(Responses.key(3)).replace(",", ", ") + "\n\n", "{}"));

        assertThat(store.pages())
                .extracting(StoredPage::key)
                .containsExactlyInAnyOrder(Responses.key(1), Responses.key(2));
    }

    @Test
    void missingStoreHasNoPages() {
        assertThat(PageStore.at(dir.resolve("none")).pages()).isEmpty();
        assertThat(dir).isEmptyDirectory();
    }

    @Test
    void unlistableStoreFails() throws IOException {
        PageStore file = PageStore.at(Files.writeString(dir.resolve("file"), "x"));

        assertThatThrownBy(file::pages)
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(dir.resolve("file").toString());
    }

    /** Links are refused only below the root. */
    @Test
    void linkToTheRootIsFollowed() throws IOException {
        Path real = Files.createDirectory(dir.resolve("real"));
        PageStore linked = PageStore.at(Files.createSymbolicLink(dir.resolve("linked"), real));

        Stores.pay(linked, Responses.key(0), Responses.page(0));
        Stores.pay(PageStore.at(real), Responses.key(1), Responses.page(1));

        assertThat(linked.pages()).hasSize(2);
        assertThat(linked.replay(Responses.FORMAT).send(Responses.request(0)).body())
                .isEqualTo(Responses.page(0));
        assertThat(linked.check(TikHubDecoder.create(), body -> false).pages()).isEqualTo(2);
        assertThat(linked.exporting(TikHubDecoder.create(), body -> body)
                        .to(dir.resolve("export"))
                        .pages())
                .isEqualTo(2);
    }
}
