package io.xhscomments.adapter.cache.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.xhscomments.core.failure.NotRecordedException;
import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.model.Cursor;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.RawPage;
import io.xhscomments.core.port.BodySink;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SavedAnswersTest {
    private static final NoteId NOTE = NoteId.of("6683b283000000001f0052bf");
    private static final NoteId OTHER_NOTE = NoteId.of("6683b283000000001f0052ff");
    private static final CommentId COMMENT = CommentId.of("6683b3a5000000001f0052c0");
    private static final PageRequest FIRST = PageRequest.comments(NOTE);

    @TempDir
    Path directory;

    @BeforeEach
    void twoPagesAndReplies() throws IOException {
        save("b.json", NOTE + "||");
        save("a.json", NOTE + "||{\"index\": 2}");
        save("replies.json", NOTE + "|" + COMMENT + "|");
    }

    @Test
    void eachPageIsServedFromItsFileAsItIsAndForFree() {
        SavedAnswers saved = saved();
        assertThat(saved.send(FIRST).body()).asString().isEqualTo(NOTE + "||");
        assertThat(saved.send(FIRST.after(Cursor.of("{\"index\": 2}"))).body())
                .asString()
                .isEqualTo(NOTE + "||{\"index\": 2}");
        RawPage replies = saved.send(PageRequest.replies(NOTE, COMMENT));
        assertThat(replies.body()).asString().isEqualTo(NOTE + "|" + COMMENT + "|");
        assertThat(replies.status()).isEqualTo(200);
        assertThat(replies.origin()).isEqualTo(RawPage.Origin.RECORD);
        assertThat(replies.headers()).isEmpty();
    }

    @Test
    void theSinkSeesTheHeadAndTheBytes() {
        StringBuilder said = new StringBuilder();
        saved().send(FIRST, new BodySink() {
            @Override
            public void head(int status, Map<String, String> headers) {
                said.append(status).append(headers);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) {
                said.append(new String(bytes, offset, length, StandardCharsets.UTF_8));
            }
        });
        assertThat(said).hasToString("200{}" + NOTE + "||");
    }

    @Test
    void aPageThatIsNotThereIsAFreeFailureThatSaysWhatIs() throws IOException {
        save("notes.txt", NOTE + "||x");
        save("no-answer.json", "hello");
        Files.createDirectory(directory.resolve("sub.json"));
        // Almost the cursor that is there.
        PageRequest asked = FIRST.after(Cursor.of("{\"index\":2}"));
        NotRecordedException missing = catchThrowableOfType(NotRecordedException.class, () -> saved().send(asked));
        assertThat(missing)
                .hasMessageContaining("looked in " + directory + ", 3 answers, 3 other entries ignored")
                .hasMessageContaining(
                        "3 of this note: comments of note " + NOTE + ", page after {\"index\": 2}; comments of note "
                                + NOTE + ", first page; replies to comment " + COMMENT);
        assertThat(missing.charge()).isEqualTo(Charge.FREE);
        assertThat(missing.retryable()).isFalse();
    }

    @Test
    void ofAnotherNoteItSaysThatThereIsNone() {
        assertThatThrownBy(() -> saved().send(PageRequest.comments(OTHER_NOTE)))
                .isInstanceOf(NotRecordedException.class)
                .hasMessageContaining("none of this note");
    }

    @Test
    void onlySomeOfManyPagesAreNamed() throws IOException {
        save("c.json", NOTE + "||x");
        assertThatThrownBy(() -> saved().send(FIRST.after(Cursor.of("y"))))
                .isInstanceOf(NotRecordedException.class)
                .hasMessageContaining("4 of this note")
                .hasMessageContaining("page after x; …")
                .hasMessageNotContaining("replies");
    }

    @Test
    void twoFilesForOnePageAreRefusedAtTheDoor() throws IOException {
        save("again.json", NOTE + "||");
        assertThatIllegalArgumentException()
                .isThrownBy(this::saved)
                .withMessageContaining(directory.resolve("again.json") + " and " + directory.resolve("b.json"))
                .withMessageContaining(FIRST.describe());
    }

    @Test
    void aDirectoryThatIsNoneIsNamedAtTheDoor() {
        Path nowhere = directory.resolve("nowhere");
        assertThatThrownBy(() -> SavedAnswers.in(nowhere, SavedAnswersTest::requestOf))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(nowhere.toString());
        Path file = directory.resolve("a.json");
        assertThatThrownBy(() -> SavedAnswers.in(file, SavedAnswersTest::requestOf))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void aFileThatCannotBeReadIsNamedAtTheDoor() throws IOException {
        Path locked = save("locked.json", NOTE + "||locked");
        Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("---------"));
        assumeFalse(Files.isReadable(locked), "the superuser reads everything");
        assertThatThrownBy(this::saved)
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(locked.toString());
    }

    @Test
    void aHugeFileIsRefusedAtTheDoor() throws IOException {
        Path huge = directory.resolve("huge.json");
        try (RandomAccessFile sparse = new RandomAccessFile(huge.toFile(), "rw")) {
            sparse.setLength(SavedFile.MOST_BYTES + 1L);
        }
        assertThatIllegalArgumentException()
                .isThrownBy(this::saved)
                .withMessageContaining(huge.toString())
                .withMessageContaining("at most 67108864 bytes");
    }

    @Test
    void aSymbolicLinkIsNotFollowed(@TempDir Path elsewhere) throws IOException {
        Path target = Files.writeString(elsewhere.resolve("x.json"), NOTE + "||linked");
        Files.createSymbolicLink(directory.resolve("link.json"), target);
        assertThat(saved()).hasToString("SavedAnswers[" + directory + ", 3 answers, 1 other entries ignored]");
    }

    @Test
    void aFileThatIsReplacedByALinkMeanwhileIsNotFollowedEither(@TempDir Path elsewhere) throws IOException {
        SavedAnswers saved = saved();
        Path target = Files.writeString(elsewhere.resolve("x.json"), NOTE + "||");
        Files.delete(directory.resolve("b.json"));
        Files.createSymbolicLink(directory.resolve("b.json"), target);
        assertThatThrownBy(() -> saved.send(FIRST))
                .isInstanceOf(NotRecordedException.class)
                .hasMessageContaining("cannot be read any more");
    }

    @Test
    void aFileThatIsGoneOrHoldsAnotherPageMeanwhileIsNotServed() throws IOException {
        SavedAnswers saved = saved();
        save("b.json", OTHER_NOTE + "||");
        assertThatThrownBy(() -> saved.send(FIRST))
                .isInstanceOf(NotRecordedException.class)
                .hasMessageContaining("was changed meanwhile");
        Files.delete(directory.resolve("b.json"));
        assertThatThrownBy(() -> saved.send(FIRST))
                .isInstanceOf(NotRecordedException.class)
                .hasMessageContaining(directory.resolve("b.json").toString());
    }

    @Test
    void nothingIsWritten() throws IOException {
        saved().send(FIRST);
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("a.json", "b.json", "replies.json");
        }
    }

    @Test
    void anEmptyDirectoryHasNoPages(@TempDir Path empty) {
        SavedAnswers saved = SavedAnswers.in(empty, SavedAnswersTest::requestOf);
        assertThatThrownBy(() -> saved.send(FIRST))
                .isInstanceOf(NotRecordedException.class)
                .hasMessageContaining("0 answers");
    }

    private SavedAnswers saved() {
        return SavedAnswers.in(directory, SavedAnswersTest::requestOf);
    }

    private Path save(String name, String answer) throws IOException {
        return Files.writeString(directory.resolve(name), answer);
    }

    /** A wire format as small as can be: note, comment and cursor between bars. */
    private static Optional<PageRequest> requestOf(byte[] answer) {
        String[] parts = new String(answer, StandardCharsets.UTF_8).split("\\|", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        NoteId note = NoteId.of(parts[0]);
        PageRequest first =
                parts[1].isEmpty() ? PageRequest.comments(note) : PageRequest.replies(note, CommentId.of(parts[1]));
        return Optional.of(parts[2].isEmpty() ? first : first.after(Cursor.of(parts[2])));
    }
}
