package io.xhscomments.testkit.contract;

import io.xhscomments.testkit.extension.ExtensionStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;

/**
 * Prints, for each implementation, how many rules passed and why rules were skipped, and at the end the totals. The
 * configuration parameter {@value #PARAMETER} turns it off with {@code false}.
 */
final class ContractReport implements BeforeAllCallback, AfterAllCallback, TestWatcher {
    static final String PARAMETER = "xhscomments.contract.report";

    private static final ExtensionContext.Namespace REPORTS = ExtensionContext.Namespace.create(ContractReport.class);
    private static final String ASSUMPTION = "Assumption failed: ";

    /** One implementation. */
    private static final class Report {
        private int kept;
        private final List<String> skipped = new ArrayList<>();
        private final List<String> broken = new ArrayList<>();

        private synchronized List<String> lines(String implementation, Total total) {
            total.count(this);
            List<String> lines = new ArrayList<>();
            lines.add(implementation + ": " + counts(kept, skipped.size(), broken.size()));
            broken.forEach(rule -> lines.add("  broken: " + rule));
            skipped.forEach(rule -> lines.add("  skipped: " + rule));
            return lines;
        }
    }

    /** All implementations; closed by JUnit after the last test. */
    private static final class Total implements AutoCloseable {
        private final AtomicInteger implementations = new AtomicInteger();
        private final AtomicInteger kept = new AtomicInteger();
        private final AtomicInteger skipped = new AtomicInteger();
        private final AtomicInteger broken = new AtomicInteger();
        private final boolean silent;

        Total(boolean silent) {
            this.silent = silent;
        }

        void count(Report report) {
            implementations.incrementAndGet();
            kept.addAndGet(report.kept);
            skipped.addAndGet(report.skipped.size());
            broken.addAndGet(report.broken.size());
        }

        void print(List<String> lines) {
            if (!silent) {
                lines.forEach(line -> System.out.println("contract: " + line));
            }
        }

        @Override
        public void close() {
            if (implementations.get() > 1) {
                print(List.of(
                        "all " + implementations + " together: " + counts(kept.get(), skipped.get(), broken.get())));
            }
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        report(context);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        Total total = ExtensionStore.computeIfAbsent(
                context.getRoot(), REPORTS, Total.class, Total.class, () -> new Total(silent(context)));
        total.print(report(context).lines(context.getDisplayName(), total));
    }

    @Override
    public void testSuccessful(ExtensionContext rule) {
        Report report = report(rule);
        synchronized (report) {
            report.kept++;
        }
    }

    @Override
    public void testAborted(ExtensionContext rule, @Nullable Throwable cause) {
        String reason = cause == null ? "" : String.valueOf(cause.getMessage());
        Report report = report(rule);
        synchronized (report) {
            report.skipped.add(rule.getDisplayName() + " (" + reason.replace(ASSUMPTION, "") + ")");
        }
    }

    @Override
    public void testFailed(ExtensionContext rule, @Nullable Throwable cause) {
        Report report = report(rule);
        synchronized (report) {
            report.broken.add(rule.getDisplayName());
        }
    }

    private static boolean silent(ExtensionContext context) {
        return context.getConfigurationParameter(PARAMETER)
                .filter("false"::equals)
                .isPresent();
    }

    private static String counts(int kept, int skipped, int broken) {
        return (kept + skipped + broken) + " rules, " + kept + " kept, " + skipped + " skipped, " + broken + " broken";
    }

    private static Report report(ExtensionContext context) {
        return ExtensionStore.computeIfAbsent(context, REPORTS, Report.class, Report.class, Report::new);
    }
}
