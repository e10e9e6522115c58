package io.xhscomments.adapter.cache.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xhscomments.core.failure.RecordInDoubtException;
import io.xhscomments.core.failure.RecordUnreadableException;
import io.xhscomments.core.failure.RecordingFailedException;
import io.xhscomments.core.failure.StoredResponseUndecodableException;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.RawPage;
import io.xhscomments.core.port.PageTransport;
import io.xhscomments.core.port.ResponseFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands below and beside a store is of one's own, and may be anything. */
class BelowTest {
    @TempDir
    Path dir;

    private final Heard heard = new Heard();
    private final List<PageRequest> paid = new ArrayList<>();
    private PageStore store;

    @BeforeEach
    void aStore() {
        store = Stores.at(dir.resolve("pages"), Stores.NOW);
    }

    private ReadThrough through(PageTransport below) {
        return through(below, Answers.FORMAT);
    }

    private ReadThrough through(PageTransport below, ResponseFormat format) {
        return store.readThrough(below, format).withoutLinks().withListener(heard);
    }

    /** One that takes money, and tells the sink nothing, which is allowed. */
    private RawPage pay(PageRequest request) {
        paid.add(request);
        return new RawPage(200, Map.of(), Answers.page(0), RawPage.Origin.SERVICE);
    }

    private ReadThrough paying() {
        return through((request, sink) -> pay(request));
    }

    @Test
    void pageWithoutTheKeyThatItEchoedSaysSoInItsForm() throws IOException {
        through((request, sink) -> new RawPage(200, Map.of(), Answers.page(0), RawPage.Origin.SERVICE).redacted())
                .send(Answers.request(0));
        through((request, sink) -> new RawPage(200, Map.of(), Answers.page(1), RawPage.Origin.SERVICE))
                .send(Answers.request(1));

        assertThat(store.pages())
                .map(page -> Files.readString(page.file(), StandardCharsets.ISO_8859_1))
                .map(text -> text.replaceAll("(?s).*\nform: ([a-z-]+) *\n.*", "$1"))
                .containsExactlyInAnyOrder("key-redacted", "verbatim");
    }

    @Test
    void whatTheSinkWasToldDoesNotMatter() throws IOException {
        List<PageTransport> odd = List.of(
                (request, sink) -> pay(request),
                (request, sink) -> {
                    sink.write(Answers.page(0), 0, 100);
                    return pay(request);
                },
                (request, sink) -> {
                    sink.head(200, Map.of());
                    sink.write(Answers.page(0), 5, 300);
                    return pay(request);
                },
                (request, sink) -> {
                    sink.head(200, Map.of());
                    sink.write(Answers.page(7), 0, Answers.page(7).length);
                    return pay(request);
                },
                (request, sink) -> {
                    sink.head(500, Map.of());
                    sink.head(200, Map.of());
                    sink.write(new byte[100_000], 0, 100_000);
                    return pay(request);
                });
        for (int i = 0; i < odd.size(); i++) {
            store = Stores.at(dir.resolve("pages" + i), Stores.NOW);
            through(odd.get(i)).send(Answers.request(0));

            assertThat(PageFile.verify(Files.readAllBytes(Stores.page(store, 0)))
                            .body())
                    .isEqualTo(Answers.page(0));
        }
        assertThat(heard.words).isEmpty();
    }

