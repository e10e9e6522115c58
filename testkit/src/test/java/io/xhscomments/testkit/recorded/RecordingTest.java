package io.xhscomments.testkit.recorded;

import static io.xhscomments.testkit.recorded.RecordingSamples.NEW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.THROWABLE;

import io.xhscomments.adapter.cache.file.PageStore;
import io.xhscomments.adapter.cache.file.report.CheckReport;
import io.xhscomments.adapter.cache.file.report.StoredPage;
import io.xhscomments.codec.tikhub.TikHubDecoder;
import io.xhscomments.codec.tikhub.TikHubRedaction;
import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.core.failure.BudgetExhaustedException;
import io.xhscomments.core.failure.RateLimitedException;
import io.xhscomments.testkit.TikHubStub;
import io.xhscomments.testkit.fixture.Fixtures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CyclicBarrier;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@OnePlace
class RecordingTest {
    private static final String RAW = "target/recorded/raw";

    private static final Logger LOG = Logger.getLogger(RecordingTest.class.getPackageName());
    private static final LastMessage LOGGED = new LastMessage();

    @RegisterExtension
    static final TikHubStub tikhub = TikHubStub.start();

    @BeforeAll
    static void listen() {
        LOG.setUseParentHandlers(false);
        LOG.addHandler(LOGGED);
    }

    @AfterAll
    static void listenNoMore() {
        LOG.removeHandler(LOGGED);
        LOG.setUseParentHandlers(true);
    }

    @BeforeEach
    void nothingIsRecorded() throws IOException {
        Stores.makeTwo();
        Stores.delete(NEW);
        Stores.delete(RAW);
        tikhub.serve(Stores.NOTE);
        RecordingSamples.tikhub = tikhub;
        RecordingRun.restart(Path.of(RAW));
    }

    @AfterEach
    void off() throws IOException {
        replayOnly();
        RecordingRun.restart(Path.of(RAW));
    }

    private static void allow(int maxPaid) {
        System.setProperty(RecordingSwitch.RECORD, "true");
        System.setProperty(RecordingSwitch.MAX_PAID, String.valueOf(maxPaid));
    }

    private static void replayOnly() {
        System.clearProperty(RecordingSwitch.RECORD);
        System.clearProperty(RecordingSwitch.MAX_PAID);
    }

    private static PageStore recorded() {
        return PageStore.at(Path.of(NEW));
    }

    @Test
    void pagesArePaidForOnceAndThenReplayed() {
        allow(3);
        assertThat(Runs.failures(Runs.of(RecordingSamples.ReadsThree.class))).isEmpty();
        assertThat(tikhub.ledger().charged()).isEqualTo(3);
        assertThat(RecordingSamples.lastMade.closed).isTrue();
        assertThat(LOGGED.message)
                .contains(Path.of(NEW).toAbsolutePath().toString())
                .contains("Spend[charged=3, free=0, unknown=0]");

        replayOnly();
        assertThat(Runs.failures(Runs.of(RecordingSamples.ReadsThree.class))).isEmpty();
        assertThat(tikhub.ledger().requests()).isEqualTo(3);
    }

    @Test
    void exportedPagesContainNoSecret() throws IOException {
        allow(3);
        Runs.of(RecordingSamples.ReadsThree.class);

        CheckReport report = recorded().check(TikHubDecoder.create(), TikHubRedaction.secrets()::containsSecrets);
        assertThat(report.pages()).isEqualTo(3);
        assertThat(report.findings()).isEmpty();
        assertThat(recorded().pages()).allMatch(StoredPage::redacted);
        for (Path file : Stores.files(NEW).filter(Files::isRegularFile).toList()) {
            assertThat(Files.readString(file, StandardCharsets.UTF_8))
                    .doesNotContain("sign=")
                    .doesNotContain("cache-url")
                    .doesNotContain(tikhub.apiKey().reveal());
        }
    }

