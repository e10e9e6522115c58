package io.xhscomments.adapter.cache.file.report;

import io.xhscomments.core.page.PageKey;
import java.util.Optional;

/**
 * The result of importing one response. An immutable value without secrets.
 *
 * @param key the page of the response, if it is known
 * @param reason why the response was refused; empty otherwise
 */
public record ImportResult(Outcome outcome, Optional<PageKey> key, String reason) {
    /** What happened to the response. */
    public enum Outcome {
        /** The response is a page of the store now. */
        STORED,
        /** The store has this page already, and keeps it. */
        ALREADY_THERE,
        /** The response does not decode to a page, does not identify its page, or is not an expected page. */
        REFUSED
    }

    public static ImportResult refused(Optional<PageKey> key, String reason) {
        return new ImportResult(Outcome.REFUSED, key, reason);
    }
}
