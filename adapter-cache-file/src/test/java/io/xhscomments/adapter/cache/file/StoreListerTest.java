package io.xhscomments.adapter.cache.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

    @Test
    void listOmitsUnsoundPages() throws IOException {
        PageStore store = Stores.with(dir, 0, 1, 2, 3);
        Stores.change(Stores.page(store, 0), "nickname", "nicknamE");
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
