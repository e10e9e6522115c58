package io.xhscomments.examples.recipes;

import io.xhscomments.adapter.retrofit.TikHubTransport;
import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.policy.Policies;
import io.xhscomments.core.port.CommentSource;
import io.xhscomments.core.reading.NoteReader;
import io.xhscomments.core.reading.Reading;
import io.xhscomments.core.reading.ReplySelection;
import io.xhscomments.core.reading.StopReason;
import java.io.PrintStream;

/** Reads a complete note with its replies, unattended, and reports how the reading ended. */
public final class ReadANote {
    private ReadANote() {}

    /** Arguments: a note id. */
    public static void main(String[] args) {
        try (TikHubTransport tikhub = Live.webV1()) {
            run(tikhub.source(), NoteId.of(args[0]), System.out);
        }
    }

    /** Prints the comments, and then the summary. */
    public static StopReason run(CommentSource source, NoteId note, PrintStream out) {
        NoteReader reader = NoteReader.builder(Policies.ofDefaults(source))
                .replies(ReplySelection.atMost(20).onlyWithAtLeast(1))
                .build();
        Reading reading = reader.start(note);
        while (reading.hasNext()) {
            Comment comment = reading.next();
            out.println((comment.isReply() ? "  ↳ " : "") + comment.content().orElse(""));
        }
        StopReason why = reading.termination().orElseThrow().reason();
        out.println(reading.coverage().summary() + "; stopped: " + why.id() + "; " + reading.spend());
        return why;
    }
}
