package io.xhscomments.examples.recipes;

import io.xhscomments.adapter.retrofit.TikHubTransport;
import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.port.CommentSource;
import java.util.ArrayList;
import java.util.List;

/** Reads a limited number of pages with explicit cursors. Each page is a charged request. */
public final class FollowTheCursor {
    private FollowTheCursor() {}

    /** Arguments: a note id. */
    public static void main(String[] args) {
        try (TikHubTransport tikhub = Live.webV1()) {
            read(tikhub.source(), NoteId.of(args[0]), 3).forEach(System.out::println);
        }
    }

    /**
     * The comments of the first {@code maxPages} pages. Of replies, it reads the first page of each comment that has
     * replies.
     */
    public static List<Comment> read(CommentSource source, NoteId note, int maxPages) {
        List<Comment> read = new ArrayList<>();
        PageRequest request = PageRequest.comments(note);
        for (int pages = 0; pages < maxPages; pages++) {
            CommentPage page = source.fetch(request);
            for (Comment comment : page.comments()) {
                read.add(comment);
                if (comment.replyCount().orElse(0) > 0) {
                    read.addAll(source.fetch(PageRequest.replies(note, comment.id()))
                            .comments());
                }
            }
            if (page.next().isEmpty()) {
                break;
            }
            request = request.after(page.next().get());
        }
        return read;
    }
}
