package io.xhscomments.adapter.cache.file.fetch;

import io.xhscomments.adapter.cache.file.format.CorruptPageException;
import io.xhscomments.adapter.cache.file.format.PageFile;
import io.xhscomments.adapter.cache.file.format.PageFileName;
import io.xhscomments.adapter.cache.file.format.PageFileParser;
import io.xhscomments.adapter.cache.file.format.PageHeader;
import io.xhscomments.adapter.cache.file.storage.AgeLimit;
import io.xhscomments.adapter.cache.link.CacheLinkException;
import io.xhscomments.adapter.cache.link.CacheLinkReader;
import io.xhscomments.core.failure.CachedCopyUnavailableException;
import io.xhscomments.core.page.CacheLink;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageKey;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.port.ResponseDecoder;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The copy of a response that the service keeps for a day, found through the link in a file. Reading it is free.
 *
 * @param fetchedAt the time of the original request: the copy is as old as the response
 * @param expires whether the age of the copy is known. If it is unknown, waiting for the copy would never end
 * @param reportedKey the key that the lost response itself reported
 */
public record FreeCopy(
        PageKey key,
        CacheLink link,
        Instant fetchedAt,
        boolean expires,
        Optional<PageKey> reportedKey,
        ResponseDecoder decoder) {
    private static final Duration LIFETIME = Duration.ofHours(24);

    /** The content of a copy. */
    record Content(byte[] body, CommentPage page) {}

    /**
     * Finds the link in a file, which may be truncated. Empty if the file belongs to another page, has no link, or the
     * copy has expired. A copy of unknown age may still exist.
     */
    public static Optional<FreeCopy> linkedFrom(byte[] file, PageFileName name, ResponseDecoder decoder, Instant now) {
        try {
            PageFile page = PageFileParser.parseUnfinished(file);
            if (!page.isOf(name)) {
                return Optional.empty();
            }
            byte[] response = page.body();
            PageHeader header = page.header();
            return header.fetchedAt()
                    .filter(time -> Duration.between(time, now).compareTo(LIFETIME) < 0)
                    .flatMap(time -> linkIn(header)
                            .or(() -> decoder.linkIn(response))
                            .map(link -> new FreeCopy(
                                    name.key(),
                                    link,
                                    time,
                                    AgeLimit.isKnown(time, now),
                                    decoder.keyOf(response),
                                    decoder)));
        } catch (CorruptPageException noHeader) {
            return Optional.empty();
        }
    }

    private static Optional<CacheLink> linkIn(PageHeader header) {
        try {
            return header.get(PageHeader.CACHE_URL).map(URI::create).map(CacheLink::new);
        } catch (IllegalArgumentException invalid) {
            return Optional.empty();
        }
    }

    /**
     * Reads the copy.
     *
     * @throws CachedCopyUnavailableException if the copy cannot be read, or is not the page
     */
    Content read(CacheLinkReader links) {
        PageRequest request = key.request();
        byte[] body;
        try {
            body = links.read(link);
        } catch (CacheLinkException failed) {
            String reason = String.valueOf(failed.getMessage());
            throw failed.mayPass() && expires
                    ? CachedCopyUnavailableException.temporary(request, reason, failed)
                    : CachedCopyUnavailableException.permanent(request, reason, failed);
        }
        if (!isOfThisPage(body)) {
            throw CachedCopyUnavailableException.permanent(request, "it is the copy of another page", null);
        }
        CommentPage page = DecodedResponse.page(decoder, request, body)
                .orElseThrow(() -> CachedCopyUnavailableException.permanent(request, "it does not decode", null));
        return new Content(body, page);
    }

    /** A copy that reports neither key nor route is accepted. */
    private boolean isOfThisPage(byte[] body) {
        Optional<PageKey> reported = decoder.keyOf(body);
        boolean keyFits = reported.isEmpty()
                || reported.get().equals(key)
                || ReportedKey.mayBe(reported.get(), key) && (reportedKey.isEmpty() || reportedKey.equals(reported));
        return keyFits
                && decoder.routeOf(body)
                        .filter(route -> !route.equals(key.route()))
                        .isEmpty();
    }
}
