package io.xhscomments.adapter.cache.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.adapter.cache.file.report.CheckReport;
import io.xhscomments.adapter.cache.file.report.CheckReport.Kind;
import io.xhscomments.codec.tikhub.TikHubDecoder;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** System properties set the numbers of pages and kills; the README has the long form. */
@Tag("torture")
class KillTortureIT {
    private static final int PAGES = Integer.getInteger("torture.pages", 50);
    private static final int KILLS = Integer.getInteger("torture.kills", 4);
    private static final long SEED = Long.getLong("torture.seed", 1);

    @TempDir
    Path dir;

    @Test
    void killedWritersLoseNothingAndRecordEveryCharge() throws IOException, InterruptedException {
        KillTorture.Figures figures = new KillTorture(dir.resolve("pages"), PAGES, KILLS, "through", SEED).run();

        System.out.println("Kill torture: " + figures);
        assertThat(figures.unexplained()).as("unexplained charges").isZero();
        assertThat(figures.corrupt()).as("corrupt pages served").isZero();
        assertThat(figures.missing()).as("pages missing").isZero();
        assertThat(figures.failures()).isEmpty();
        assertThat(figures.inDoubt()).as("writers that were killed at work").isPositive();
        CheckReport report = PageStore.at(dir.resolve("pages")).check(TikHubDecoder.create(), body -> false);
        assertThat(report.pages()).isEqualTo(PAGES);
        assertThat(report.of(Kind.UNREADABLE)).isEmpty();
        assertThat(report.of(Kind.UNFINISHED)).isEmpty();
    }

    @Test
    void processesWithoutKillsPayOncePerPage() throws IOException, InterruptedException {
        KillTorture.Figures figures = new KillTorture(dir.resolve("pages"), PAGES, 0, "through", SEED).run();

        System.out.println("No kills: " + figures);
        assertThat(figures.charges()).isEqualTo(PAGES);
        assertThat(figures.inDoubt()).isZero();
        assertThat(figures.corrupt()).isZero();
        assertThat(figures.missing()).isZero();
        assertThat(figures.failures()).isEmpty();
    }

    @Test
    void killsAmongUndecodableResponsesRecordEveryCharge() throws IOException, InterruptedException {
        KillTorture.Figures figures =
                new KillTorture(dir.resolve("pages"), PAGES, KILLS, TortureReader.UNDECODABLE, SEED).run();

        System.out.println("Kill torture, some undecodable: " + figures);
        assertThat(figures.unexplained()).as("unexplained charges").isZero();
        assertThat(figures.corrupt()).as("corrupt pages served").isZero();
        assertThat(figures.missing()).as("pages missing, or kept twice").isZero();
        assertThat(figures.failures()).isEmpty();
        assertThat(figures.undecodable()).isBetween(1, PAGES - 1);
        CheckReport report = PageStore.at(dir.resolve("pages")).check(TikHubDecoder.create(), body -> false);
        assertThat(report.pages()).isEqualTo(PAGES - figures.undecodable());
        assertThat(report.of(Kind.MISSING)).hasSize(figures.undecodable());
    }

    @Test
    void processesPayOnceForUndecodableResponses() throws IOException, InterruptedException {
        KillTorture.Figures figures =
                new KillTorture(dir.resolve("pages"), PAGES, 0, TortureReader.UNDECODABLE, SEED).run();

        System.out.println("No kills, some undecodable: " + figures);
        assertThat(figures.charges()).isEqualTo(PAGES);
        assertThat(figures.undecodable()).isPositive();
        assertThat(figures.missing()).isZero();
        assertThat(figures.failures()).isEmpty();
    }

    /** Proves that the other tests can fail. */
    @Test
    void checkThenFetchPaysSeveralTimes() throws IOException, InterruptedException {
        KillTorture.Figures figures =
                new KillTorture(dir.resolve("pages"), Math.min(PAGES, 40), 0, "naive", SEED).run();

        System.out.println("Looking first, paying then: " + figures);
        assertThat(figures.unexplained()).isPositive();
    }
}
