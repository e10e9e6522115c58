package io.xhscomments.adapter.cache.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.xhscomments.adapter.cache.file.format.PageFileName;
import io.xhscomments.adapter.cache.file.policy.CorruptPagePolicy;
import io.xhscomments.adapter.cache.file.report.PageSource;
import io.xhscomments.adapter.cache.file.report.StoredPage;
import io.xhscomments.adapter.cache.file.storage.StoreLayout;
import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.core.failure.CachedCopyUnavailableException;
import io.xhscomments.core.failure.StoredPageUnreadableException;
import io.xhscomments.core.model.Cursor;
import io.xhscomments.core.page.PageKey;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.Spend;
import io.xhscomments.core.port.ResponseFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stored page is damaged, and the policy is {@link CorruptPagePolicy#FREE_REFETCH}. */
class FreeRefetchTest {
    private static final Duration DAY = Duration.ofHours(24);

    @TempDir
    Path dir;

    private final RecordingListener listener = new RecordingListener();
    private final List<Object> paid = new ArrayList<>();
    private FreeCopies copies;
    private PageStore store;
    private byte[] damaged;

    @BeforeEach
    void aDamagedPage() throws IOException {
        copies = FreeCopies.start();
        store = Stores.at(dir.resolve("pages"), Stores.NOW);
        Stores.pay(store, Responses.key(0), copies.page(0));
        Stores.change(Stores.page(store, 0), "nickname", "nicknamE");
        damaged = Files.readAllBytes(Stores.page(store, 0));
    }

    @AfterEach
    void stop() {
        copies.close();
    }

    private ReadThrough through(Duration age, CorruptPagePolicy unreadable) {
        return through(Responses.FORMAT, age, unreadable);
    }

    private ReadThrough through(ResponseFormat format, Duration age, CorruptPagePolicy unreadable) {
        return ReadThrough.builder(
                        Stores.at(dir.resolve("pages"), Stores.NOW.plus(age)),
                        (request, sink) -> {
                            paid.add(request);
                            throw new IllegalStateException("asked for " + request);
                        },
                        format)
                .corruptPagePolicy(unreadable)
                .cacheLinks(copies.links())
                .listener(listener)
                .build();
    }

    @Test
    void freeCopyReplacesDamagedPageAndKeepsIt() throws IOException {
        copies.keep(0);

        assertThat(through(DAY.minusMillis(1), CorruptPagePolicy.FREE_REFETCH)
                        .send(Responses.request(0))
                        .body())
                .isEqualTo(copies.page(0));

        assertThat(Stores.in(store, StoreLayout.QUARANTINE))
                .singleElement()
                .satisfies(kept -> assertThat(kept).hasBinaryContent(damaged));
        assertThat(store.pages()).singleElement().satisfies(page -> {
            assertThat(page.source()).hasValue(PageSource.CACHE_URL);
            assertThat(page.fetchedAt()).hasValue(Stores.NOW);
        });
        assertThat(through(DAY, CorruptPagePolicy.FAIL)
                        .send(Responses.request(0))
                        .body())
                .isEqualTo(copies.page(0));
        assertThat(copies.reads()).isEqualTo(1);
        assertThat(paid).isEmpty();
    }

    @Test
    void defaultPolicyFailsWithoutReadingTheCopy() {
        copies.keep(0);

        assertThatThrownBy(() -> through(Duration.ZERO, CorruptPagePolicy.FAIL).send(Responses.request(0)))
                .isInstanceOf(StoredPageUnreadableException.class);
        assertThat(copies.reads()).isZero();

        assertThat(through(Duration.ZERO, CorruptPagePolicy.FREE_REFETCH)
                        .send(Responses.request(0))
                        .body())
                .isEqualTo(copies.page(0));
        assertThat(listener.events).hasSize(1);
    }

    @Test
    void unavailableCopyFailsWithoutPaying() throws IOException {
        copies.keep(0);
        for (int status : new int[] {503, 404}) {
            copies.status(status);
            CachedCopyUnavailableException failure = catchThrowableOfType(
                    CachedCopyUnavailableException.class,
                    () -> through(Duration.ZERO, CorruptPagePolicy.FREE_REFETCH).send(Responses.request(0)));
            assertThat(failure.retryable()).isEqualTo(status == 503);
            assertThat(failure.spend()).isEqualTo(Spend.NONE);
        }
        assertThat(Stores.in(store, StoreLayout.QUARANTINE)).hasSize(1);
        assertThat(paid).isEmpty();

        copies.status(200);
        through(Duration.ZERO, CorruptPagePolicy.FREE_REFETCH).send(Responses.request(0));
        assertThat(paid).isEmpty();
    }

    @Test
    void expiredCopyFailsAndNamesTheRemedy() {
        copies.keep(0);

        assertThatThrownBy(() -> through(DAY, CorruptPagePolicy.FREE_REFETCH).send(Responses.request(0)))
                .isInstanceOf(StoredPageUnreadableException.class)
                .hasMessageContaining("it was moved to")
                .hasMessageContaining("or allow to pay again");
        assertThatThrownBy(() -> through(Duration.ZERO, CorruptPagePolicy.FREE_REFETCH).toBuilder()
                        .noCacheLinks()
                        .build()
                        .send(Responses.request(0)))
                .isInstanceOf(StoredPageUnreadableException.class);
        assertThat(copies.reads()).isZero();
        assertThat(paid).isEmpty();
    }

    /** The link leads to the other page. Both are later pages of one sequence, so their keys may be confused. */
    @Test
    void fileOfAnotherPageDoesNotBringThatPage() throws IOException {
        for (int page = 1; page <= 2; page++) {
            Stores.pay(store, Responses.key(page), copies.page(page));
            copies.keep(page);
        }
        Files.write(Stores.page(store, 1), Files.readAllBytes(Stores.page(store, 2)));

        assertThatThrownBy(() ->
                        through(Duration.ZERO, CorruptPagePolicy.FREE_REFETCH).send(Responses.request(1)))
                .isInstanceOf(StoredPageUnreadableException.class);
        assertThat(copies.reads()).isZero();
        assertThat(store.pages()).extracting(StoredPage::key).doesNotContain(Responses.key(1));
    }

    /** A response of App V2 reports the normalized text of its cursor. */
    @Test
    void copyWithDifferentCursorTextIsAccepted() throws IOException {
        PageRequest later = PageRequest.comments(Responses.NOTE)
                .after(Cursor.of("{\"index\": 2, \"cursor\": \"68\", \"pageArea\": \"UNFOLDED\"}"));
        PageKey key = new PageKey("app-v2", later);
        byte[] response = appV2(copies.page(0), "68");
        Stores.pay(store, key, response);
        Path file = PageFileName.of(key).page(store.context().reader().root());
        Stores.change(file, "nickname", "nicknamE");
        ReadThrough through = through(TikHubRoute.APP_V2.format(), Duration.ZERO, CorruptPagePolicy.FREE_REFETCH);

        copies.keep(0, appV2(copies.page(0), "69"));
        assertThatThrownBy(() -> through.send(later)).hasMessageContaining("it is the copy of another page");
        copies.keep(0, response);
        assertThat(through.send(later).body()).isEqualTo(response);
    }

    private static byte[] appV2(byte[] response, String cursor) {
        return new String(response, StandardCharsets.UTF_8)
                .replace("/web/get_note_comments", "/app_v2/get_note_comments")
                .replace(
                        "\"params\":{",
                        "\"params\":{\"cursor\":\"" + cursor + "\",\"index\":2,\"pageArea\":\"UNFOLDED\",")
                .getBytes(StandardCharsets.UTF_8);
    }
}
