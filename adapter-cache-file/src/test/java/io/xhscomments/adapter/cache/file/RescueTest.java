package io.xhscomments.adapter.cache.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.xhscomments.core.failure.CacheLinkFailedException;
import io.xhscomments.core.failure.RecordingFailedException;
import io.xhscomments.core.page.RawPage;
import io.xhscomments.core.page.Spend;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A writer died after its answer had begun to come, and the service keeps a free copy of it, or not. */
class RescueTest {
    private static final Duration DAY = Duration.ofHours(24);

    @TempDir
    Path dir;

    private final Heard heard = new Heard();
    private FreeCopies copies;
    private LedgerServer server;

    @BeforeEach
    void start() throws IOException {
        copies = FreeCopies.start();
        server = LedgerServer.start();
    }

    @AfterEach
    void stop() {
        copies.close();
        server.close();
    }

    private PageStore later(Duration age) {
        return Stores.at(dir.resolve("pages"), Stores.NOW.plus(age));
    }

    private ReadThrough through(Duration age) {
        return later(age)
                .readThrough(new SocketTransport(server.port()), Answers.FORMAT)
                .withLinks(copies.links())
                .withListener(heard);
    }

    /** What a writer left that died when so much of the answer had come. */
    private Path left(byte[] answer, int came) throws IOException {
        PageStore store = later(Duration.ZERO);
        store.shelf().prepare();
        PageName name = PageName.of(Answers.key(0));
        try (PartFile part = store.shelf().begin(name, PageHeader.of(name, Stores.NOW, PageSource.PAID))) {
            part.head(200, Map.of());
            part.write(answer, 0, came);
        }
        return Stores.part(store, 0);
    }

    /** As much as tells the link, and not all. */
    private Path leftBeginning() throws IOException {
        byte[] answer = copies.page(0);
        return left(answer, answer.length - 1);
    }

    private CacheLinkFailedException failure(Duration age) {
        CacheLinkFailedException failure = catchThrowableOfType(
                CacheLinkFailedException.class, () -> through(age).send(Answers.request(0)));
        assertThat(failure.spend()).isEqualTo(Spend.NONE);
        assertThat(failure).hasMessageNotContaining("abababab");
        assertThat(server.charges()).isZero();
        return failure;
    }

    @Test
    void anAnswerThatBrokeOffIsReadFromItsFreeCopy() throws IOException {
        copies.keep(0);
        Path part = leftBeginning();

        RawPage page = through(DAY.minusMillis(1)).send(Answers.request(0));

        assertThat(page.body()).isEqualTo(copies.page(0));
        assertThat(page.origin()).isEqualTo(RawPage.Origin.RECORD);
        assertThat(server.charges()).isZero();
        assertThat(copies.reads()).isEqualTo(1);
        assertThat(part).doesNotExist();
        assertThat(heard.words).containsExactly("rescued");
        assertThat(later(DAY).pages())
                .singleElement()
                .satisfies(stored -> assertThat(stored.source()).hasValue(PageSource.CACHE_URL));
        assertThat(through(DAY).send(Answers.request(0)).body()).isEqualTo(copies.page(0));
        assertThat(copies.reads()).isEqualTo(1);
    }

    @Test
    void aLinkInTheHeaderWillDoWhereNothingOfTheAnswerIsLeft() throws IOException {
        copies.keep(0);
        Path part = left(new byte[0], 0);
        Stores.change(part, "cache-url: ", "cache-url: " + copies.link(0));

        assertThat(through(Duration.ZERO).send(Answers.request(0)).body()).isEqualTo(copies.page(0));
        assertThat(server.charges()).isZero();
    }

    /** The answer is as old as the request that it was paid with, however late its copy is read. */
    @Test
    void aFreeCopyIsAsOldAsTheAnswerThatItIsACopyOf() throws IOException {
        copies.keep(0);
        leftBeginning();

        through(Duration.ofHours(20)).send(Answers.request(0));

        assertThat(later(DAY).pages().get(0).fetchedAt()).hasValue(Stores.NOW);
        through(Duration.ofHours(20)).withMaxAge(Duration.ofHours(1)).send(Answers.request(0));
        assertThat(server.charges()).isEqualTo(1);
    }

