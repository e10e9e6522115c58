package io.xhscomments.adapter.cache.file;

import java.nio.file.Path;
import java.util.List;

/**
 * What a look at every file of a store found. An immutable value; it holds no secret.
 *
 * @param pages how many pages can be served
 * @param findings what is worth a look, by file
 */
public record CheckReport(int pages, List<Finding> findings) {
    /** Copies the list. */
    public CheckReport {
        findings = List.copyOf(findings);
    }

    /** What a file is that is no sound page. */
    public enum Kind {
        /** A page that cannot be trusted, or is no page. */
        UNREADABLE(true),
        /** A response of one route, stored as a page of another, where the other's requests find it. */
        WRONG_ROUTE(true),
        /** A page that holds a secret, though it says that it is redacted. */
        SECRET(true),
        /** A page on its way, or what a writer left that died. */
        UNFINISHED(true),
        /** A page that was paid for and is not there: its file was damaged, or it cannot be decoded. */
        MISSING(true),
        /** What is kept of a request that may have been paid for. */
        IN_DOUBT(false),
        /** A page that was set aside, because it cannot be trusted. */
        QUARANTINED(false),
        /** A response that was charged and cannot be decoded. */
        UNDECODABLE(false),
        /** A response that was charged and reports a failure. */
        RECEIPT(false),
        /** A page that a newer one took the place of. */
        OLDER(false),
        /** A page whose time is later than the clock, or is not a time: its age is unknown. It is served. */
        UNKNOWN_AGE(false),
        /** A store whose pages are as they came, and may be read by other users. */
        OPEN_TO_OTHERS(false),
        /** None of the store's files. */
        FOREIGN(false);

        private final boolean unsound;

        Kind(boolean unsound) {
            this.unsound = unsound;
        }
    }

    /**
     * One file.
     *
     * @param what what it is, or what is wrong with it
     * @param remedy what can be done, if anything; nothing was done
     */
    public record Finding(Kind kind, Path file, String what, String remedy) {}

    /** Whether every page that was paid for can be served, and holds no secret where it should not. */
    public boolean isSound() {
        return findings.stream().noneMatch(finding -> finding.kind().unsound);
    }

    /** The findings of one kind. */
    public List<Finding> of(Kind kind) {
        return findings.stream().filter(finding -> finding.kind() == kind).toList();
    }
}
