package io.xhscomments.adapter.cache.file.report;

import io.xhscomments.core.model.NoteId;
import java.time.Instant;
import java.util.Optional;

/**
 * Counts of the stored pages of one note on one route, replies included, out of the headers of their files. An
 * immutable value without secrets.
 *
 * @param note the note, or the placeholder of a short link
 * @param route the route of the pages
 * @param pages the pages that are served
 * @param superseded the pages that were replaced and are kept
 * @param bytes the length of all these responses
 * @param paid how many of these responses were charged
 * @param oldest when the oldest page that is served was fetched, if a file has its time
 * @param newest when the newest page that is served was fetched, if a file has its time
 */
public record NoteStats(
        NoteId note,
        String route,
        long pages,
        long superseded,
        long bytes,
        long paid,
        Optional<Instant> oldest,
        Optional<Instant> newest) {}
