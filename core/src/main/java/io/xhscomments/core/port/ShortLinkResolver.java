package io.xhscomments.core.port;

import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.model.ShortLink;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.PageRequest.NoteComments;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * Finds the note that a short link leads to. A port beside {@link CommentSource}, whose requests name notes by their
 * ids. An implementation may be used by many threads at once unless it says otherwise.
 *
 * <p>A service that takes links responds with the first page of the note's comments, which name the note. So a resolver
 * is made of sources: {@link #over}.
 */
@FunctionalInterface
public interface ShortLinkResolver {
    /**
     * Resolves one link. Sends at most one request, which may be charged; blocks until the response is there.
     *
     * @return empty if the service names no note: the link leads to something else, or to a note without comments
     * @throws CommentSourceException if there is no usable response; the message names the link
     */
    Optional<NoteId> resolve(ShortLink link);

    /**
     * The resolver that reads the note off the comments of a page. It owns no source.
     *
     * @param sources gives a source that responds to {@link #request} with the comments of the note that the link leads
     *     to, and with an empty page if there is none
     */
    static ShortLinkResolver over(Function<ShortLink, CommentSource> sources) {
        Objects.requireNonNull(sources, "sources");
        return link -> noteOf(named(link, sources.apply(link)).fetch(request(link)));
    }

    /** The note that a page with the response to a link names: that of its comments. */
    static Optional<NoteId> noteOf(CommentPage page) {
        return page.comments().stream().map(Comment::noteId).findFirst();
    }

    /** The request that stands for a link where requests name notes: in the ports, and in the keys of stored pages. */
    static NoteComments request(ShortLink link) {
        return PageRequest.comments(link.placeholder());
    }

    /** The same source, with failures that name the link in their messages, instead of its placeholder. */
    static CommentSource named(ShortLink link, CommentSource source) {
        Objects.requireNonNull(link, "link");
        Objects.requireNonNull(source, "source");
        return request -> {
            try {
                return source.fetch(request);
            } catch (CommentSourceException failure) {
                throw CommentSourceException.about(failure, "short link " + link);
            }
        };
    }
}
