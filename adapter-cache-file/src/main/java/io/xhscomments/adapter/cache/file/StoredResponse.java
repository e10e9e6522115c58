package io.xhscomments.adapter.cache.file;

import io.xhscomments.adapter.cache.file.format.PageFile;
import io.xhscomments.adapter.cache.file.format.PageFileParser;
import io.xhscomments.adapter.cache.file.format.PageHeader;
import io.xhscomments.core.page.PageKey;
import io.xhscomments.core.page.RawResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/**
 * The response in a file of a store, be it a page or a file in a holding directory. For programs that accept such a
 * file instead of a bare response. Immutable.
 *
 * @param key the page that was requested, if the file has it
 * @param fetchedAt the time of the request, if the file has it
 */
public record StoredResponse(Optional<PageKey> key, Optional<Instant> fetchedAt, RawResponse response) {
    /**
     * Reads a file.
     *
     * @param file the complete content of the file
     * @return empty if the file is not a page file
     * @throws IOException if the page file is damaged, truncated, or of a newer format; the message says which
     */
    public static Optional<StoredResponse> in(byte[] file) throws IOException {
        if (!PageFileParser.hasSignature(file)) {
            return Optional.empty();
        }
        PageFile content = PageFileParser.verify(file);
        PageHeader header = content.header();
        return Optional.of(new StoredResponse(header.key(), header.fetchedAt(), RawResponse.stored(content.body())));
    }
}
