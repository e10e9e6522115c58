package io.xhscomments.adapter.cache.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xhscomments.adapter.cache.file.format.PageFileBytes;
import io.xhscomments.adapter.cache.file.format.PageKeyText;
import io.xhscomments.adapter.cache.file.policy.StoreListener;
import io.xhscomments.adapter.cache.file.report.CheckReport;
import io.xhscomments.adapter.cache.file.storage.StoreLayout;
import io.xhscomments.codec.tikhub.TikHubDecoder;
import io.xhscomments.core.failure.PageNotStoredException;
import io.xhscomments.core.page.RawResponse;
import io.xhscomments.core.port.PageTransport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages from a clock that runs ahead, and pages with an invalid time. */
class UnknownAgeTest {
    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final Duration DAY = Duration.ofDays(1);

    @TempDir
    Path dir;

    private final AtomicInteger charges = new AtomicInteger();
    private final PageTransport below = (request, sink) -> {
        charges.incrementAndGet();
        return new RawResponse(200, Map.of(), Responses.page(0), RawResponse.Origin.NETWORK);
    };

    private PageStore store() {
        return Stores.at(dir, Stores.NOW);
    }

    /** Stores a page with a clock that is ahead. */
    private void fetchedAhead(Duration ahead) {
        Stores.pay(Stores.at(dir, Stores.NOW.plus(ahead)), Responses.key(0), Responses.page(0));
    }

    private void fetchedAt(String header) throws IOException {
        String head = "XHS-PAGE 1\nkey: " + PageKeyText.of(Responses.key(0)) + "\nfetched-at: " + header + "\n\n";
        String body = new String(Responses.page(0), java.nio.charset.StandardCharsets.UTF_8);
        Files.write(Stores.page(Stores.with(dir, 0), 0), PageFileBytes.file(head, body));
    }

    private ReadThrough refresh(PageStore store, PageTransport transport) {
        return store.refresh(transport, Responses.FORMAT).toBuilder()
                .noCacheLinks()
                .listener(StoreListener.NONE)
                .build();
    }

    private ReadThrough atMostADayOld() {
        return ReadThrough.builder(store(), below, Responses.FORMAT)
                .noCacheLinks()
                .maxAge(DAY)
                .build();
    }

    @Test
    void refreshFetchesAPageFromTheFuture() throws IOException {
        fetchedAhead(Duration.ofDays(365));

        RawResponse page = refresh(store(), below).send(Responses.request(0));

        assertThat(page.origin()).isEqualTo(RawResponse.Origin.NETWORK);
        assertThat(charges).hasValue(1);
        assertThat(store().pages())
                .singleElement()
                .satisfies(stored -> assertThat(stored.fetchedAt()).hasValue(Stores.NOW));
        assertThat(Stores.in(store(), StoreLayout.SUPERSEDED)).hasSize(1);
    }

    @Test
    void maxAgeRefusesAPageFromTheFuture() {
        fetchedAhead(TOLERANCE.plusMillis(1));

        assertThat(atMostADayOld().stored(Responses.request(0))).isEmpty();
        assertThatThrownBy(() -> Replay.builder(store(), Responses.FORMAT)
                        .maxAge(DAY)
                        .build()
                        .send(Responses.request(0)))
                .isInstanceOf(PageNotStoredException.class)
                .hasMessageContaining("its age is unknown");
        assertThat(store().replay(Responses.FORMAT).send(Responses.request(0)).body())
                .isEqualTo(Responses.page(0));

        atMostADayOld().send(Responses.request(0));
        assertThat(charges).hasValue(1);
        assertThat(atMostADayOld().stored(Responses.request(0))).isPresent();
    }

    @Test
    void clocksMayDifferByFiveMinutes() {
        fetchedAhead(TOLERANCE);

        assertThat(atMostADayOld().send(Responses.request(0)).origin()).isEqualTo(RawResponse.Origin.STORE);
        assertThat(store().check(TikHubDecoder.create(), body -> false).findings())
                .isEmpty();
        assertThat(charges).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+1000000000-12-31T23:59:59.999999999Z",
                "2026-11-23T17:05:00.001Z",
                "tomorrow",
                "-1000000001-01-01T00:00:00Z"
            })
    void checkReportsAPageOfUnknownAge(String time) throws IOException {
        fetchedAt(time);

        CheckReport report = store().check(TikHubDecoder.create(), body -> false);

        assertThat(report.pages()).isEqualTo(1);
        assertThat(report.isSound()).isTrue();
        assertThat(report.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(CheckReport.Kind.UNKNOWN_AGE);
            assertThat(finding.file()).isEqualTo(Stores.page(store(), 0));
        });
        assertThat(atMostADayOld().stored(Responses.request(0))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1000000000-01-01T00:00:00Z", "1969-01-01T00:00:00Z", "2025-01-01T00:00:00Z"})
    void pageOfAnExtremePastIsOld(String time) throws IOException {
        fetchedAt(time);

        assertThat(store().check(TikHubDecoder.create(), body -> false).findings())
                .isEmpty();
        assertThat(atMostADayOld().stored(Responses.request(0))).isEmpty();
        Duration longest = Duration.ofSeconds(Long.MAX_VALUE);
        assertThat(Replay.builder(store(), Responses.FORMAT)
                        .maxAge(longest)
                        .build()
                        .send(Responses.request(0))
                        .body())
                .isEqualTo(Responses.page(0));
    }

    @Test
    void clockBeforeTheEpochRefreshes() {
        PageStore early = Stores.at(dir, Instant.parse("1960-01-01T00:00:00Z"));
        fetchedAhead(Duration.ZERO);

        refresh(early, below).send(Responses.request(0));

        assertThat(charges).hasValue(1);
    }

    /** The second refresh waits for the first, and returns its page, whatever its clock says. */
    @ParameterizedTest
    @ValueSource(longs = {-299, -1, 0, 1, 299})
    void concurrentRefreshesWithDifferentClocksPayOnce(long secondsAhead)
            throws ExecutionException, InterruptedException {
        fetchedAhead(Duration.ofDays(-1));
        CountDownLatch sent = new CountDownLatch(1);
        CountDownLatch responded = new CountDownLatch(1);
        PageTransport slow = (request, sink) -> {
            sent.countDown();
            try {
                responded.await();
            } catch (InterruptedException never) {
                throw new IllegalStateException(never);
            }
            return below.send(request, sink);
        };
        PageStore other = Stores.at(dir, Stores.NOW.plusSeconds(secondsAhead));

        List<Callers.Caller> first =
                Callers.waiting(1, () -> refresh(store(), slow).send(Responses.request(0)));
        sent.await();
        List<Callers.Caller> second =
                Callers.waiting(1, () -> refresh(other, below).send(Responses.request(0)));
        responded.countDown();

        assertThat(first.get(0).outcome().page().map(RawResponse::origin))
                .isEqualTo(Optional.of(RawResponse.Origin.NETWORK));
        assertThat(second.get(0).outcome().page().map(RawResponse::origin))
                .isEqualTo(Optional.of(RawResponse.Origin.STORE));
        assertThat(charges).hasValue(1);
    }

    @Test
    void laterRefreshPaysAgain() {
        fetchedAhead(Duration.ofMinutes(-1));

        refresh(store(), below).send(Responses.request(0));

        assertThat(charges).hasValue(1);
    }
}
