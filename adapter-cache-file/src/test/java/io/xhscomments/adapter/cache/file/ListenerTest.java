package io.xhscomments.adapter.cache.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.adapter.cache.file.policy.CorruptPagePolicy;
import io.xhscomments.adapter.cache.file.policy.StoreListener;
import io.xhscomments.adapter.cache.file.storage.StoreLayout;
import io.xhscomments.core.page.PageKey;
import io.xhscomments.core.page.RawResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListenerTest {
    private static final Path RECORD = Path.of("pages", "in-doubt", "x{0}.part");

    @TempDir
    Path dir;

    private final Logger logger = Logger.getLogger(PageStore.class.getPackageName());
    private final List<String> logged = new CopyOnWriteArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord record) {
            logged.add(record.getLevel() + " " + new SimpleFormatter().formatMessage(record));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        logger.setUseParentHandlers(false);
        logger.setLevel(Level.ALL);
        logger.addHandler(handler);
    }

    @AfterEach
    void leave() {
        logger.removeHandler(handler);
        logger.setUseParentHandlers(true);
        logger.setLevel(null);
    }

    /** The cursor of the key looks like a placeholder of the logger. */
    @Test
    void logNamesEventAndPage() {
        PageKey page = Responses.key(1);
        String request = page.describe();
        StoreListener.LOGGING.payingAgain(page, RECORD);
        StoreListener.LOGGING.quarantined(page, RECORD, "cut {1} off");
        StoreListener.LOGGING.recovered(page);
        StoreListener.LOGGING.notStored(page, "no space");
        StoreListener.LOGGING.failedResponse(page, RECORD);
        StoreListener.LOGGING.undecodable(page, RECORD, "no {1} id");
        StoreListener.LOGGING.decoded(page, RECORD);

        assertThat(logged)
                .containsExactly(
                        "WARNING Paying again for " + request
                                + ": the earlier response is lost or cannot be decoded, see " + RECORD,
                        "WARNING Moved the damaged page of " + request + " to " + RECORD + ": cut {1} off",
                        "INFO Recovered the response of a writer that died: " + request,
                        "WARNING Paid for, but not stored: " + request + ": no space",
                        "WARNING Paid for a response that reports a failure: " + request + ", kept as " + RECORD,
                        "WARNING Paid for a response that cannot be decoded: " + request + ", kept as " + RECORD
                                + ": no {1} id",
                        "INFO Decoded a kept response: " + request + ", from " + RECORD);
    }

    @Test
    void noneListenerLogsNothing() {
        StoreListener.NONE.payingAgain(Responses.key(1), RECORD);
        StoreListener.NONE.quarantined(Responses.key(1), RECORD, "");
        StoreListener.NONE.recovered(Responses.key(1));
        StoreListener.NONE.notStored(Responses.key(1), "");
        StoreListener.NONE.failedResponse(Responses.key(1), RECORD);
        StoreListener.NONE.undecodable(Responses.key(1), RECORD, "");
        StoreListener.NONE.decoded(Responses.key(1), RECORD);

        assertThat(logged).isEmpty();
    }

    /** A failing listener must not lose a paid page. */
    @Test
    void failingListenerLosesNoPage() throws IOException {
        StoreListener failing = new StoreListener() {
            @Override
            public void payingAgain(PageKey page, Path record) {
                throw new IllegalStateException("paying again");
            }

            @Override
            public void quarantined(PageKey page, Path record, String reason) {
                throw new IllegalStateException("quarantined");
            }

            @Override
            public void failedResponse(PageKey page, Path record) {
                throw new IllegalStateException("no page");
            }

            @Override
            public void undecodable(PageKey page, Path record, String reason) {
                throw new IllegalStateException("undecodable");
            }
        };
        PageStore store = Stores.with(dir, 0);
        Stores.change(Stores.page(store, 0), "nickname", "nicknamE");
        Files.createDirectories(Stores.part(store, 1).getParent());
        Files.writeString(Stores.part(store, 1), "XHS-PAGE 1\n");

        for (int page = 0; page <= 3; page++) {
            byte[] response = page == 3
                    ? Responses.FAILED.getBytes(StandardCharsets.UTF_8)
                    : page == 2 ? Responses.MALFORMED.getBytes(StandardCharsets.UTF_8) : Responses.page(page);
            ReadThrough through = ReadThrough.builder(
                            store,
                            (request, sink) -> new RawResponse(200, Map.of(), response, RawResponse.Origin.NETWORK),
                            Responses.FORMAT)
                    .noCacheLinks()
                    .corruptPagePolicy(CorruptPagePolicy.PAY_AGAIN)
                    .listener(failing)
                    .build();
            assertThat(through.send(Responses.request(page)).body()).isEqualTo(response);
        }

        assertThat(store.pages()).hasSize(2);
        assertThat(Stores.in(store, StoreLayout.UNDECODABLE)).hasSize(1);
        assertThat(logged)
                .containsExactly(
                        "WARNING A store's listener failed",
                        "WARNING A store's listener failed",
                        "WARNING A store's listener failed",
                        "WARNING A store's listener failed");
    }
}
