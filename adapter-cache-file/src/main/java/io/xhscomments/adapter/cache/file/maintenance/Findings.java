package io.xhscomments.adapter.cache.file.maintenance;

import io.xhscomments.adapter.cache.file.report.CheckReport.Finding;
import io.xhscomments.adapter.cache.file.report.CheckReport.Kind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Collects the findings of one check. */
final class Findings {
    static final String FREE_OR_PAID =
            "refill reads its free copy, if there is one; otherwise import the response, or allow to pay again";

    private final List<Finding> findings = new ArrayList<>();

    void add(Kind kind, Path file, String description, String remedy) {
        findings.add(new Finding(kind, file, description, remedy));
    }

    void unreadable(Path file, String problem, String remedy) {
        add(Kind.UNREADABLE, file, problem, remedy);
    }

    void foreign(Path file) {
        add(Kind.FOREIGN, file, "none of the store's files", "");
    }

    List<Finding> all() {
        return findings;
    }
}
