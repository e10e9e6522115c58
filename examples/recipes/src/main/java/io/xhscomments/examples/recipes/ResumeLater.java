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

/** A reading that goes on where another process left it: no page is paid for again, no comment comes twice. */
public final class ResumeLater {
    private ResumeLater() {}

    /** Arguments: a note id, and the file of the checkpoint. */
    public static void main(String[] args) throws IOException {
        try (TikHubTransport tikhub = Live.webV1()) {
            NoteReader reader = NoteReader.ofDefaults(tikhub.source());
            Reading reading = run(reader, NoteId.of(args[0]), Path.of(args[1]), System.out::println);
            System.out.println(reading.coverage().summary());
        }
    }

    /** Reads on; after each page the comments are given out first, and then the place is written down. */
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
