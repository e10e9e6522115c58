package io.xhscomments.adapter.cache.file.maintenance;

import io.xhscomments.adapter.cache.file.format.PageFileName;
import io.xhscomments.adapter.cache.file.report.CheckReport.Kind;
import io.xhscomments.adapter.cache.file.report.HeldPage.Reason;
import io.xhscomments.adapter.cache.file.storage.StoreLayout;
import io.xhscomments.adapter.cache.file.storage.StoreReader;
import io.xhscomments.core.port.PageDecoder;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/** Checks the files in the holding directories of a store. For one run, safe to share between its threads. */
final class HeldFileChecker {
    private final StoreReader reader;
    private final HeldResponses responses;
    private final Set<String> missingPages = new ConcurrentSkipListSet<>();

    HeldFileChecker(StoreReader reader, PageDecoder decoder) {
        this.reader = reader;
        this.responses = new HeldResponses(reader, decoder);
    }

    Findings check(Kind kind, Path file) {
        Findings findings = new Findings();
        Optional<String> digits = StoreLayout.digitsOf(file);
        if (kind == Kind.UNDECODABLE && digits.isPresent()) {
            checkUndecodable(file, digits.get(), findings);
            return findings;
        }
        if (kind == Kind.QUARANTINED) {
            digits.ifPresent(missingPages::add);
        }
        boolean mayBeRepaired = kind == Kind.IN_DOUBT || kind == Kind.QUARANTINED;
        findings.add(kind, file, "kept", mayBeRepaired ? Findings.FREE_OR_PAID : "");
        return findings;
    }

    private void checkUndecodable(Path file, String digits, Findings findings) {
        Optional<Reason> reason = responses.reason(file);
        if (reason.isEmpty()) {
            findings.add(Kind.FAILED, file, "kept", "");
            return;
        }
        missingPages.add(digits);
        if (reason.get() == Reason.DECODABLE) {
            findings.add(Kind.UNDECODABLE, file, "kept, and can be decoded now", "refill makes a page of it");
        } else {
            findings.add(Kind.UNDECODABLE, file, "kept; it was charged and cannot be decoded", Findings.FREE_OR_PAID);
        }
    }

    /** Reports the pages that are missing although they were paid for. */
    void reportMissingPages(Findings findings) {
        for (String digits : missingPages) {
            if (HeldResponses.isMissing(reader, digits)) {
                findings.add(
                        Kind.MISSING,
                        reader.root().resolve(PageFileName.file(digits)),
                        "this page was paid for and is missing; see the files that are kept of it",
                        Findings.FREE_OR_PAID);
            }
        }
    }
}
