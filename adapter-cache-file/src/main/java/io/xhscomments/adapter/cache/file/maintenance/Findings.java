package io.xhscomments.adapter.cache.file.maintenance;

import io.xhscomments.adapter.cache.file.report.CheckReport.Finding;
import io.xhscomments.adapter.cache.file.report.CheckReport.Kind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a check found, in one file or in several. For one thread. */
final class Findings {
    static final String FREE_OR_PAID =
            "refill reads its free copy, if there is one; otherwise import the response, or allow to pay again";

    private final List<Finding> findings = new ArrayList<>();
    private int soundPages;
    private int openPages;

    void add(Kind kind, Path file, String description, String remedy) {
        findings.add(new Finding(kind, file, description, remedy));
    }

    void unreadable(Path file, String problem, String remedy) {
        add(Kind.UNREADABLE, file, problem, remedy);
    }

    void foreign(Path file) {
        add(Kind.FOREIGN, file, "not a file of the store", "");
    }

    void soundPage(boolean isOpenToOthers) {
        soundPages++;
        openPages += isOpenToOthers ? 1 : 0;
    }

    void addAll(Findings more) {
        findings.addAll(more.findings);
        soundPages += more.soundPages;
        openPages += more.openPages;
    }

    int soundPages() {
        return soundPages;
    }

    /** The sound pages that are not redacted, and that other users can read. */
    int openPages() {
        return openPages;
    }

    List<Finding> all() {
        return findings;
    }
}
