package io.xhscomments.adapter.cache.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xhscomments.adapter.cache.file.PowerDisk.Abilities;
import io.xhscomments.adapter.cache.file.PowerDisk.Died;
import io.xhscomments.adapter.cache.file.fetch.FreeCopy;
import io.xhscomments.adapter.cache.file.format.PageFileName;
import io.xhscomments.adapter.cache.file.format.PageHeader;
import io.xhscomments.adapter.cache.file.report.PageSource;
import io.xhscomments.adapter.cache.file.storage.FileOps;
import io.xhscomments.adapter.cache.file.storage.PartialFile;
import io.xhscomments.adapter.cache.file.storage.StoreContext;
import io.xhscomments.adapter.cache.file.storage.StoreLayout;
import io.xhscomments.adapter.cache.file.storage.StoreReader;
import io.xhscomments.adapter.cache.file.storage.StoreWriter;
import io.xhscomments.codec.tikhub.TikHubDecoder;
import io.xhscomments.core.failure.StoreUnavailableException;
import io.xhscomments.core.page.RawResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreWriterTest {
    private static final Instant NOW = Instant.parse("2026-11-23T17:00:00Z");
    private static final PageFileName NAME = PageFileName.of(Responses.key(0));

    @TempDir
    Path dir;

    /** A page in memory, or its free copy, overwrites the file of a dead writer, and this writer dies, too. */
    @Test
    void crashDuringOverwriteKeepsTheCacheLink() throws IOException {
        Path root = Files.createDirectories(dir.resolve("pages"));
        Path part = NAME.part(root);
        PageHeader header = PageHeader.of(NAME, NOW, PageSource.CACHE_URL)
                .with(PageHeader.CACHE_URL, Responses.CACHE + "x?sign=" + "ab".repeat(32));
        int calls = 0;
        while (!Files.exists(NAME.page(root))) {
            PowerDisk.Process disk =
                    new PowerDisk(dir.resolve("calls-" + calls), new Random(calls), Abilities.ALL).new Process();
            try (PartialFile rest = writer(root, FileOps.SYSTEM).begin(NAME, header)) {
                rest.onHeaders(200, Map.of());
                rest.onBody(Responses.page(0), 0, 300);
            }
            try {
                writer(root, disk.dyingAfter(calls++)).put(NAME, header, Responses.page(0), NOW);
            } catch (Died died) {
                if (Files.exists(part)) {
                    assertThat(FreeCopy.linkedFrom(Files.readAllBytes(part), NAME, TikHubDecoder.create(), NOW))
                            .as("died at call " + calls)
                            .isPresent();
                    Files.delete(part);
                }
            }
        }
        assertThat(calls).isGreaterThan(5);
    }

    private static StoreWriter writer(Path root, FileOps fileOps) {
        return StoreContext.of(StoreReader.ofDirectory(root), fileOps, Clock.systemUTC())
                .writer();
    }

    @Test
    void obstacleToSupersededPagesFailsBeforePaying() throws IOException {
        AtomicInteger sent = new AtomicInteger();
        ReadThrough refresh = new PageStore(
                        StoreContext.of(StoreReader.ofDirectory(dir), FileOps.SYSTEM, Clock.systemUTC()))
                .refresh(
                        (request, sink) -> {
                            sent.incrementAndGet();
                            return new RawResponse(200, Map.of(), Responses.page(0), RawResponse.Origin.NETWORK);
                        },
                        Responses.FORMAT);
        refresh.send(Responses.request(0));
        Files.writeString(dir.resolve(StoreLayout.SUPERSEDED), "not a directory");

        assertThatThrownBy(() -> refresh.send(Responses.request(0))).isInstanceOf(StoreUnavailableException.class);
        assertThat(sent).hasValue(1);
    }
}
