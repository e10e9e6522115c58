package io.xhscomments.adapter.cache.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xhscomments.adapter.cache.file.format.PageFileName;
import io.xhscomments.adapter.cache.file.format.PageFileParser;
import io.xhscomments.adapter.cache.file.policy.UndecodablePolicy;
import io.xhscomments.adapter.cache.file.storage.StoreLayout;
import io.xhscomments.core.failure.ChargedFailureException;
import io.xhscomments.core.failure.EmptyResponseException;
import io.xhscomments.core.failure.MalformedResponseException;
import io.xhscomments.core.failure.NoteNotFoundException;
import io.xhscomments.core.failure.StoredResponseUndecodableException;
import io.xhscomments.core.failure.UnsupportedResponseException;
import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.RawResponse;
import io.xhscomments.core.page.Spend;
import io.xhscomments.core.port.ResponseFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A charged response that cannot be decoded is kept, and its request is not sent again by itself. */
class UndecodableTest extends ChargedResponses {
    private static final String NO_NOTE = "{\"code\":200,\"request_id\":\"r\",\"data\":{\"code\":0,\"data\":{"
            + "\"user_id\":\"\",\"comments\":[],\"has_more\":false}}}";
    private static final String EMPTY = "{\"code\":200,\"request_id\":\"r\",\"data\":{}}";

    @Test
    void theRequestIsNotSentAgain() throws IOException {
        payForMalformed();

        for (int run = 0; run < 3; run++) {
            assertThatThrownBy(() -> through(PRESENT).source().fetch(Responses.request(1)))
                    .isInstanceOfSatisfying(StoredResponseUndecodableException.class, failure -> {
                        assertThat(failure.charge()).isEqualTo(Charge.FREE);
                        assertThat(failure.spend()).isEqualTo(Spend.NONE);
                        assertThat(failure.retryable()).isFalse();
                    })
                    .hasMessageContaining("nothing was sent")
                    .hasMessageContaining(
                            Stores.in(store, StoreLayout.UNDECODABLE).get(0).toString())
                    .hasMessageContaining("$.data.data.comments")
                    .hasMessageContaining("allow paying again");
        }

        assertThat(server.charges()).isEqualTo(1);
        Path kept = Stores.in(store, StoreLayout.UNDECODABLE).get(0);
        String hex = PageFileName.of(Responses.key(1)).hex();
        assertThat(store.context().reader().root().relativize(kept).toString().replace('\\', '/'))
                .matches("undecodable/" + hex.substring(0, 2) + "/" + hex + "-\\d{8}T\\d{9}Z\\.page");
        assertThat(PageFileParser.verify(Files.readAllBytes(kept)).body())
                .isEqualTo(Responses.MALFORMED.getBytes(StandardCharsets.UTF_8));
        assertThat(listener.events).containsExactly("undecodable");
    }

    @Test
    void itIsPaidForAgainIfAllowed() throws IOException {
        payForMalformed();
        server.response(request -> Responses.page(1));

        ReadThrough allowed = through(PRESENT).toBuilder()
                .undecodablePolicy(UndecodablePolicy.PAY_AGAIN)
                .build();
        assertThat(allowed.send(Responses.request(1)).origin()).isEqualTo(RawResponse.Origin.NETWORK);
        assertThat(allowed.send(Responses.request(1)).origin()).isEqualTo(RawResponse.Origin.STORE);
        assertThat(through(PRESENT).send(Responses.request(1)).body()).isEqualTo(Responses.page(1));

        assertThat(server.charges()).isEqualTo(2);
        assertThat(listener.events).containsExactly("undecodable", "paying again");
        assertThat(Stores.in(store, StoreLayout.UNDECODABLE)).hasSize(1);
        assertThat(store.check(PRESENT, body -> false).isSound()).isTrue();
    }

    @Test
    void eachTimeItIsPaidForAgainIsOnRecord() throws IOException {
        payForMalformed();
        ReadThrough allowed = through(PRESENT).toBuilder()
                .undecodablePolicy(UndecodablePolicy.PAY_AGAIN)
                .build();

        allowed.send(Responses.request(1));
        allowed.send(Responses.request(1));

        assertThat(server.charges()).isEqualTo(3);
        assertThat(Stores.in(store, StoreLayout.UNDECODABLE)).hasSize(3);
    }

    @Test
    void otherRequestsAreNotBlocked() {
        payForMalformed();
        server.response(request -> Responses.page(2));

        assertThat(through(PRESENT).send(Responses.request(2)).origin()).isEqualTo(RawResponse.Origin.NETWORK);
    }

