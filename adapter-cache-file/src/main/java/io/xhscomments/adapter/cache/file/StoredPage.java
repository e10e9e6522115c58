package io.xhscomments.adapter.cache.file;

import io.xhscomments.core.page.PageKey;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * What a store knows of one of its pages without decoding it. An immutable value; it holds no secret.
 *
 * @param key what it was asked for
 * @param fetchedAt when it was asked for, if its file tells
 * @param source where it came from, if its file tells
 * @param redacted whether secrets were taken out of it
 * @param requestId the service's id of the request that brought it, if its file tells
 * @param bodyBytes how long its response is
 * @param file where it lies
 */
public record StoredPage(
        PageKey key,
        Optional<Instant> fetchedAt,
        Optional<PageSource> source,
        boolean redacted,
        Optional<String> requestId,
        long bodyBytes,
        Path file) {}
