package io.xhscomments.adapter.cache.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xhscomments.adapter.cache.file.report.CheckReport;
import io.xhscomments.adapter.cache.file.report.MergeReport;
import io.xhscomments.adapter.cache.file.storage.FileOps;
import io.xhscomments.adapter.cache.file.storage.StoreContext;
import io.xhscomments.adapter.cache.file.storage.StoreLayout;
import io.xhscomments.adapter.cache.file.storage.StoreReader;
import io.xhscomments.codec.tikhub.TikHubDecoder;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Merged stores: every response of both is kept, byte for byte, and the newest one of a page is served. */
class MergeTest {
    private static final Instant LATER = Stores.NOW.plus(Duration.ofDays(1));

    @TempDir
    Path dir;

    private PageStore one() {
        return Stores.at(dir.resolve("one"), LATER);
    }

    private static void pay(Path root, Instant now, int page, int filling) {
        Stores.pay(Stores.at(root, now), Responses.key(page), Responses.page(Responses.NOTE, page, filling));
    }

    private static byte[] served(PageStore store, int page) {
        return store.replay(Responses.FORMAT).send(Responses.request(page)).body();
    }

    private static void assertSound(PageStore store) {
        assertThat(store.check(TikHubDecoder.create(), body -> false).findings())
                .allMatch(finding -> finding.kind() == CheckReport.Kind.SUPERSEDED);
    }

    @Test
    void theStoreHasThePagesOfBothByteForByteAndTheOtherOneIsUnchanged() throws IOException {
        Stores.with(dir.resolve("one"), 0, 1);
        PageStore other = Stores.with(dir.resolve("other"), 1, 2, 3);
        Map<String, String> before = DirectorySnapshot.of(dir.resolve("other"));

        MergeReport report = one().merge(other);

        assertThat(report).isEqualTo(new MergeReport(2, 0, 0, 1, List.of(), List.of()));
        assertThat(DirectorySnapshot.of(dir.resolve("other"))).isEqualTo(before);
        for (int page = 1; page < 4; page++) {
            assertThat(Stores.page(one(), page)).hasSameBinaryContentAs(Stores.page(other, page));
        }
        assertThat(one().pages()).hasSize(4);
        assertSound(one());
    }

    @Test
    void aRepeatedMergeChangesNothing() throws IOException {
        Stores.with(dir.resolve("one"), 0);
        pay(dir.resolve("other"), LATER, 0, 7);
        pay(dir.resolve("other"), LATER, 1, 7);
        PageStore other = PageStore.at(dir.resolve("other"));
        one().merge(other);
        Map<String, String> merged = DirectorySnapshot.of(dir.resolve("one"));

        MergeReport report = one().merge(other);

        assertThat(report).isEqualTo(new MergeReport(0, 0, 0, 2, List.of(), List.of()));
        assertThat(DirectorySnapshot.of(dir.resolve("one"))).isEqualTo(merged);
    }

    @Test
    void theNewerPageIsServedAndTheOlderOneIsKept() throws IOException {
        pay(dir.resolve("one"), Stores.NOW, 0, 1);
        pay(dir.resolve("one"), LATER, 1, 1);
        pay(dir.resolve("other"), LATER, 0, 2);
        pay(dir.resolve("other"), Stores.NOW, 1, 2);
        byte[] replaced = Files.readAllBytes(Stores.page(one(), 0));

        MergeReport report = one().merge(PageStore.at(dir.resolve("other")));

        assertThat(report).isEqualTo(new MergeReport(0, 1, 1, 0, List.of(), List.of()));
        assertThat(served(one(), 0)).isEqualTo(Responses.page(Responses.NOTE, 0, 2));
        assertThat(served(one(), 1)).isEqualTo(Responses.page(Responses.NOTE, 1, 1));
        assertThat(Stores.held(dir.resolve("one"), StoreLayout.SUPERSEDED))
                .hasSize(2)
                .anySatisfy(kept -> assertThat(kept).hasBinaryContent(replaced));
        assertSound(one());
    }

