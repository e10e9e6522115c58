package io.xhscomments.examples.recipes;

import io.xhscomments.adapter.retrofit.TikHubTransport;
import io.xhscomments.codec.tikhub.ApiKey;
import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.NoteLink;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageRequest;
import java.io.PrintStream;

/** The shortest program: reads one page of a note, with one charged request. */
public final class ReadOnePage {
    private ReadOnePage() {}

    /** Arguments: a link to a note. The key comes from the environment. */
    public static void main(String[] args) {
        run(TikHubTransport.builder(ApiKey.of(System.getenv("TIKHUB_API_KEY"))), args[0], System.out);
    }

    static void run(TikHubTransport.Builder settings, String link, PrintStream out) {
        try (TikHubTransport tikhub = settings.build()) {
            CommentPage page = tikhub.source()
                    .fetch(PageRequest.comments(NoteLink.parse(link).noteId()));
            for (Comment comment : page.comments()) {
                out.println(comment.createdAtOrIdTime() + " "
                        + comment.author().nickname().orElse("?") + ": "
                        + comment.content().orElse(""));
            }
            out.println("read " + page.comments().size() + ", reported " + page.totals() + ", " + page.receipt());
        }
    }
}
