package io.xhscomments.adapter.cache.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.xhscomments.adapter.cache.file.format.PageFileBytes;
import io.xhscomments.adapter.cache.file.format.PageFileName;
import io.xhscomments.adapter.cache.file.format.PageKeyText;
import io.xhscomments.adapter.cache.file.policy.CorruptPagePolicy;
import io.xhscomments.adapter.cache.file.policy.StoreListener;
import io.xhscomments.adapter.cache.file.storage.StoreLayout;
import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.failure.PageNotStoredException;
import io.xhscomments.core.failure.StoreUnavailableException;
import io.xhscomments.core.failure.StoredPageUnreadableException;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.Spend;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Traps in the store's directory: nothing is served or paid for, and nothing outside is changed. */
class HostileFilesTest {
    private static final Class<StoredPageUnreadableException> UNREADABLE = StoredPageUnreadableException.class;
    private static final Class<StoreUnavailableException> NOT_WRITTEN = StoreUnavailableException.class;
    private static final Class<PageNotStoredException> MISSING = PageNotStoredException.class;
    private static final String LINK = "it is a symbolic link, which is not followed";
    private static int traps;

    @TempDir
    Path dir;

    private final List<PageRequest> paid = new ArrayList<>();
    private PageStore store;
    private Path outside;

    /** Creates a store with page 0, and a sound copy of the page outside. */
    @BeforeEach
    void aStore() throws IOException {
        store = Stores.with(dir.resolve("pages"), 0);
        outside = Stores.with(dir.resolve("outside"), 0, 1).context().reader().root();
        Files.writeString(outside.resolve("file"), "not yours");
        Files.createDirectory(outside.resolve("empty"));
    }

    @AfterAll
    static void count() {
        Figures.print("hostile files: %d traps, followed 0, charged 0, touched outside 0", traps);
    }

    /** Puts a trap into a store; {@code outside} must not change. */
    @FunctionalInterface
    interface Trap {
        void set(PageStore store, Path outside) throws IOException;
    }

    private static Arguments trap(
            String label,
            int requests,
            Class<? extends CommentSourceException> replayed,
            Class<? extends CommentSourceException> readThrough,
            String message,
            Trap trap) {
        return Arguments.of(label, requests, replayed, readThrough, message, trap);
    }

    private static void link(Path link, Path target) throws IOException {
        if (Files.isDirectory(link)) {
            Files.move(link, link.resolveSibling("moved"));
        }
        Files.deleteIfExists(link);
        Files.createSymbolicLink(link, target);
    }

