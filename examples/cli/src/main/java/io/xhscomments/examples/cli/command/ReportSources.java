package io.xhscomments.examples.cli.command;

import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.examples.cli.option.StoreDirectory;
import io.xhscomments.examples.cli.output.JsonlReader;
import io.xhscomments.examples.cli.source.ListedNote;
import io.xhscomments.examples.cli.source.StoredNoteReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The stores and the jsonl files of a report. Opening it reads the headers of stored pages. Immutable.
 *
 * @param all the sources in their order
 */
record ReportSources(List<Source> all) {
    /** A page with more comments keeps a browser busy for too long. */
    static final long MAX_COMMENTS = 200_000;

    /** A response has about as many bytes for each comment; a line of jsonl has fewer. */
    private static final long BYTES_PER_COMMENT = 1000;

    /**
     * A source.
     *
     * @param store the reader of the store; empty for a file
     * @param notes the wanted notes of the store
     * @param bytes the size of the wanted responses, or of the file
     */
    record Source(Path path, Optional<StoredNoteReader> store, List<ListedNote> notes, long bytes) {}

    /**
     * Opens the sources.
     *
     * @param wanted the notes to read; empty for all
     * @param newestFirst whether the notes of a store are ordered by the time of their last request, or by their ids
     */
    static ReportSources open(List<Path> paths, Set<NoteId> wanted, boolean newestFirst) throws IOException {
        List<Source> all = new ArrayList<>();
        for (Path path : paths) {
            all.add(
                    Files.isDirectory(path)
                            ? store(path, wanted, newestFirst)
                            : new Source(path, Optional.empty(), List.of(), Files.size(path)));
        }
        return new ReportSources(all);
    }

    private static Source store(Path dir, Set<NoteId> wanted, boolean newestFirst) throws IOException {
        StoredNoteReader store = new StoredNoteReader(StoreDirectory.open(dir));
        List<ListedNote> notes = store.notes().stream()
                .filter(note -> wanted.isEmpty() || wanted.contains(note.id()))
                .sorted(
                        newestFirst
                                ? Comparator.comparing(ListedNote::fetchedAt).reversed()
                                : Comparator.comparing(note -> note.id().value()))
                .toList();
        return new Source(
                dir,
                Optional.of(store),
                notes,
                notes.stream().mapToLong(ListedNote::bytes).sum());
    }

    /** Reads the comments of a jsonl file. */
    static void readFile(Path file, StoredNoteReader.CommentConsumer consumer) throws IOException {
        try (JsonlReader reader = JsonlReader.open(file)) {
            for (Optional<Comment> comment = reader.next(); comment.isPresent(); comment = reader.next()) {
                consumer.accept(comment.get());
            }
        }
    }

    /** About how many comments the sources contain. */
    long estimatedComments() {
        return all.stream().mapToLong(Source::bytes).sum() / BYTES_PER_COMMENT;
    }
}
