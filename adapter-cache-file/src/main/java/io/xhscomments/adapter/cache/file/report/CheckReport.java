package io.xhscomments.adapter.cache.file.report;

import java.nio.file.Path;
import java.util.List;

/**
 * The result of checking every file of a store. An immutable value without secrets.
 *
 * @param pages the number of pages that can be served
 * @param findings the remarkable files, ordered by path
 */
public record CheckReport(int pages, List<Finding> findings) {
    /** Copies the list. */
    public CheckReport {
        findings = List.copyOf(findings);
    }

    /** The kind of a file that is not a sound page. */
    public enum Kind {
        /** A page file that is damaged, or does not decode to a page. */
        UNREADABLE(true),
        /** A response of one route that is stored as a page of another route. */
        WRONG_ROUTE(true),
        /** A page that contains a secret, although its header says that it is redacted. */
        SECRET(true),
        /** A page that is being written, or that was left by a writer that died. */
        UNFINISHED(true),
        /** A paid page that is missing: its file was damaged, or its response cannot be decoded. */
        MISSING(true),
        /** The rest of a request that may have been charged. */
        IN_DOUBT(false),
        /** A damaged page that was moved to quarantine. */
        QUARANTINED(false),
        /** A charged response that cannot be decoded. */
        UNDECODABLE(false),
        /** A charged response that reports a failure. */
        FAILED(false),
        /** A page that was replaced by a newer one. */
        SUPERSEDED(false),
        /** A page whose time is invalid or in the future: its age is unknown. It is served. */
        UNKNOWN_AGE(false),
        /** A page that its note's record does not name, or a damaged line of a record. The page is served. */
        UNRECORDED(false),
        /** A store with unredacted pages that other users can read. */
        OPEN_TO_OTHERS(false),
        /** A file that does not belong to the store. */
        FOREIGN(false);

        private final boolean unsound;

        Kind(boolean unsound) {
            this.unsound = unsound;
        }
    }

    /**
     * A remarkable file.
     *
     * @param description the content of the file, or its problem
     * @param remedy what the user can do; empty if nothing. The check changes nothing
     */
    public record Finding(Kind kind, Path file, String description, String remedy) {}

    /** Whether every paid page can be served, and no redacted page contains a secret. */
    public boolean isSound() {
        return findings.stream().noneMatch(finding -> finding.kind().unsound);
    }

    /** The findings of one kind. */
    public List<Finding> of(Kind kind) {
        return findings.stream().filter(finding -> finding.kind() == kind).toList();
    }
}
