package io.xhscomments.examples.recipes;

import io.xhscomments.adapter.retrofit.TikHubTransport;
import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.reading.Checkpoint;
import io.xhscomments.core.reading.NoteReader;
import io.xhscomments.core.reading.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * Resumes a reading from the checkpoint of another process. No page is paid for twice, and no comment is delivered
 * twice.
 */
public final class ResumeLater {
    private ResumeLater() {}

    /** Arguments: a note id, and the checkpoint file. */
    public static void main(String[] args) throws IOException {
        try (TikHubTransport tikhub = Live.webV1()) {
            NoteReader reader = NoteReader.ofDefaults(tikhub.source());
            Reading reading = run(reader, NoteId.of(args[0]), Path.of(args[1]), System.out::println);
            System.out.println(reading.coverage().summary());
        }
    }

    /**
     * Reads the remaining pages. After each page, the comments are delivered first, and then the checkpoint is written.
     */
    public static Reading run(NoteReader reader, NoteId note, Path checkpoint, Consumer<Comment> comments)
            throws IOException {
        Reading reading = Files.exists(checkpoint)
                ? reader.resume(note, Checkpoint.parse(Files.readString(checkpoint)))
                : reader.start(note);
        List<Comment> page = reading.nextPage();
        while (!page.isEmpty()) {
            page.forEach(comments);
            Files.writeString(checkpoint, reading.checkpoint().text());
            page = reading.nextPage();
        }
        Files.writeString(checkpoint, reading.checkpoint().text());
        return reading;
    }
}