    @Test
    void exportedPagesAreDeletedFromThePrivateStore() {
        allow(3);
        Runs.of(RecordingSamples.ReadsThree.class);

        assertThat(Stores.files(RAW).map(Path::toString)).noneMatch(name -> name.endsWith(".page"));
    }

    @Test
    void onlyMissingPagesArePaidFor() {
        allow(3);
        Runs.of(RecordingSamples.ReadsTheSample.class);
        assertThat(tikhub.ledger().charged()).isEqualTo(1);

        Runs.of(RecordingSamples.ReadsThree.class);
        assertThat(tikhub.ledger().charged()).isEqualTo(3);
    }

    @Test
    void limitStopsRequestsAndKeepsPaidPages() {
        allow(2);

        assertThat(Runs.failures(Runs.of(RecordingSamples.ReadsThree.class)))
                .singleElement(THROWABLE)
                .isInstanceOf(BudgetExhaustedException.class)
                .message()
                .contains("requests: 2 allowed, 2 sent");
        assertThat(tikhub.ledger().requests()).isEqualTo(2);
        assertThat(recorded().pages()).hasSize(2);
    }

    @Test
    void limitIsSharedByTheProcess() {
        allow(1);

        assertThat(Runs.failures(Runs.of(RecordingSamples.ReadsTheSample.class)))
                .isEmpty();
        assertThat(Runs.failures(Runs.of(RecordingSamples.ReadsAnother.class)))
                .singleElement(THROWABLE)
                .isInstanceOf(BudgetExhaustedException.class);
        assertThat(tikhub.ledger().requests()).isEqualTo(1);
    }

    @Test
    void paidPagesAreExportedEvenIfTheTestFails() {
        allow(1);

        assertThat(Runs.failures(Runs.of(RecordingSamples.FailsAfterReading.class)))
                .singleElement(THROWABLE)
                .hasMessage("on purpose");
        assertThat(recorded().pages()).hasSize(1);
    }

    @Test
    void errorsAreNotRecorded() {
        allow(5);
        tikhub.failNext(Fixtures.error("429-object"));

        assertThat(Runs.failures(Runs.of(RecordingSamples.ReadsTheSample.class)))
                .singleElement()
                .isInstanceOf(RateLimitedException.class);
        assertThat(Path.of(NEW)).doesNotExist();
    }

    @Test
    void killedRecordingContinuesWithItsPages() throws IOException {
        RecordingRun killed = RecordingRun.of(1);
        try (StubTransport live = new StubTransport(tikhub)) {
            killed.storeFor(Path.of(NEW).toAbsolutePath())
                    .acquire()
                    .readThrough(live, TikHubRoute.WEB_V1.format())
                    .send(Stores.SAMPLE);
        }
        RecordingRun.restart(Path.of(RAW));

        allow(3);
        assertThat(Runs.failures(Runs.of(RecordingSamples.ReadsThree.class))).isEmpty();
        assertThat(tikhub.ledger().charged()).isEqualTo(3);
        assertThat(recorded().pages()).hasSize(3);
    }

    @Test
    void concurrentRecordingsOfAPagePayOnce() {
        allow(5);
        RecordingSamples.together = new CyclicBarrier(2);

        assertThat(Runs.failures(Runs.atOnce(RecordingSamples.AtOnce.class, RecordingSamples.AtOnceToo.class)))
                .isEmpty();
        assertThat(tikhub.ledger().requests()).isEqualTo(1);
        assertThat(recorded().pages()).hasSize(1);
        assertThat(Stores.files(RAW).map(Path::toString)).noneMatch(name -> name.endsWith(".page"));
    }

    @Test
    void classesWithoutTransportOnlyReplay() {
        allow(5);

        assertThat(Runs.failures(Runs.of(RecordingSamples.NamesNobody.class, RecordingSamples.OnTheClassPath.class)))
                .isEmpty();
        assertThat(tikhub.ledger().requests()).isZero();
    }
}
