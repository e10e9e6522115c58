package io.xhscomments.adapter.cache.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xhscomments.adapter.cache.file.format.PageFileBytes;
import io.xhscomments.adapter.cache.file.format.PageFileName;
import io.xhscomments.adapter.cache.file.policy.StoreListener;
import io.xhscomments.adapter.cache.file.storage.StoreLayout;
import io.xhscomments.core.failure.StoredPageUnreadableException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A damaged page file is never served, and never paid for again without permission. */
class CorruptPageTest {
    @TempDir
    Path dir;

    private LedgerServer server;
    private PageStore store;
    private Path file;
    private byte[] page;

    @BeforeEach
    void aPage() throws IOException {
        server = LedgerServer.start();
        store = Stores.at(dir.resolve("pages"), Stores.NOW);
        through().send(Responses.request(1));
        file = file(1);
        page = Files.readAllBytes(file);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Path file(int number) {
        return PageFileName.of(Responses.key(number)).page(dir.resolve("pages"));
    }

    private ReadThrough through() {
        return ReadThrough.builder(store, new SocketTransport(server.port()), Responses.FORMAT)
                .noCacheLinks()
                .listener(StoreListener.NONE)
                .build();
    }

    private boolean isServed(int number) {
        try {
            store.replay(Responses.FORMAT).send(Responses.request(number));
            return true;
        } catch (StoredPageUnreadableException detected) {
            return false;
        }
    }

    @Test
    void everyFlippedBitIsDetected() throws IOException {
        int undetected = 0;
        try (FileChannel flipping = FileChannel.open(file, StandardOpenOption.WRITE)) {
            for (int bit = 0; bit < 8 * page.length; bit++) {
                byte changed = (byte) (page[bit / 8] ^ 1 << bit % 8);
                flipping.write(ByteBuffer.wrap(new byte[] {changed}), bit / 8);
                undetected += isServed(1) ? 1 : 0;
                flipping.write(ByteBuffer.wrap(page, bit / 8, 1), bit / 8);
            }
        }

        Figures.print("damage: %d bits of a file flipped, undetected %d", 8 * page.length, undetected);
        assertThat(undetected).isZero();
        assertThat(isServed(1)).isTrue();
    }

    @Test
    void everyTruncationIsDetected() throws IOException {
        int undetected = servedWhileItGetsShorter();

        Figures.print("damage: a file cut off at each of %d lengths, undetected %d", page.length, undetected);
        assertThat(undetected).isZero();
    }

    private int servedWhileItGetsShorter() throws IOException {
        int served = 0;
        try (FileChannel cutting = FileChannel.open(file, StandardOpenOption.WRITE)) {
            for (long length = cutting.size() - 1; length >= 0; length--) {
                cutting.truncate(length);
                served += isServed(1) ? 1 : 0;
            }
        }
        return served;
    }

    /** Each call finds the damage again, and the ledger does not change. */
    @Test
    void damagedPagesAreNotPaidForAgain() throws IOException {
        int damages = 0;
        for (int at = 0; at < page.length; at += 16) {
            byte[] changed = page.clone();
            changed[at] ^= (byte) (1 << at / 16 % 8);
            for (byte[] damaged : new byte[][] {changed, Arrays.copyOf(page, at)}) {
                Files.write(file, damaged);
                assertThatThrownBy(() -> through().send(Responses.request(1)))
                        .isInstanceOf(StoredPageUnreadableException.class);
                damages += keptAsItWas(damaged);
            }
        }

        Figures.print("damage: read through %d times, charged again %d times", damages, server.charges() - 1);
        assertThat(server.charges()).isEqualTo(1);
    }

    /** A file of a newer version stays; every other file moves to quarantine. Removes the file for the next case. */
    private int keptAsItWas(byte[] damaged) throws IOException {
        Path kept = file;
        if (!Files.exists(file)) {
            kept = Stores.held(dir.resolve("pages"), StoreLayout.QUARANTINE).get(0);
        }
        assertThat(kept).hasBinaryContent(damaged);
        Files.delete(kept);
        return 1;
    }

    static Stream<Arguments> otherDamage() {
        return Stream.of(
                Arguments.of("a zero byte behind it", change(page -> plus(page, new byte[1]))),
                Arguments.of("a line break behind it", change(page -> plus(page, new byte[] {'\n'}))),
                Arguments.of("text behind it", change(page -> plus(page, "x".getBytes(StandardCharsets.UTF_8)))),
                Arguments.of("its last line twice", change(page -> plus(page, lastLine(page)))),
                Arguments.of("twice in one file", change(page -> plus(page, page))),
                Arguments.of("zeros to its end", change(page -> zeroed(page, page.length / 2, page.length))),
                Arguments.of("a block of zeros", change(page -> zeroed(page, 512, 1024))),
                Arguments.of("zeros only", change(page -> new byte[page.length])),
                Arguments.of("line breaks of another system", change(CorruptPageTest::withCarriageReturns)),
                Arguments.of("its first byte gone", change(page -> Arrays.copyOfRange(page, 1, page.length))),
                Arguments.of("its body alone", change(page -> Responses.page(1))),
                Arguments.of("two bytes swapped", change(page -> swapped(page, 700, 701))));
    }

    /** For the compiler. */
    private static UnaryOperator<byte[]> change(UnaryOperator<byte[]> change) {
        return change;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("otherDamage")
    void otherDamageIsDetected(String what, UnaryOperator<byte[]> change) throws IOException {
        byte[] changed = change.apply(page.clone());
        assertThat(changed).isNotEqualTo(page);
        Files.write(file, changed);

        assertThat(isServed(1)).isFalse();
        assertThatThrownBy(() -> through().send(Responses.request(1)))
                .isInstanceOf(StoredPageUnreadableException.class);
        assertThat(server.charges()).isEqualTo(1);
    }

    private static byte[] plus(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    private static byte[] lastLine(byte[] page) {
        String text = new String(page, StandardCharsets.ISO_8859_1);
        return text.substring(text.lastIndexOf("END ")).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] zeroed(byte[] page, int from, int to) {
        Arrays.fill(page, from, to, (byte) 0);
        return page;
    }

    private static byte[] withCarriageReturns(byte[] page) {
        return new String(page, StandardCharsets.ISO_8859_1)
                .replace("\n", "\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] swapped(byte[] page, int one, int other) {
        byte first = page[one];
        page[one] = page[other];
        page[other] = first;
        return page;
    }

    @Test
    void swappedFilesAreDetected() throws IOException {
        through().send(Responses.request(2));
        Files.write(file, Files.readAllBytes(file(2)));
        Files.write(file(2), page);

        for (int number = 1; number <= 2; number++) {
            int asked = number;
            assertThatThrownBy(() -> store.replay(Responses.FORMAT).send(Responses.request(asked)))
                    .isInstanceOf(StoredPageUnreadableException.class)
                    .hasMessageContaining("it holds another page");
            assertThatThrownBy(() -> through().send(Responses.request(asked)))
                    .isInstanceOf(StoredPageUnreadableException.class);
        }
        assertThat(server.charges()).isEqualTo(2);
    }

    @Test
    void concatenatedPagesAreRefused() throws IOException {
        through().send(Responses.request(2));
        byte[] other = Files.readAllBytes(file(2));
        Files.write(file, plus(page, other));
        Files.write(file(2), plus(page, other));

        assertThat(isServed(1)).isFalse();
        assertThat(isServed(2)).isFalse();
    }

    /** The response is a complete page file, so its last line counts from the beginning of the body. */
    @Test
    void bodyWithALastLineIsServedAndItsTruncationDetected() throws IOException {
        String head = new String(page, StandardCharsets.UTF_8);
        head = head.substring(0, head.indexOf("\n\n") + 2);
        String body = new String(page, StandardCharsets.UTF_8) + "END 1 00000000\nEND";
        byte[] whole = PageFileBytes.file(head, body);
        Files.write(file, whole);
        assertThat(store.replay(Responses.FORMAT).send(Responses.request(1)).body())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo(body);

        assertThat(servedWhileItGetsShorter()).isZero();
    }

    @Test
    void twoQuarantinesInOneMomentKeepTwoFiles() throws IOException {
        for (int i = 0; i < 3; i++) {
            Files.write(file, Arrays.copyOf(page, 100 + i));
            assertThatThrownBy(() -> through().send(Responses.request(1)))
                    .isInstanceOf(StoredPageUnreadableException.class);
        }

        String name = PageFileName.of(Responses.key(1)).hex() + "-20261123T170000000Z";
        assertThat(Stores.in(store, StoreLayout.QUARANTINE))
                .extracting(kept -> kept.getFileName().toString())
                .containsExactly(name + "-2.page", name + "-3.page", name + ".page");
    }
}
