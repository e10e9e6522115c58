package io.xhscomments.adapter.cache.file;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xhscomments.core.failure.MalformedResponseException;
import io.xhscomments.core.page.Charge;
import io.xhscomments.core.port.ResponseFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What the tests of responses that are kept though they are no page have in common: a store before a ledger. */
abstract class ChargedResponses {
    static final ResponseFormat PRESENT = Responses.FORMAT;
    static final OlderFormat OLDER = OlderFormat.without(Responses.request(1));

    @TempDir
    Path dir;

    final RecordingListener listener = new RecordingListener();
    LedgerServer server;
    PageStore store;

    @BeforeEach
    void start() throws IOException {
        server = LedgerServer.start();
        store = Stores.at(dir.resolve("pages"), Stores.NOW);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    ReadThrough through(ResponseFormat format) {
        return through(store, format);
    }

    ReadThrough through(PageStore over, ResponseFormat format) {
        return ReadThrough.builder(over, new SocketTransport(server.port()), format)
                .noCacheLinks()
                .listener(listener)
                .build();
    }

    void payForMalformed() {
        server.response(request -> Responses.MALFORMED.getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> through(PRESENT).source().fetch(Responses.request(1)))
                .isInstanceOf(MalformedResponseException.class)
                .extracting(failure -> ((MalformedResponseException) failure).charge())
                .isEqualTo(Charge.CHARGED);
    }

    void payWithOlderVersion() {
        assertThatThrownBy(() -> through(OLDER).source().fetch(Responses.request(1)))
                .isInstanceOf(MalformedResponseException.class);
    }
}
