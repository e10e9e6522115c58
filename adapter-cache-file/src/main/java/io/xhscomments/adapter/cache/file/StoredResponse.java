package io.xhscomments.adapter.cache.file;

import io.xhscomments.core.page.PageKey;
import io.xhscomments.core.page.RawResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/**
 * The response in one of a store's files, be it a page or a file in a holding directory: for programs that get such a
 * file instead of a response alone. Immutable.
 *
 * @param key the page that was requested, if the file tells
 * @param fetchedAt when it was requested, if the file tells
 * @param response the response itself
 */
public record StoredResponse(Optional<PageKey> key, Optional<Instant> fetchedAt, RawResponse response) {
    private static final byte[] SIGNATURE = "XHS-PAGE ".getBytes(StandardCharsets.US_ASCII);

    /**
     * Reads a file.
     *
     * @param file all of its bytes
     * @return empty if it is not one of a store's files
     * @throws IOException if it is one, and is damaged, cut off, or of a newer format; the message says which
     */
    public static Optional<StoredResponse> in(byte[] file) throws IOException {
        if (!startsWithSignature(file)) {
            return Optional.empty();
        }
        PageFile content = PageFile.verify(file);
        PageHeader header = content.header();
        return Optional.of(new StoredResponse(
                header.get(PageHeader.KEY).flatMap(StoreLayout::parse),
                header.fetchedAt(),
                RawResponse.stored(content.body())));
    }

    private static boolean startsWithSignature(byte[] file) {
        for (int i = 0; i < SIGNATURE.length; i++) {
            if (i == file.length || file[i] != SIGNATURE[i]) {
                return false;
            }
        }
        return true;
    }
}
