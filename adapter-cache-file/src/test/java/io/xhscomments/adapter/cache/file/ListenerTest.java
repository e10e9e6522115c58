package io.xhscomments.adapter.cache.file;

import static org.assertj.core.api.Assertions.assertThat;

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

    private final Logger logger = Logger.getLogger(StoreListener.class.getPackageName());
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

    /** With a key whose cursor looks like a pattern of the log's. */
    @Test
    void theLogSaysWhatHappenedToWhichPage() {
        PageKey page = Responses.key(1);
        String words = page.describe();
        StoreListener.LOGGING.payingAgain(page, RECORD);
        StoreListener.LOGGING.quarantined(page, RECORD, "cut {1} off");
        StoreListener.LOGGING.rescued(page);
        StoreListener.LOGGING.notStored(page, "no space");
        StoreListener.LOGGING.noPage(page, RECORD);
        StoreListener.LOGGING.undecodable(page, RECORD, "no {1} id");
        StoreListener.LOGGING.decoded(page, RECORD);

        assertThat(logged)
                .containsExactly(
                        "WARNING Paying again for " + words + ": an earlier response is of no use, see " + RECORD,
                        "WARNING Set aside the page of " + words + " as " + RECORD + ": cut {1} off",
                        "INFO Took over the response of a writer that died: " + words,
                        "WARNING Paid for, but not stored: " + words + ": no space",
                        "WARNING Paid for, but no page: " + words + ", kept as " + RECORD,
                        "WARNING Paid for, but cannot be decoded: " + words + ", kept as " + RECORD + ": no {1} id",
                        "INFO Decoded a response that was kept: " + words + ", from " + RECORD);
    }

    @Test
    void whoWantsToHearNothingHearsNothing() {
        StoreListener.NONE.payingAgain(Responses.key(1), RECORD);
        StoreListener.NONE.quarantined(Responses.key(1), RECORD, "");
        StoreListener.NONE.rescued(Responses.key(1));
        StoreListener.NONE.notStored(Responses.key(1), "");
        StoreListener.NONE.noPage(Responses.key(1), RECORD);
        StoreListener.NONE.undecodable(Responses.key(1), RECORD, "");
        StoreListener.NONE.decoded(Responses.key(1), RECORD);

        assertThat(logged).isEmpty();
    }

    /** A page that is paid for must not be lost to who is told of it. */
    @Test
    void aListenerThatFailsLosesNoPage() throws IOException {
        StoreListener failing = new StoreListener() {
            @Override
            public void payingAgain(PageKey page, Path record) {
                throw new IllegalStateException("paying again");
            }

            @Override
            public void quarantined(PageKey page, Path record, String why) {
                throw new IllegalStateException("quarantined");
            }

            @Override
            public void noPage(PageKey page, Path receipt) {
                throw new IllegalStateException("no page");
            }

            @Override
            public void undecodable(PageKey page, Path record, String why) {
                throw new IllegalStateException("undecodable");
            }
        };
        PageStore store = Stores.with(dir, 0);
        Stores.change(Stores.page(store, 0), "nickname", "nicknamE");
        Files.createDirectories(Stores.part(store, 1).getParent());
        Files.writeString(Stores.part(store, 1), "XHS-PAGE 1\n");

        for (int page = 0; page <= 3; page++) {
            byte[] response = page == 3
                    ? UndecodableTest.FAILED.getBytes(StandardCharsets.UTF_8)
                    : page == 2 ? UndecodableTest.MALFORMED.getBytes(StandardCharsets.UTF_8) : Responses.page(page);
            ReadThrough through = store.readThrough(
                            (request, sink) -> new RawResponse(200, Map.of(), response, RawResponse.Origin.NETWORK),
                            Responses.FORMAT)
                    .withoutLinks()
                    .withUnreadable(CorruptPagePolicy.PAY_AGAIN)
                    .withListener(failing);
            assertThat(through.send(Responses.request(page)).body()).isEqualTo(response);
        }

        assertThat(store.pages()).hasSize(2);
        assertThat(Stores.in(store, StoreReader.UNDECODABLE)).hasSize(1);
        assertThat(logged)
                .containsExactly(
                        "WARNING A store's listener failed",
                        "WARNING A store's listener failed",
                        "WARNING A store's listener failed",
                        "WARNING A store's listener failed");
    }
}
