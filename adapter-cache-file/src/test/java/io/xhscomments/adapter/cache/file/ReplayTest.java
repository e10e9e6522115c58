package io.xhscomments.adapter.cache.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.xhscomments.core.failure.PageNotStoredException;
import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.RawResponse;
import io.xhscomments.core.page.Spend;
import io.xhscomments.core.port.BodySink;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplayTest {
    @TempDir
    Path dir;

    @Test
    void storedPageIsServedUnchangedForFree() {
        PageStore store = Stores.with(dir, 0);
        Replay replay = store.replay(Responses.FORMAT);

        RawResponse page = replay.send(Responses.request(0));
        assertThat(page.body()).isEqualTo(Responses.page(0));
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.headers()).isEmpty();
        assertThat(page.origin()).isEqualTo(RawResponse.Origin.STORE);

        CommentPage decoded = replay.source().fetch(Responses.request(0));
        assertThat(decoded.receipt().charge()).isEqualTo(Charge.FREE);
        assertThat(decoded.receipt().spend()).isEqualTo(Spend.NONE);
        assertThat(decoded.comments().get(0).likeCount()).hasValue(9007199254740993L);
        assertThat(replay).hasToString("Replay[PageStore[" + dir + "], web-v1]");
    }

    @Test
    void sinkGetsHeadersBeforeTheBody() {
        StringBuilder seen = new StringBuilder();

        Stores.with(dir, 0).replay(Responses.FORMAT).send(Responses.request(0), new BodySink() {
            @Override
            public void onHeaders(int status, Map<String, String> headers) {
                seen.append(status).append(headers);
            }

            @Override
            public void onBody(byte[] bytes, int offset, int length) {
                seen.append(new String(bytes, offset, length, StandardCharsets.UTF_8));
            }
        });

        assertThat(seen).hasToString("200{}" + new String(Responses.page(0), StandardCharsets.UTF_8));
    }

    @Test
    void maxAgeServesOnlyYoungerPages() {
        PageStore store = Stores.with(dir, 0);
        PageStore later = Stores.at(dir, Stores.NOW.plus(Duration.ofHours(2)));

        later.replay(Responses.FORMAT).send(Responses.request(0));
        Replay.builder(later, Responses.FORMAT)
                .maxAge(Duration.ofHours(2))
                .build()
                .send(Responses.request(0));
        Replay.builder(store, Responses.FORMAT).maxAge(Duration.ZERO).build().send(Responses.request(0));
        Replay choosy = Replay.builder(later, Responses.FORMAT)
                .maxAge(Duration.ofHours(2).minusMillis(1))
                .build();
        assertThatThrownBy(() -> choosy.send(Responses.request(0)))
                .isInstanceOf(PageNotStoredException.class)
                .hasMessageContaining("the one on web-v1 is older than 2026-11-23T17:00:00.001Z")
                .hasMessageContaining("Recording it takes one charged request");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Replay.builder(later, Responses.FORMAT)
                        .maxAge(Duration.ofNanos(-1))
                        .build())
                .withMessage("A duration must be zero or more, but is PT-0.000000001S");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "web v1", "web-v1\n", "第"})
    void invalidRouteNameIsRefused(String route) {
        assertThatIllegalArgumentException().isThrownBy(() -> PageStore.at(dir).replay(Responses.format(route)));
    }

    @Test
    void replayWritesNothing() throws IOException {
        PageStore store = Stores.with(dir, 0);
        Files.delete(dir.resolve(".lock"));
        Map<String, String> before = DirectorySnapshot.of(dir);

        store.replay(Responses.FORMAT).send(Responses.request(0));
        assertThatThrownBy(() -> store.replay(Responses.FORMAT).send(Responses.request(1)))
                .isInstanceOf(PageNotStoredException.class);

        assertThat(DirectorySnapshot.of(dir)).isEqualTo(before);
    }

    @Test
    void readOnlyDirectoryIsReplayed() throws IOException {
        PageStore store = Stores.with(dir, 0);
        Path pages = Stores.page(store, 0).getParent();
        for (Path directory : new Path[] {pages, dir}) {
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("r-xr-xr-x"));
        }
        try {
            assumeFalse(Files.isWritable(dir), "the superuser writes everywhere; NoNetworkIT has a mount for it");
            assertThat(store.replay(Responses.FORMAT).send(Responses.request(0)).body())
                    .isEqualTo(Responses.page(0));
        } finally {
            for (Path directory : new Path[] {dir, pages}) {
                Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
        }
    }

    /** An interrupt must not make a page unreadable. */
    @Test
    void interruptedThreadIsServedAndStaysInterrupted() {
        Replay replay = Stores.with(dir, 0).replay(Responses.FORMAT);

        Thread.currentThread().interrupt();
        RawResponse page = replay.send(Responses.request(0));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(page.body()).isEqualTo(Responses.page(0));
    }
}