    @Test
    void anAnswerThatIsOlderThanADayHasNoFreeCopyAnyMore() throws IOException {
        copies.keep(0);
        leftBeginning();

        assertThat(through(DAY).send(Answers.request(0)).body()).isEqualTo(Answers.page(0));

        assertThat(copies.reads()).isZero();
        assertThat(server.charges()).isEqualTo(1);
        assertThat(Stores.in(later(DAY), Room.IN_DOUBT)).hasSize(1);
        assertThat(heard.words).containsExactly("paying again");
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 503, 429})
    void aHostThatIsOutOfOrderIsAskedAgainLaterAndNothingIsPaidMeanwhile(int status) throws IOException {
        copies.keep(0);
        Path part = leftBeginning();
        byte[] before = Files.readAllBytes(part);
        copies.status(status);

        for (int i = 0; i < 2; i++) {
            assertThat(failure(Duration.ZERO).retryable()).isTrue();
            assertThat(part).hasBinaryContent(before);
        }

        copies.status(200);
        assertThat(through(Duration.ZERO).send(Answers.request(0)).body()).isEqualTo(copies.page(0));
        assertThat(server.charges()).isZero();
    }

    @Test
    void aHostThatIsNotThereIsAskedAgainLaterToo() throws IOException {
        copies.keep(0);
        Path part = leftBeginning();
        copies.close();

        assertThat(failure(Duration.ZERO).retryable()).isTrue();
        assertThat(part).exists();
    }

    /** What may be kept under a link that is no copy of the page. */
    static Stream<Arguments> lostCopies() {
        return Stream.of(
                Arguments.of("nothing", null, "the host answered 404"),
                Arguments.of("another page", Answers.page(1), "it is the copy of another page"),
                Arguments.of(
                        "another note's page", Answers.page(Answers.note(7), 0, 0), "it is the copy of another page"),
                Arguments.of("no page", "{\"code\":200}".getBytes(StandardCharsets.UTF_8), "it is no page"),
                Arguments.of("half of it", Arrays.copyOf(Answers.page(0), 400), "it is no page"),
                Arguments.of("no text", new byte[] {1, 2, 3}, "it is no page"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lostCopies")
    void aCopyThatIsLostForGoodIsToldOnceAndPaidForInTheNextCallOnly(String what, byte[] kept, String words)
            throws IOException {
        if (kept != null) {
            copies.keep(0, kept);
        }
        Path part = leftBeginning();

        CacheLinkFailedException failure = failure(Duration.ZERO);

        assertThat(failure.retryable()).isFalse();
        assertThat(failure).hasMessageContaining(words);
        assertThat(part).doesNotExist();
        assertThat(Stores.in(later(DAY), Room.IN_DOUBT)).hasSize(1);
        assertThat(heard.words).isEmpty();

        through(Duration.ZERO).send(Answers.request(0));
        assertThat(heard.words).containsExactly("paying again");
        assertThat(server.charges()).isEqualTo(1);
        assertThat(copies.reads()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost/x",
                "https://cache.example/x",
                "https://localhost/x",
                "https://cache.tikhub.io.example/x",
                "https://user@cache.tikhub.io/x",
                "file:///etc/passwd",
                "../x"
            })
    void aLinkThatMayNotBeFollowedIsLostForGood(String link) throws IOException {
        Path part = left(new byte[0], 0);
        Stores.change(part, "cache-url: ", "cache-url: " + link);

        assertThat(failure(Duration.ZERO).retryable()).isFalse();
        assertThat(copies.reads()).isZero();
        assertThat(part).doesNotExist();
    }

    /** Half a link in a header that was torn, and the whole one in the answer. */
    @Test
    void aLinkThatIsNoneStandsInNobodysWay() throws IOException {
        copies.keep(0);
        Path part = leftBeginning();
        Stores.change(part, "cache-url: ", "cache-url: https://[");

        assertThat(through(Duration.ZERO).send(Answers.request(0)).body()).isEqualTo(copies.page(0));
        assertThat(server.charges()).isZero();
    }

    /** As a disk does that is full: what is there may be written over, and nothing may be added. */
    @Test
    void aFullDiskLeavesTheLinkWhereItIs() throws IOException {
        copies.keep(0);
        left(copies.page(0), 700);
        Disk full = new Disk() {
            @Override
            public void write(FileChannel file, ByteBuffer bytes, long at) throws IOException {
                if (at + bytes.remaining() > file.size()) {
                    throw new IOException("No space left on device");
                }
                Disk.super.write(file, bytes, at);
            }
        };
        PageStore crowded =
                new PageStore(new Room(dir.resolve("pages")), full, Clock.fixed(Stores.NOW, ZoneOffset.UTC));

        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> crowded.readThrough(new SocketTransport(server.port()), Answers.FORMAT)
                            .withLinks(copies.links())
                            .withListener(heard)
                            .send(Answers.request(0)))
                    .isInstanceOf(RecordingFailedException.class);
        }
        assertThat(through(Duration.ZERO).send(Answers.request(0)).body()).isEqualTo(copies.page(0));
        assertThat(server.charges()).isZero();
    }

    @Test
    void whoWantsNoLinksReadPaysAgainAndHearsIt() throws IOException {
        copies.keep(0);
        leftBeginning();

        through(Duration.ZERO).withoutLinks().send(Answers.request(0));

        assertThat(copies.reads()).isZero();
        assertThat(server.charges()).isEqualTo(1);
        assertThat(heard.words).containsExactly("paying again");
        List<Path> doubtful = Stores.in(later(DAY), Room.IN_DOUBT);
        assertThat(doubtful).hasSize(1);
        assertThat(doubtful.get(0).getFileName().toString())
                .isEqualTo(PageName.of(Answers.key(0)).hex() + "-20261123T170000000Z.part");
    }
}