    @Test
    void whatComesOutOfARecordBelowWasNotPaidForNow() {
        PageStore other = Stores.with(dir.resolve("other"), 0);

        RawPage page = through(other.replay(Answers.FORMAT)).send(Answers.request(0));

        assertThat(page.origin()).isEqualTo(RawPage.Origin.RECORD);
        assertThat(store.pages()).extracting(StoredPage::source).containsExactly(Optional.of(PageSource.IMPORT));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 402, 403, 404, 422, 429, 500, 503, 204})
    void anAnswerThatIsNoPageIsHandedOutAndLeavesNothing(int status) throws IOException {
        RawPage answer = through((request, sink) -> {
                    sink.head(status, Map.of());
                    sink.write(new byte[] {'x'}, 0, 1);
                    return new RawPage(status, Map.of(), new byte[] {'x'}, RawPage.Origin.SERVICE);
                })
                .send(Answers.request(0));

        assertThat(answer.status()).isEqualTo(status);
        assertThat(Stores.page(store, 0)).doesNotExist();
        assertThat(Stores.part(store, 0)).doesNotExist();
        assertThat(Stores.in(store, Room.FAILED)).isEmpty();
        assertThat(Stores.in(store, Room.UNDECODABLE)).isEmpty();
    }

    /** Nobody knows whether it sent. */
    @Test
    void aTransportThatThrowsAnythingLeavesThePageInDoubt() throws IOException {
        assertThatIllegalStateException()
                .isThrownBy(() -> through((request, sink) -> {
                            throw new UnsupportedOperationException("broken");
                        })
                        .send(Answers.request(0)))
                .withMessageContaining("java.lang.UnsupportedOperationException: broken")
                .withCauseInstanceOf(UnsupportedOperationException.class);

        assertThatThrownBy(() -> paying().withInDoubt(InDoubt.FAIL).send(Answers.request(0)))
                .isInstanceOf(RecordInDoubtException.class);
        paying().send(Answers.request(0));
        assertThat(heard.words).containsExactly("paying again");
    }

    @Test
    void aDecisionThatFailsPaysNothingAndMayBeAskedForAgain() throws IOException {
        Files.createDirectories(Stores.part(store, 0).getParent());
        Files.writeString(Stores.part(store, 0), "XHS-PAGE 1\n");
        ReadThrough undecided = paying().withInDoubt((page, record) -> {
            throw new UnsupportedOperationException("ask me later");
        });

        for (int i = 0; i < 2; i++) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> undecided.send(Answers.request(0)))
                    .withMessageContaining("ask me later")
                    .withMessageNotContaining("transport");
        }
        assertThat(paid).isEmpty();
    }

    /** The answer stays as it came, and is a page as soon as somebody can decode it. */
    @Test
    void aDecoderThatBreaksDownLosesNoAnswerAndPaysForNoneAgain() {
        ResponseFormat broken = Answers.format(Answers.ROUTE, (request, answer) -> {
            throw new UnsupportedOperationException("broken");
        });
        PageTransport below = (request, sink) -> {
            sink.head(200, Map.of());
            sink.write(Answers.page(0), 0, Answers.page(0).length);
            return pay(request);
        };

        assertThat(through(below, broken).send(Answers.request(0)).body()).isEqualTo(Answers.page(0));
        assertThatThrownBy(() -> through(below, broken).send(Answers.request(0)))
                .isInstanceOf(StoredResponseUndecodableException.class)
                .hasMessageContaining("UnsupportedOperationException");
        assertThat(through(below).send(Answers.request(0)).body()).isEqualTo(Answers.page(0));
        assertThat(paid).hasSize(1);
        assertThat(heard.words).containsExactly("undecodable", "decoded");
    }

    @Test
    void whatIsStoredIsToldWithoutSendingOrTouchingAnything() throws IOException {
        Stores.pay(store, Answers.key(0), Answers.page(0));
        Stores.pay(store, Answers.key(1), Answers.page(1));
        Stores.pay(store, Answers.key(2), Answers.page(2));
        Stores.change(Stores.page(store, 1), "nickname", "nicknamE");
        Stores.change(Stores.page(store, 2), "XHS-PAGE 1", "XHS-PAGE 2");
        Map<String, String> before = Tree.of(dir);

        assertThat(paying().stored(Answers.request(0)).orElseThrow().body()).isEqualTo(Answers.page(0));
        assertThat(paying().stored(Answers.request(1))).as("damaged").isEmpty();
        assertThatThrownBy(() -> paying().stored(Answers.request(2))).isInstanceOf(RecordUnreadableException.class);
        assertThat(paying().stored(Answers.request(3))).as("missing").isEmpty();

        assertThat(paid).isEmpty();
        assertThat(Tree.of(dir)).isEqualTo(before);
    }

    @Test
    void whoIsNotPatientFailsBeforePayingWhileAnotherWorksForThePage() throws IOException {
        store.shelf().prepare();
        try (PageLocks.Held busy = RootState.of(store.room().root())
                .locks
                .tryTake(PageName.of(Answers.key(0)))
                .orElseThrow()) {
            assertThatThrownBy(() -> paying().withPatience(Duration.ZERO).send(Answers.request(0)))
                    .isInstanceOf(RecordingFailedException.class)
                    .hasMessageContaining("another thread or process has been working for this page");
        }
        assertThat(paid).isEmpty();
        paying().withPatience(Duration.ZERO).send(Answers.request(0));
        assertThat(paid).hasSize(1);
    }

    @Test
    void whatCannotBeASettingIsRefusedAtTheDoor() {
        assertThatIllegalArgumentException().isThrownBy(() -> paying().withPatience(Duration.ofNanos(-1)));
        assertThatIllegalArgumentException().isThrownBy(() -> paying().withMaxAge(Duration.ofNanos(-1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> store.readThrough((request, sink) -> pay(request), Answers.format("web v1")));
        assertThatThrownBy(() -> paying().source(policies -> null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("what policies gives");
        assertThat(paying()).hasToString("ReadThrough[" + store + ", web-v1]");
        assertThat(store.room().root()).doesNotExist();
    }
}