    private static void huge(Path file) throws IOException {
        Files.deleteIfExists(file);
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(65L << 20);
        }
    }

    /** Creates the directory for a page that is not stored. */
    private static Path newPart(PageStore store) throws IOException {
        Files.createDirectories(Stores.part(store, 1).getParent());
        return Stores.part(store, 1);
    }

    static Stream<Arguments> pages() {
        return Stream.of(
                trap(
                        "a link to a sound page",
                        0,
                        UNREADABLE,
                        UNREADABLE,
                        LINK,
                        (store, outside) -> link(Stores.page(store, 0), Stores.page(PageStore.at(outside), 0))),
                trap(
                        "a link to nothing",
                        0,
                        UNREADABLE,
                        UNREADABLE,
                        LINK,
                        (store, outside) -> link(Stores.page(store, 0), outside.resolve("nothing"))),
                trap(
                        "a link to itself",
                        0,
                        UNREADABLE,
                        UNREADABLE,
                        LINK,
                        (store, outside) -> link(Stores.page(store, 0), Stores.page(store, 0))),
                trap(
                        "a linked directory of sound pages",
                        0,
                        UNREADABLE,
                        UNREADABLE,
                        "its directory is a symbolic link",
                        (store, outside) -> link(
                                Stores.page(store, 0).getParent(),
                                Stores.page(PageStore.at(outside), 0).getParent())),
                trap(
                        "a linked directory where a page will be",
                        1,
                        UNREADABLE,
                        UNREADABLE,
                        "its directory is a symbolic link",
                        (store, outside) -> link(Stores.page(store, 1).getParent(), outside.resolve("empty"))),
                trap("a directory as a page", 0, UNREADABLE, UNREADABLE, "it is a directory", (store, outside) -> {
                    Files.delete(Stores.page(store, 0));
                    Files.createDirectory(Stores.page(store, 0));
                }),
                trap(
                        "a file as a directory of pages",
                        1,
                        UNREADABLE,
                        UNREADABLE,
                        "Not a directory",
                        (store, outside) ->
                                Files.writeString(Stores.page(store, 1).getParent(), "x")),
                trap(
                        "a page of 65 MiB",
                        0,
                        UNREADABLE,
                        UNREADABLE,
                        "larger than 67108864 bytes",
                        (store, outside) -> huge(Stores.page(store, 0))),
                trap(
                        "a newer page",
                        0,
                        UNREADABLE,
                        UNREADABLE,
                        "version 2 was found, version 1 is supported",
                        (store, outside) -> Stores.change(Stores.page(store, 0), "XHS-PAGE 1", "XHS-PAGE 2")),
                trap(
                        "another page",
                        0,
                        UNREADABLE,
                        UNREADABLE,
                        "",
                        (store, outside) -> Files.write(
                                Stores.page(store, 0), Files.readAllBytes(Stores.page(PageStore.at(outside), 1)))),
                trap(
                        "no page but text",
                        0,
                        UNREADABLE,
                        UNREADABLE,
                        "",
                        (store, outside) -> Files.writeString(Stores.page(store, 0), "not yours")),
                trap(
                        "control characters in a header",
                        0,
                        UNREADABLE,
                        UNREADABLE,
                        "",
                        (store, outside) -> Files.write(
                                Stores.page(store, 0),
                                PageFileBytes.file(
                                        "XHS-PAGE 1\nkey: " + PageKeyText.of(Responses.key(0))
                                                + "\nrequest-id: \u001b[2J\n\n",
                                        "{}"))));
    }

    static Stream<Arguments> whatBelongsToTheStore() {
        return Stream.of(
                trap(
                        "a part that is a link",
                        1,
                        MISSING,
                        NOT_WRITTEN,
                        LINK,
                        (store, outside) -> link(newPart(store), outside.resolve("file"))),
                trap(
                        "a part that is a link to nothing",
                        1,
                        MISSING,
                        NOT_WRITTEN,
                        LINK,
                        (store, outside) -> link(newPart(store), outside.resolve("nothing"))),
                trap(
                        "a part that is a hard link",
                        1,
                        MISSING,
                        NOT_WRITTEN,
                        "a second name, a hard link",
                        (store, outside) -> Files.createLink(newPart(store), outside.resolve("file"))),
                trap(
                        "a part that is a hard link to a page, which would be continued",
                        1,
                        MISSING,
                        NOT_WRITTEN,
                        "a second name, a hard link",
                        (store, outside) -> Files.createLink(newPart(store), Stores.page(PageStore.at(outside), 1))),
                trap(
                        "a part that is a directory",
                        1,
                        MISSING,
                        NOT_WRITTEN,
                        "it is a directory",
                        (store, outside) -> Files.createDirectory(newPart(store))),
                trap(
                        "a part of 65 MiB",
                        1,
                        MISSING,
                        NOT_WRITTEN,
                        "larger than 67108864 bytes",
                        (store, outside) -> huge(newPart(store))),
                trap(
                        "a newer part",
                        1,
                        MISSING,
                        NOT_WRITTEN,
                        "version 2 was found",
                        (store, outside) -> Files.writeString(newPart(store), "XHS-PAGE 2\nnew: yes\n\n")),
                trap(
                        "a lock that is a link",
                        1,
                        MISSING,
                        NOT_WRITTEN,
                        "",
                        (store, outside) ->
                                link(store.context().reader().root().resolve(".lock"), outside.resolve("file"))),
                trap(
                        "a lock that is a link to nothing",
                        1,
                        MISSING,
                        NOT_WRITTEN,
                        "",
                        (store, outside) ->
                                link(store.context().reader().root().resolve(".lock"), outside.resolve("nothing"))),
                trap("a lock that is a directory", 1, MISSING, NOT_WRITTEN, "", (store, outside) -> {
                    Files.delete(store.context().reader().root().resolve(".lock"));
                    Files.createDirectory(store.context().reader().root().resolve(".lock"));
                }),
                holdingDirectory(
                        "a linked place for what is in doubt",
                        StoreLayout.IN_DOUBT,
                        1,
                        MISSING,
                        (store, outside) -> Files.writeString(newPart(store), "XHS-PAGE 1\n")),
                holdingDirectory(
                        "a linked place for what is in doubt, of no use yet",
                        StoreLayout.IN_DOUBT,
                        1,
                        MISSING,
                        nothing()),
                holdingDirectory(
                        "a linked quarantine",
                        StoreLayout.QUARANTINE,
                        0,
                        UNREADABLE,
                        (store, outside) -> Stores.change(Stores.page(store, 0), "nickname", "nicknamE")),
                holdingDirectory("a linked quarantine, of no use yet", StoreLayout.QUARANTINE, 1, MISSING, nothing()),
                trap(
                        "a quarantine that is a link to nothing",
                        1,
                        MISSING,
                        NOT_WRITTEN,
                        "must be a directory, and no link to one",
                        (store, outside) -> link(
                                store.context().reader().root().resolve(StoreLayout.QUARANTINE),
                                outside.resolve("nothing"))),
                trap(
                        "a place for what is in doubt that is a link to nothing",
                        1,
                        MISSING,
                        NOT_WRITTEN,
                        "must be a directory, and no link to one",
                        (store, outside) -> link(
                                store.context().reader().root().resolve(StoreLayout.IN_DOUBT),
                                outside.resolve("nothing"))),
                holdingDirectory(
                        "a linked place for what cannot be decoded", StoreLayout.UNDECODABLE, 1, UNREADABLE, nothing()),
                trap(
                        "a place for what cannot be decoded that is a link to nothing",
                        1,
                        UNREADABLE,
                        NOT_WRITTEN,
                        "must be a directory, and no link to one",
                        (store, outside) -> link(
                                store.context().reader().root().resolve(StoreLayout.UNDECODABLE),
                                outside.resolve("nothing"))),
                trap(
                        "a linked place for this very page among what cannot be decoded",
                        1,
                        UNREADABLE,
                        NOT_WRITTEN,
                        "must be a directory, and no link to one",
                        (store, outside) -> {
                            Path directory = Files.createDirectory(
                                    store.context().reader().root().resolve(StoreLayout.UNDECODABLE));
                            String first = PageFileName.of(Responses.key(1)).directory();
                            link(directory.resolve(first), outside.resolve("empty"));
                        }),
                trap(
                        "a quarantine that is a file",
                        1,
                        MISSING,
                        NOT_WRITTEN,
                        "must be a directory, and no link to one",
                        (store, outside) -> Files.writeString(
                                store.context().reader().root().resolve(StoreLayout.QUARANTINE), "x")));
    }

    private static Arguments holdingDirectory(
            String label, String directory, int requests, Class<? extends CommentSourceException> replayed, Trap more) {
        return trap(label, requests, replayed, NOT_WRITTEN, directory, (store, outside) -> {
            link(store.context().reader().root().resolve(directory), outside.resolve("empty"));
            more.set(store, outside);
        });
    }

    private static Trap nothing() {
        return (store, outside) -> {};
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"pages", "whatBelongsToTheStore"})
    void trapIsNotServedFollowedOrPaidFor(
            String label,
            int requests,
            Class<? extends CommentSourceException> replayed,
            Class<? extends CommentSourceException> readThrough,
            String message,
            Trap trap)
            throws IOException {
        trap.set(store, outside);
        Map<String, String> before = DirectorySnapshot.of(outside);
        Map<String, String> here = DirectorySnapshot.of(store.context().reader().root());

        assertThat(failure(() -> Stores.at(store.context().reader().root(), Stores.NOW)
                        .replay(Responses.FORMAT)
                        .send(Responses.request(requests))))
                .isInstanceOf(replayed);
        assertThat(DirectorySnapshot.of(store.context().reader().root()))
                .as("after a replay")
                .isEqualTo(here);
        for (CorruptPagePolicy policy : List.of(CorruptPagePolicy.FAIL, CorruptPagePolicy.FREE_REFETCH)) {
            assertThat(failure(() -> through().toBuilder()
                            .corruptPagePolicy(policy)
                            .build()
                            .send(Responses.request(requests))))
                    .isInstanceOf(readThrough)
                    .hasMessageContaining(message);
        }

        assertThat(paid).isEmpty();
        assertThat(DirectorySnapshot.of(outside)).isEqualTo(before);
        traps++;
    }

    private CommentSourceException failure(org.assertj.core.api.ThrowableAssert.ThrowingCallable asks) {
        Throwable thrown = catchThrowable(asks);
        assertThat(thrown).isInstanceOf(CommentSourceException.class);
        CommentSourceException failure = (CommentSourceException) thrown;
        assertThat(failure.spend()).isEqualTo(Spend.NONE);
        return failure;
    }

    /** A newly opened store, as in another process. */
    private ReadThrough through() {
        return through(Stores.NOW);
    }

    private ReadThrough through(Instant now) {
        return ReadThrough.builder(
                        Stores.at(store.context().reader().root(), now),
                        (request, sink) -> {
                            paid.add(request);
                            throw new IllegalStateException("asked for " + request);
                        },
                        Responses.FORMAT)
                .noCacheLinks()
                .listener(StoreListener.NONE)
                .build();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "xhs-pages 1",
                "\ufeff{\"format\":\"xhs-pages\",\"version\":1}",
                "{\"format\":\"other\",\"version\":1}",
                "{\"format\":\"xhs-pages\"}",
                "{\"format\":\"xhs-pages\",\"version\":\"1\"}",
                "{\"format\":\"xhs-pages\",\"version\":-1}",
                "{\"format\":\"xhs-pages\",\"version\":1.5}",
                "{\"format\":\"xhs-pages\",\"version\":2}",
                "{\"format\":\"xhs-pages\",\"version\":12345678901}",
                "a directory",
                "a link to a sound one",
                "a link to nothing",
                "65 MiB"
            })
    void unsupportedMarkerClosesTheStore(String text) throws IOException {
        Path marker = store.context().reader().root().resolve(StoreLayout.MARKER);
        switch (text) {
            case "a directory" -> {
                Files.delete(marker);
                Files.createDirectory(marker);
            }
            case "a link to a sound one" -> link(marker, outside.resolve(StoreLayout.MARKER));
            case "a link to nothing" -> link(marker, outside.resolve("nothing"));
            case "65 MiB" -> huge(marker);
            default -> Files.writeString(marker, text, StandardCharsets.UTF_8);
        }
        Map<String, String> before = DirectorySnapshot.of(dir);

        for (int page = 0; page < 2; page++) {
            int requests = page;
            assertThat(failure(() -> Stores.at(store.context().reader().root(), Stores.NOW)
                            .replay(Responses.FORMAT)
                            .send(Responses.request(requests))))
                    .isInstanceOf(UNREADABLE)
                    .hasMessageContaining(StoreLayout.MARKER);
            assertThat(failure(() -> through().send(Responses.request(requests))))
                    .isInstanceOf(UNREADABLE);
        }

        assertThat(paid).isEmpty();
        assertThat(DirectorySnapshot.of(dir)).isEqualTo(before);
        traps++;
    }

    /** The store creates the directory for the old page before it pays for the new one. */
    @Test
    void refreshThatCannotKeepTheOldPagePaysNothing() throws IOException {
        link(store.context().reader().root().resolve(StoreLayout.SUPERSEDED), outside.resolve("empty"));
        Map<String, String> before = DirectorySnapshot.of(outside);

        assertThat(failure(() -> through(Stores.NOW.plusSeconds(1)).toBuilder()
                        .maxAge(Duration.ZERO)
                        .build()
                        .send(Responses.request(0))))
                .isInstanceOf(NOT_WRITTEN)
                .hasMessageContaining("superseded must be a directory, and no link to one");

        assertThat(paid).isEmpty();
        assertThat(DirectorySnapshot.of(outside)).isEqualTo(before);
        traps++;
    }

    @Test
    void failureResponseIsNotWrittenThroughALink() throws IOException {
        link(store.context().reader().root().resolve(StoreLayout.FAILED), outside.resolve("empty"));
        Map<String, String> before = DirectorySnapshot.of(outside);
        byte[] failed = "{\"code\":200,\"data\":{\"code\":301}}".getBytes(StandardCharsets.UTF_8);

        Stores.pay(store, Responses.key(1), failed);

        assertThat(DirectorySnapshot.of(outside)).isEqualTo(before);
        assertThat(Stores.part(store, 1)).exists();
        traps++;
    }
}
