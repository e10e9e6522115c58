package io.xhscomments.adapter.cache.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xhscomments.adapter.cache.file.format.PageFileParser;
import io.xhscomments.adapter.cache.file.format.PageHeader;
import io.xhscomments.adapter.cache.file.policy.UndecodablePolicy;
import io.xhscomments.adapter.cache.file.report.CheckReport;
import io.xhscomments.adapter.cache.file.report.StoredPage;
import io.xhscomments.adapter.cache.file.storage.StoreLayout;
import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.core.failure.StoredResponseUndecodableException;
import io.xhscomments.core.failure.WrongResponseException;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.PageKey;
import io.xhscomments.core.page.RawResponse;
import io.xhscomments.core.port.ResponseFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A charged response that belongs to another page blocks the request, and is kept where it belongs. */
class WrongResponseTest extends ChargedResponses {
    /** A format that tells whose the response is, when another page is requested. */
    private static OlderFormat telling(Optional<PageKey> own) {
        return OlderFormat.failing(
                Responses.request(1), new WrongResponseException(Responses.request(1), Charge.FREE, "another", own));
    }

    @Test
    void aResponseOfAnotherPageIsKeptAsThatPageAndBlocks() throws IOException {
        server.response(request -> Responses.page(2));
        ResponseFormat format = telling(Optional.of(Responses.key(2)));

        assertThatThrownBy(() -> through(format).source().fetch(Responses.request(1)))
                .isInstanceOf(WrongResponseException.class);
        assertThatThrownBy(() -> through(format).source().fetch(Responses.request(1)))
                .isInstanceOf(StoredResponseUndecodableException.class);
        assertThat(through(format).send(Responses.request(2)).origin()).isEqualTo(RawResponse.Origin.STORE);

        assertThat(server.charges()).isEqualTo(1);
        assertThat(store.pages()).extracting(StoredPage::key).containsExactly(Responses.key(2));
        assertThat(Stores.in(store, StoreLayout.UNDECODABLE)).hasSize(1);
    }

    /** By what the present decoder tells: its note is in the parameters, and in each row. */
    @Test
    void aResponseOfAnotherNoteIsKeptUnderThatNote() throws IOException {
        NoteId other = Responses.note(7);
        server.response(request -> Responses.page(other, 0, 0));

        assertThatThrownBy(() -> through(PRESENT).source().fetch(Responses.request(0)))
                .isInstanceOf(WrongResponseException.class);
        assertThatThrownBy(() -> through(PRESENT).source().fetch(Responses.request(0)))
                .isInstanceOf(StoredResponseUndecodableException.class);
        assertThat(through(PRESENT).source().fetch(Responses.request(other, 0)).comments())
                .hasSize(1);

        assertThat(server.charges()).isEqualTo(1);
        assertThat(store.pages())
                .extracting(StoredPage::key)
                .allSatisfy(key -> assertThat(key.request().note()).isEqualTo(other));
        assertThat(Stores.in(store, StoreLayout.UNDECODABLE)).hasSize(1);
    }

    /** Paid for on one route, it is a page of the other. */
    @Test
    void aResponseOfAnotherRouteIsKeptUnderThatRoute() throws IOException {
        byte[] appV2 = new String(Responses.page(0), StandardCharsets.UTF_8)
                .replace("/web/get_note_comments", "/app_v2/get_note_comments")
                .getBytes(StandardCharsets.UTF_8);
        server.response(request -> appV2);

        assertThatThrownBy(() -> through(PRESENT).source().fetch(Responses.request(0)))
                .isInstanceOf(WrongResponseException.class)
                .hasMessageContaining("app-v2");
        assertThatThrownBy(() -> through(PRESENT).source().fetch(Responses.request(0)))
                .isInstanceOf(StoredResponseUndecodableException.class);
        assertThat(through(TikHubRoute.APP_V2.format())
                        .source()
                        .fetch(Responses.request(0))
                        .comments())
                .hasSize(1);

        assertThat(server.charges()).isEqualTo(1);
        assertThat(store.pages())
                .extracting(StoredPage::key)
                .containsExactly(new PageKey("app-v2", Responses.request(0)));
        assertThat(Stores.in(store, StoreLayout.UNDECODABLE)).hasSize(1);
        assertThat(store.check(PRESENT, body -> false).of(CheckReport.Kind.WRONG_ROUTE))
                .isEmpty();
    }

    @Test
    void aResponseOfAnotherPageReplacesNone() throws IOException {
        server.response(request -> Responses.page(2));
        through(PRESENT).send(Responses.request(2));
        byte[] before = Files.readAllBytes(Stores.page(store, 2));
        Files.createDirectories(Stores.part(store, 3).getParent());
        Files.writeString(Stores.part(store, 3), "XHS-PAGE 1\n");
        server.response(request -> Responses.page(Responses.NOTE, 2, 9));

        for (int own : new int[] {2, 3}) {
            through(telling(Optional.of(Responses.key(own)))).toBuilder()
                    .undecodablePolicy(UndecodablePolicy.PAY_AGAIN)
                    .build()
                    .send(Responses.request(1));
        }
        through(telling(Optional.empty())).toBuilder()
                .undecodablePolicy(UndecodablePolicy.PAY_AGAIN)
                .build()
                .send(Responses.request(1));

        assertThat(Files.readAllBytes(Stores.page(store, 2))).isEqualTo(before);
        assertThat(Stores.page(store, 3)).doesNotExist();
        assertThat(Stores.in(store, StoreLayout.UNDECODABLE)).hasSize(3);
        assertThat(server.charges()).isEqualTo(4);
    }

    /** The transport has taken the key out of the bytes, which every file says that is made of them. */
    @Test
    void aRedactedResponseIsMarkedWhereverItIsKept() throws IOException {
        for (ResponseFormat format : List.of(telling(Optional.of(Responses.key(2))), PRESENT)) {
            byte[] body =
                    format.equals(PRESENT) ? Responses.FAILED.getBytes(StandardCharsets.UTF_8) : Responses.page(2);
            ReadThrough.builder(
                            store,
                            (request, sink) ->
                                    new RawResponse(200, Map.of(), body, RawResponse.Origin.NETWORK).redacted(),
                            format)
                    .noCacheLinks()
                    .listener(listener)
                    .undecodablePolicy(UndecodablePolicy.PAY_AGAIN)
                    .build()
                    .send(Responses.request(format.equals(PRESENT) ? 3 : 1));
        }

        for (Path kept : List.of(
                Stores.in(store, StoreLayout.UNDECODABLE).get(0),
                Stores.in(store, StoreLayout.FAILED).get(0),
                Stores.page(store, 2))) {
            assertThat(PageFileParser.verify(Files.readAllBytes(kept)).header().get(PageHeader.FORM))
                    .hasValue(PageHeader.KEY_REDACTED);
        }
    }
}
