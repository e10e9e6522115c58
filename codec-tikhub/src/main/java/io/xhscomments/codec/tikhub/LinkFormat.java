package io.xhscomments.codec.tikhub;

import io.xhscomments.codec.tikhub.error.FailedRequestId;
import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.failure.MalformedResponseException;
import io.xhscomments.core.failure.NoteNotFoundException;
import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.page.CacheLink;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageKey;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.RawResponse;
import io.xhscomments.core.port.ResponseFormat;
import io.xhscomments.core.port.ShortLinkResolver;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The responses to short links: pages of App V2, of a note that only they name. */
record LinkFormat(TikHubDecoder decoder) implements ResponseFormat {
    @Override
    public String route() {
        return TikHubLinks.ROUTE;
    }

    @Override
    public CommentPage decode(PageRequest request, RawResponse response) {
        LinkResponse link = LinkResponse.of(response);
        try {
            return decode(request, response, link);
        } catch (CommentSourceException failure) {
            throw CommentSourceException.about(failure, link.describe());
        }
    }

    private CommentPage decode(PageRequest request, RawResponse response, LinkResponse link) {
        CommentPage page;
        try {
            page = decoder.decode(
                    link.note().<PageRequest>map(PageRequest::comments).orElse(request), response);
        } catch (NoteNotFoundException shell) {
            page = link.withoutNote(response, shell.charge(), decoder.redaction());
        }
        Optional<? extends CommentSourceException> wrong =
                link.mismatch(request, page.receipt().charge());
        if (wrong.isPresent()) {
            throw FailedRequestId.addTo(wrong.get(), response, decoder.redaction());
        }
        return ofOneNote(page, request, response);
    }

    /** What the rows say counts: a row without a note has that of the request. */
    private CommentPage ofOneNote(CommentPage page, PageRequest request, RawResponse response) {
        Set<NoteId> notes = page.comments().stream().map(Comment::noteId).collect(Collectors.toSet());
        boolean lost = notes.isEmpty() && !page.irregularities().rowsLeftOut().isEmpty();
        if (lost || notes.size() > 1 || notes.contains(request.note())) {
            throw FailedRequestId.addTo(
                    new MalformedResponseException(
                            request,
                            page.receipt().charge(),
                            "$.data.data.comments[*].note_id",
                            "expected comments of one note, which they name"),
                    response,
                    decoder.redaction());
        }
        return page;
    }

    @Override
    public Optional<PageKey> keyOf(byte[] body) {
        return TikHubLinks.linkIn(body).map(ShortLinkResolver::request).map(this::keyFor);
    }

    /** A response to a link names the route of all pages of App V2. */
    @Override
    public Optional<String> routeOf(byte[] body) {
        return decoder.routeOf(body).map(route -> route.equals(TikHubRoute.APP_V2.id()) ? route() : route);
    }

    @Override
    public Optional<CacheLink> linkIn(byte[] beginning) {
        return decoder.linkIn(beginning);
    }

    @Override
    public RawResponse redact(byte[] body) {
        return decoder.redact(body);
    }

    /** The route. */
    @Override
    public String toString() {
        return "ResponseFormat[" + route() + "]";
    }
}
