package io.xhscomments.adapter.cache.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.adapter.cache.file.format.PageFileName;
import io.xhscomments.adapter.cache.file.format.PageHeader;
import io.xhscomments.adapter.cache.file.policy.StoreListener;
import io.xhscomments.adapter.cache.file.report.ImportResult;
import io.xhscomments.adapter.cache.file.report.PageSource;
import io.xhscomments.adapter.cache.file.storage.PartialFile;
import io.xhscomments.adapter.cache.file.storage.StoreLayout;
import io.xhscomments.codec.tikhub.ApiKey;
import io.xhscomments.codec.tikhub.TikHubDecoder;
import io.xhscomments.codec.tikhub.TikHubRedaction;
import io.xhscomments.core.page.RawResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A page says in its form what was replaced in it, whatever it was made of, and the key is in none. */
class StoredFormTest {
    private static final ApiKey KEY = ApiKey.of("sk-test-FAKE-KEY+/==");
    private static final String MASK = "[redacted]**********";

    @TempDir
    Path dir;

    private PageStore store;

    @BeforeEach
    void aStore() {
        store = Stores.at(dir.resolve("pages"), Stores.NOW);
    }

    /** The page, with this text beside the parameters that it repeats. */
    private static byte[] echoing(int page, String text) {
        return new String(Responses.page(page), StandardCharsets.UTF_8)
                .replace("\"router\"", "\"echo\":\"" + text + "\",\"router\"")
                .getBytes(StandardCharsets.UTF_8);
    }

    private void assertForm(int page, String form) throws IOException {
        String text = Files.readString(Stores.page(store, page), StandardCharsets.UTF_8);
        assertThat(text.replaceAll("(?s).*\nform: ([a-z-]+) *\n.*", "$1")).isEqualTo(form);
        assertThat(text).doesNotContain(KEY.reveal());
    }

    private ImportResult imported(TikHubDecoder decoder, byte[] file) throws IOException {
        return store.importing(decoder).add(Files.write(dir.resolve("saved"), file));
    }

    @Test
    void aSavedResponseWithAPlaceholderWasRedacted() throws IOException {
        imported(TikHubDecoder.create(), echoing(0, MASK));
        imported(TikHubDecoder.create(), echoing(1, "nothing"));

        assertForm(0, "key-redacted");
        assertForm(1, "verbatim");
    }

    @Test
    void aSavedResponseLosesTheKeyThatTheDecoderKnows() throws IOException {
        ImportResult imported = imported(TikHubDecoder.redacting(KEY), echoing(0, KEY.reveal()));

        assertThat(imported.outcome()).isEqualTo(ImportResult.Outcome.STORED);
        assertForm(0, "key-redacted");
    }

    /** The mask of a short key is cut off, so that only the file tells. */
    @Test
    void aKeptResponseStaysRedacted() throws IOException {
        ReadThrough.builder(
                        store,
                        (request, sink) -> new RawResponse(
                                        200, Map.of(), echoing(1, "[redacte"), RawResponse.Origin.NETWORK)
                                .redacted(),
                        OlderFormat.without(Responses.request(1)))
                .listener(StoreListener.NONE)
                .build()
                .send(Responses.request(1));
        byte[] kept =
                Files.readAllBytes(Stores.in(store, StoreLayout.UNDECODABLE).get(0));

        assertThat(StoredResponse.in(kept).orElseThrow().response().isRedacted())
                .isTrue();
        imported(TikHubDecoder.create(), kept);
        assertForm(1, "key-redacted");
    }

    @Test
    void aKeptResponseOfAnEarlierVersionIsMarkedOnceItIsDecoded() throws IOException {
        Stores.pay(store, Responses.key(0), Responses.page(0));
        ReadThrough.builder(
                        store,
                        (request, sink) -> new RawResponse(200, Map.of(), echoing(1, MASK), RawResponse.Origin.NETWORK),
                        OlderFormat.without(Responses.request(1)))
                .listener(StoreListener.NONE)
                .build()
                .send(Responses.request(1));

        Stores.through(store, Responses.FORMAT).send(Responses.request(1));

        assertForm(1, "key-redacted");
    }

    @Test
    void anExportedPageIsImportedAsOne() throws IOException {
        Stores.pay(store, Responses.key(0), Responses.page(0));
        store.exporting(TikHubDecoder.create(), TikHubRedaction.secrets()).to(dir.resolve("exported"));
        store = Stores.at(dir.resolve("other"), Stores.NOW);
        byte[] exported = Files.readAllBytes(Stores.page(Stores.at(dir.resolve("exported"), Stores.NOW), 0));

        assertThat(imported(TikHubDecoder.create(), exported).outcome()).isEqualTo(ImportResult.Outcome.STORED);

        assertForm(0, "redacted");
        assertThat(store.check(TikHubDecoder.create(), TikHubRedaction.secrets()::containsSecrets)
                        .findings())
                .isEmpty();
    }

    @Test
    void whatADeadWriterLeftIsMarked() throws IOException {
        store.context().writer().directories().prepare();
        PageFileName name = PageFileName.of(Responses.key(0));
        byte[] body = echoing(0, MASK);
        try (PartialFile part =
                store.context().writer().begin(name, PageHeader.of(name, Stores.NOW, PageSource.PAID))) {
            part.onHeaders(200, Map.of());
            part.onBody(body, 0, body.length);
        }

        Stores.through(store, Responses.FORMAT).send(Responses.request(0));

        assertForm(0, "key-redacted");
    }

    @Test
    void aFreeCopyLosesTheKeyThatTheDecoderKnows() throws IOException {
        try (FreeCopies copies = FreeCopies.start()) {
            Stores.pay(store, Responses.key(0), copies.page(0));
            copies.keep(
                    0,
                    new String(copies.page(0), StandardCharsets.UTF_8)
                            .replace("\"router\"", "\"echo\":\"" + KEY.reveal() + "\",\"router\"")
                            .getBytes(StandardCharsets.UTF_8));
            Stores.change(Stores.page(store, 0), "nickname", "nicknamE");

            assertThat(store.repair(TikHubDecoder.redacting(KEY), copies.links())
                            .repaired())
                    .containsExactly(Responses.key(0));
        }

        assertForm(0, "key-redacted");
    }
}
