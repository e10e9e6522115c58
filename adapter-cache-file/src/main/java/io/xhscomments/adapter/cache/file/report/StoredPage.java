package io.xhscomments.adapter.cache.file.report;

import io.xhscomments.core.page.PageKey;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * A stored page, described by its file without decoding the response. An immutable value without secrets.
 *
 * @param key the request and the route
 * @param fetchedAt the time of the request, if the file has it
 * @param source the origin, if the file has it
 * @param redacted whether the body was redacted for export
 * @param requestId the service's id of the request, if the file has it
 * @param bodyBytes the length of the response
 * @param file the path of the file
 */
public record StoredPage(
        PageKey key,
        Optional<Instant> fetchedAt,
        Optional<PageSource> source,
        boolean redacted,
        Optional<String> requestId,
        long bodyBytes,
        Path file) {}
