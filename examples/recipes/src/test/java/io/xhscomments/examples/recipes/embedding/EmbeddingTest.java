package io.xhscomments.examples.recipes.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.adapter.cache.file.PageStore;
import io.xhscomments.adapter.cache.file.report.ImportResult;
import io.xhscomments.adapter.retrofit.TikHubTransport;
import io.xhscomments.codec.tikhub.TikHubDecoder;
import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageKey;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.Spend;
import io.xhscomments.core.port.CommentSource;
import io.xhscomments.examples.recipes.embedding.Feedback.Heard;
import io.xhscomments.testkit.TikHubStub;
import io.xhscomments.testkit.fixture.Fixtures;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The application over a fake; and the same application, however it was put together, live and offline. */
class EmbeddingTest {
    private static final String LINK = "https://www.xiaohongshu.com/explore/6683b283000000001f0052bf";

    /** What the documented response comes to, from wherever it is read. */
    private static final List<String> DIGEST = List.of(
            "36 × 禾美汇: 练了2个月了，一点没瘦，腰围一点没小[捂脸R][捂脸R][捂脸R]",
            "27 × Tina: 跟跳了几个月，腹肌都出来了。腿部也很明显变瘦了，肚子，继续继续",
            "0 × 純白: 跟着帕姐练，每天进步一点点",
            "read 7 of 117 reported top-level comments and 0 replies; 205 comments with replies are reported");

    @RegisterExtension
    static final TikHubStub tikhub = TikHubStub.start();

    private TikHubTransport transport;
    private InjectedFeedback.Live injected;
    private PageStore store;

    @BeforeEach
    void open(@TempDir Path dir) {
        TikHubTransport.Builder settings =
                TikHubTransport.builder(tikhub.apiKey()).baseUrl(tikhub.baseUrl());
        transport = settings.build();
        injected = InjectedFeedback.live(settings);
        store = PageStore.at(dir);
        ImportResult imported = store.importing(TikHubDecoder.create())
                .add(
                        Fixtures.sample(),
                        new PageKey(TikHubRoute.WEB_V1.id(), PageRequest.comments(Fixtures.sampleNote())));
        assertThat(imported.outcome()).isEqualTo(ImportResult.Outcome.STORED);
    }

    @AfterEach
    void close() {
        transport.close();
        injected.transport().close();
    }

    @Test
    void theApplicationIsTestedWithAFakeThatIsALambda() {
        List<Feedback> said = List.of(new Feedback("a", "fine", 1), new Feedback("b", "great", 2));

        assertThat(new Digest(link -> new Heard(said, "all of " + link)).of("x"))
                .isEqualTo("2 × b: great\n1 × a: fine\nall of x");
    }

    @Test
    void theApplicationSaysWhetherItIsWorthToComeBack() {
        RuntimeException cause = new IllegalStateException("closed on Sundays");

        assertThat(digestOf(new FeedbackUnavailable(true, cause))).isEqualTo("Come back later: closed on Sundays");
        assertThat(digestOf(new FeedbackUnavailable(false, cause))).isEqualTo("Nothing to be heard: closed on Sundays");
    }

    private static String digestOf(FeedbackUnavailable unavailable) {
        return new Digest(link -> {
                    throw unavailable;
                })
                .of("x");
    }

    @Test
    void liveItPaysForEachPage() {
        for (Digest digest : List.of(PlainFeedback.live(transport), injected.digest())) {
            tikhub.reset();

            assertThat(digest.of(LINK).lines()).containsExactlyElementsOf(DIGEST);
            assertThat(tikhub.ledger().charged()).isEqualTo(1);
        }
    }

    @Test
    void injectedSourceHasThePoliciesOfTheApplication() {
        CommentSource source = injected.source();
        tikhub.failNext(Fixtures.error("400-transient"));

        CommentPage page = source.fetch(PageRequest.comments(Fixtures.sampleNote()));

        assertThat(page.receipt().spend()).isEqualTo(new Spend(1, 1, 0));
        assertThat(injected.source()).isSameAs(source);
    }

    @Test
    void offlineItSaysTheSameAndSendsNothing() {
        for (Digest digest : List.of(
                PlainFeedback.offline(store), InjectedFeedback.offline(store).digest())) {
            assertThat(digest.of(LINK).lines()).containsExactlyElementsOf(DIGEST);
        }
        assertThat(tikhub.ledger().requests()).isZero();
    }

    @Test
    void oneComponentStandsInForTheOther() {
        Stream<InjectedFeedback.Application> components = Stream.of(injected, InjectedFeedback.offline(store));

        assertThat(components.map(component -> component.digest().of(LINK)).distinct())
                .hasSize(1);
    }

    @Test
    void aFailureIsNeverNoFeedback() {
        tikhub.failNext(Fixtures.error("402-insufficient-balance"));

        assertThat(PlainFeedback.live(transport).of(LINK))
                .startsWith("Nothing to be heard: ")
                .contains("top it up");
        assertThat(PlainFeedback.offline(store).of("https://www.xiaohongshu.com/explore/6683b28300000000000000aa"))
                .startsWith("Nothing to be heard: ")
                .contains("the page is not stored");
    }
}
