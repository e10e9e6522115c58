package io.xhscomments.adapter.cache.file.maintenance;

import io.xhscomments.adapter.cache.file.report.MergeReport;
import io.xhscomments.core.page.PageKey;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/** Collects the results of a merge. Safe to share between threads. */
final class MergeFindings {
    final AtomicLong copied = new AtomicLong();
    final AtomicLong newer = new AtomicLong();
    final AtomicLong older = new AtomicLong();
    final AtomicLong identical = new AtomicLong();
    private final Queue<PageKey> conflicts = new ConcurrentLinkedQueue<>();
    private final Queue<MergeReport.LeftOut> leftOut = new ConcurrentLinkedQueue<>();

    void addConflict(PageKey page) {
        conflicts.add(page);
    }

    void leaveOut(Path file, String reason) {
        leftOut.add(new MergeReport.LeftOut(file, reason));
    }

    MergeReport report() {
        return new MergeReport(
                copied.get(),
                newer.get(),
                older.get(),
                identical.get(),
                conflicts.stream()
                        .sorted(Comparator.comparing(PageKey::toString))
                        .toList(),
                leftOut.stream()
                        .sorted(Comparator.comparing(MergeReport.LeftOut::file))
                        .toList());
    }
}