    @ParameterizedTest
    @ValueSource(strings = {Responses.FAILED, NO_NOTE, EMPTY})
    void reportedFailuresDoNotBlock(String response) throws IOException {
        server.response(request -> response.getBytes(StandardCharsets.UTF_8));
        for (int run = 1; run <= 2; run++) {
            assertThatThrownBy(() -> through(PRESENT).source().fetch(Responses.request(0)))
                    .isInstanceOfAny(
                            ChargedFailureException.class, NoteNotFoundException.class, EmptyResponseException.class);
            assertThat(server.charges()).isEqualTo(run);
            assertThat(Stores.in(store, StoreLayout.FAILED)).hasSize(run);
        }

        assertThat(Stores.in(store, StoreLayout.UNDECODABLE)).isEmpty();
        assertThat(store.held(PRESENT)).isEmpty();
    }

    @Test
    void aDecoderThatBreaksBlocksToo() throws IOException {
        ResponseFormat broken = OlderFormat.failing(Responses.request(0), new IllegalStateException("a bug"));

        assertThatThrownBy(() -> through(broken).source().fetch(Responses.request(0)))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> through(broken).source().fetch(Responses.request(0)))
                .isInstanceOf(StoredResponseUndecodableException.class);

        assertThat(server.charges()).isEqualTo(1);
        assertThat(through(PRESENT).source().fetch(Responses.request(0)).comments())
                .hasSize(1);
        assertThat(server.charges()).isEqualTo(1);
    }

    @Test
    void anUnsupportedResponseBlocks() {
        ResponseFormat format = OlderFormat.failing(
                Responses.request(1),
                new UnsupportedResponseException(Responses.request(1), Charge.FREE, "web_v3", "web-v1"));
        through(format).send(Responses.request(1));

        assertThatThrownBy(() -> through(format).send(Responses.request(1)))
                .isInstanceOf(StoredResponseUndecodableException.class)
                .hasMessageContaining("web_v3");
        assertThat(server.charges()).isEqualTo(1);
    }

    @Test
    void aRefreshPaysForIt() {
        payForMalformed();
        server.response(request -> Responses.page(1));
        PageStore later = store.toBuilder()
                .clock(Stores.clock(Stores.NOW.plusSeconds(60)))
                .build();

        assertThatThrownBy(() -> through(later, PRESENT).toBuilder()
                        .maxAge(Duration.ofHours(1))
                        .build()
                        .send(Responses.request(1)))
                .isInstanceOf(StoredResponseUndecodableException.class);
        assertThat(through(later, PRESENT).toBuilder()
                        .maxAge(Duration.ZERO)
                        .build()
                        .send(Responses.request(1))
                        .body())
                .isEqualTo(Responses.page(1));
        assertThat(server.charges()).isEqualTo(2);
    }

    @Test
    void anOldPageIsNotAskedForAgainAndAgain() {
        server.response(request -> Responses.page(1));
        through(PRESENT).send(Responses.request(1));
        server.response(request -> Responses.MALFORMED.getBytes(StandardCharsets.UTF_8));
        PageStore later = store.toBuilder()
                .clock(Stores.clock(Stores.NOW.plusSeconds(7200)))
                .build();
        ReadThrough recent =
                through(later, PRESENT).toBuilder().maxAge(Duration.ofHours(1)).build();

        assertThatThrownBy(() -> recent.source().fetch(Responses.request(1)))
                .isInstanceOf(MalformedResponseException.class);
        assertThatThrownBy(() -> recent.source().fetch(Responses.request(1)))
                .isInstanceOf(StoredResponseUndecodableException.class);

        assertThat(server.charges()).isEqualTo(2);
        assertThat(through(later, PRESENT).send(Responses.request(1)).body()).isEqualTo(Responses.page(1));
    }

    @Test
    void aDamagedRecordStillBlocks() throws IOException {
        payForMalformed();
        Stores.change(Stores.in(store, StoreLayout.UNDECODABLE).get(0), "\"has_more\":true", "\"has_more\":tru_");

        assertThatThrownBy(() -> through(PRESENT).send(Responses.request(1)))
                .isInstanceOf(StoredResponseUndecodableException.class)
                .hasMessageContaining("truncated or changed");
        assertThat(server.charges()).isEqualTo(1);
    }

    @Test
    void aCompleteResponseWithoutItsNameIsKeptWithoutAnotherCharge() throws IOException {
        payForMalformed();
        Path kept = Stores.in(store, StoreLayout.UNDECODABLE).get(0);
        Files.move(kept, Stores.part(store, 1));

        assertThatThrownBy(() -> through(PRESENT).send(Responses.request(1)))
                .isInstanceOf(StoredResponseUndecodableException.class);

        assertThat(Stores.in(store, StoreLayout.UNDECODABLE)).hasSize(1);
        assertThat(Stores.in(store, StoreLayout.IN_DOUBT)).isEmpty();
        assertThat(server.charges()).isEqualTo(1);
    }
}