    @Test
    void ofPagesOfTheSameTimeTheOwnOneIsServedAndTheConflictIsReported() throws IOException {
        pay(dir.resolve("one"), Stores.NOW, 0, 1);
        pay(dir.resolve("other"), Stores.NOW, 0, 2);

        MergeReport report = one().merge(PageStore.at(dir.resolve("other")));

        assertThat(report.conflicts()).containsExactly(Responses.key(0));
        assertThat(served(one(), 0)).isEqualTo(Responses.page(Responses.NOTE, 0, 1));
        assertThat(Stores.held(dir.resolve("one"), StoreLayout.SUPERSEDED)).hasSize(1);
    }

    @Test
    void aNoteThatWasUpdatedElsewhereIsWhole() throws IOException {
        ChangingNote service = new ChangingNote();
        NoteDays here = new NoteDays(service, dir.resolve("one"));
        NoteDays there = new NoteDays(service, dir.resolve("other"));
        service.add(45);
        here.read();
        there.read();
        here.nextDay();
        service.add(3);
        there.update();
        assertThat(here.stored().size()).isEqualTo(45);

        here.open().merge(there.open());

        assertThat(here.stored().size()).isEqualTo(48);
        assertThat(here.stored().gaps()).isEmpty();
        assertThat(here.open().readings(ChangingNote.NOTE))
                .isEqualTo(there.open().readings(ChangingNote.NOTE));
    }

    @Test
    void readingsOfBothAreKnown() throws IOException {
        PageStore one = Stores.with(dir.resolve("one"), 0);
        PageStore other = Stores.with(dir.resolve("other"), 0, 1);
        for (PageStore store : List.of(one, other)) {
            Stores.readRecorded(store);
        }

        one().merge(other);
        one().merge(other);

        assertThat(one().readings(Responses.NOTE))
                .hasSize(2)
                .containsAll(one.readings(Responses.NOTE))
                .containsAll(other.readings(Responses.NOTE));
    }

    @Test
    void aDamagedPageOfTheOtherStoreIsLeftOutAndOneOfItsOwnIsMended() throws IOException {
        Stores.with(dir.resolve("one"), 0);
        PageStore other = Stores.with(dir.resolve("other"), 0, 1);
        Stores.change(Stores.page(one(), 0), "\"code\":200", "\"code\":201");
        Stores.change(Stores.page(other, 1), "\"code\":200", "\"code\":201");

        MergeReport report = one().merge(other);

        assertThat(report.copied()).isEqualTo(1);
        assertThat(report.leftOut()).singleElement().satisfies(left -> {
            assertThat(left.file()).isEqualTo(Stores.page(other, 1));
            assertThat(left.reason()).contains("truncated or changed");
        });
        assertThat(served(one(), 0)).isEqualTo(Responses.page(0));
        assertThat(Stores.held(dir.resolve("one"), StoreLayout.QUARANTINE)).hasSize(1);
        assertThat(Stores.page(one(), 1)).doesNotExist();
    }

    @Test
    void anArchiveIsMergedLikeItsDirectory() throws IOException {
        pay(dir.resolve("one"), Stores.NOW, 0, 1);
        pay(dir.resolve("other"), Stores.NOW.minusSeconds(60), 0, 2);
        PageStore other = Stores.at(dir.resolve("other"), LATER);
        Stores.payAgain(other, Responses.key(0), Responses.page(Responses.NOTE, 0, 3));
        other.pack(dir.resolve("packed"));

        try (PageStore packed = PageStore.at(dir.resolve("packed"))) {
            MergeReport report = one().merge(packed);

            assertThat(report.newer()).isEqualTo(1);
            assertThat(report.copied()).as("what the other store has replaced").isEqualTo(1);
            assertThat(report.leftOut()).isEmpty();
        }
        assertThat(served(one(), 0)).isEqualTo(Responses.page(Responses.NOTE, 0, 3));
        assertThat(Stores.held(dir.resolve("one"), StoreLayout.SUPERSEDED)).hasSize(2);
    }

