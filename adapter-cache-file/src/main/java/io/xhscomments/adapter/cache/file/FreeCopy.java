package io.xhscomments.adapter.cache.file;

import io.xhscomments.adapter.cache.link.CacheLinkException;
import io.xhscomments.adapter.cache.link.CacheLinkReader;
import io.xhscomments.core.failure.CachedCopyUnavailableException;
import io.xhscomments.core.page.CacheLink;
import io.xhscomments.core.page.CommentArea;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageKey;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.PageRequest.NoteComments;
import io.xhscomments.core.port.ResponseDecoder;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The copy of a response that the service keeps for a day, as a file tells of it. Reading it is free. */
final class FreeCopy {
    /** How long the service keeps it. */
    static final Duration KEPT = Duration.ofHours(24);

    private final PageKey key;
    private final CacheLink link;
    private final Instant fetchedAt;
    /** The page, in the words of the response that is lost. */
    private final Optional<PageKey> toldByResponse;

    private final ResponseDecoder format;
    /** Whether the copy's age is known, and with it the time when waiting for it ends. */
    private final boolean expires;

    private FreeCopy(
            PageKey key,
            CacheLink link,
            Instant fetchedAt,
            boolean expires,
            Optional<PageKey> toldByResponse,
            ResponseDecoder format) {
        this.key = key;
        this.link = link;
        this.fetchedAt = fetchedAt;
        this.expires = expires;
        this.toldByResponse = toldByResponse;
        this.format = format;
    }

    /** A copy that came. */
    record Read(byte[] body, CommentPage page) {}

    /**
     * What a file tells, however much of it is left; empty if it is not this page's, tells no link, or the copy is gone
     * by now. A copy of unknown age may still be there.
     */
    static Optional<FreeCopy> toldBy(byte[] file, PageFileName name, ResponseDecoder format, Instant now) {
        try {
            PageFile page = PageFile.unfinished(file);
            if (!page.isOf(name)) {
                return Optional.empty();
            }
            byte[] response = page.body();
            PageHeader header = page.header();
            return header.fetchedAt()
                    .filter(at -> Duration.between(at, now).compareTo(KEPT) < 0)
                    .flatMap(at -> linkIn(header)
                            .or(() -> format.linkIn(response))
                            .map(link -> new FreeCopy(
                                    name.key(), link, at, AgeLimit.isKnown(at, now), format.keyOf(response), format)));
        } catch (CorruptPageException tellsNothing) {
            return Optional.empty();
        }
    }

    private static Optional<CacheLink> linkIn(PageHeader header) {
        try {
            return header.get(PageHeader.CACHE_URL).map(URI::create).map(CacheLink::new);
        } catch (IllegalArgumentException noLink) {
            return Optional.empty();
        }
    }

    /** When the response was asked for that it is a copy of: it is as old as that, however late it is read. */
    Instant fetchedAt() {
        return fetchedAt;
    }

    /**
     * Reads it. A copy of unknown age that does not come now counts as gone: it would be waited for without end.
     *
     * @throws CachedCopyUnavailableException if it does not come, or is not the page it should be
     */
    Read read(CacheLinkReader links) {
        PageRequest request = key.request();
        byte[] body;
        try {
            body = links.read(link);
        } catch (CacheLinkException failed) {
            String why = String.valueOf(failed.getMessage());
            throw failed.mayPass() && expires
                    ? CachedCopyUnavailableException.temporary(request, why, failed)
                    : CachedCopyUnavailableException.permanent(request, why, failed);
        }
        if (!belongs(format.keyOf(body))
                || format.routeOf(body).filter(this::isOther).isPresent()) {
            throw CachedCopyUnavailableException.permanent(request, "it is the copy of another page", null);
        }
        CommentPage page = Decoded.page(format, request, body)
                .orElseThrow(() -> CachedCopyUnavailableException.permanent(request, "it is no page", null));
        return new Read(body, page);
    }

    private boolean isOther(String route) {
        return !route.equals(key.route());
    }

    /** What does not tell is not refused for it. */
    private boolean belongs(Optional<PageKey> told) {
        return told.isEmpty()
                || told.get().equals(key)
                || mayBe(told.get(), key) && (toldByResponse.isEmpty() || toldByResponse.equals(told));
    }

    /**
     * Whether a response that tells one key may be that of another: the text of its cursor may differ, and so may the
     * area of a later page, which is that of its cursor.
     */
    static boolean mayBe(PageKey told, PageKey key) {
        return told.route().equals(key.route())
                && told.request().after().isPresent() == key.request().after().isPresent()
                && chain(told.request()).equals(chain(key.request()));
    }

    private static PageRequest chain(PageRequest request) {
        PageRequest first = request.first();
        return first instanceof NoteComments comments && request.after().isPresent()
                ? comments.area(CommentArea.UNFOLDED)
                : first;
    }
}