    @Test
    void keptResponsesAreKeptAndNoneReplacesAnother() throws IOException {
        PageStore one = Stores.with(dir.resolve("one"), 0);
        PageStore other = Stores.with(dir.resolve("other"), 1);
        String digits = Stores.page(one, 0).getParent().getFileName()
                + Stores.page(one, 0).getFileName().toString().replace(".page", "");
        String held = "failed/" + digits.substring(0, 2) + "/" + digits + "-20261123T170000000Z.page";
        for (PageStore store : List.of(one, other)) {
            Path file = store.context().root().resolve(held);
            Files.createDirectories(file.getParent());
            Files.writeString(file, "of " + store.context().root().getFileName());
        }

        one.merge(other);
        MergeReport again = one.merge(other);

        assertThat(Stores.held(dir.resolve("one"), StoreLayout.FAILED))
                .extracting(Files::readString)
                .containsExactlyInAnyOrder("of one", "of other");
        assertThat(again.copied()).isZero();
        assertThat(again.identical()).isEqualTo(2);
    }

    @Test
    void onlyAnotherStoreCanBeMergedAndOnlyIntoADirectory() throws IOException {
        PageStore one = Stores.with(dir.resolve("one"), 0);
        Files.createDirectory(dir.resolve("empty"));
        one.pack(dir.resolve("packed"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> one.merge(PageStore.at(dir.resolve("one"))))
                .withMessageContaining("both are");
        assertThatThrownBy(() -> one.merge(PageStore.at(dir.resolve("empty"))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("must be a page store");
        try (PageStore packed = PageStore.at(dir.resolve("packed"))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> packed.merge(one))
                    .withMessageContaining("can only be read");
        }
    }

    /** Fails at each operation on the disk in turn, as a full disk or a kill would. */
    @Test
    void aMergeThatFailedAnywhereIsRepeated() throws IOException {
        pay(dir.resolve("other"), LATER, 0, 2);
        pay(dir.resolve("other"), LATER, 1, 2);
        PageStore other = PageStore.at(dir.resolve("other"));
        boolean failed = true;
        for (int step = 0; failed; step++) {
            Path root = dir.resolve("one" + step);
            pay(root, Stores.NOW, 0, 1);
            byte[] replaced = Files.readAllBytes(Stores.page(PageStore.at(root), 0));
            PageStore failing = new PageStore(
                    StoreContext.of(StoreReader.ofDirectory(root), new FailingOps(step), Stores.clock(LATER)));
            try {
                failing.merge(other);
                failed = false;
            } catch (IOException expected) {
                assertThat(expected).hasMessageContaining("step " + step);
            }
            Stores.at(root, LATER).merge(other);

            PageStore merged = Stores.at(root, LATER);
            for (int page = 0; page < 2; page++) {
                assertThat(served(merged, page)).isEqualTo(Responses.page(Responses.NOTE, page, 2));
            }
            try (Stream<Path> files = Files.walk(root.resolve(StoreLayout.SUPERSEDED))) {
                assertThat(files.filter(Files::isRegularFile))
                        .singleElement()
                        .satisfies(kept -> assertThat(kept).hasBinaryContent(replaced));
            }
            assertSound(merged);
        }
    }

    /** Fails once, at one step. */
    private static final class FailingOps implements FileOps {
        private final int failing;
        private final AtomicInteger step = new AtomicInteger();

        FailingOps(int failing) {
            this.failing = failing;
        }

        private void next() throws IOException {
            if (step.getAndIncrement() == failing) {
                throw new IOException("no space left at step " + failing);
            }
        }

        @Override
        public FileChannel create(Path file) throws IOException {
            next();
            return FileOps.super.create(file);
        }

        @Override
        public void append(Path file, byte[] bytes) throws IOException {
            FileOps.super.append(file, bytes);
        }

        @Override
        public void force(FileChannel file) throws IOException {
            next();
        }

        @Override
        public void rename(Path from, Path to) throws IOException {
            next();
            FileOps.super.rename(from, to);
        }

        @Override
        public void link(Path file, Path name) throws IOException {
            next();
            FileOps.super.link(file, name);
        }

        @Override
        public void forceDirectory(Path directory) throws IOException {
            next();
        }
    }
}
