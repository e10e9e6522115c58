package io.xhscomments.testkit.assertions;

import io.xhscomments.testkit.stub.Ledger;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/**
 * Assertions about the requests and charges of a stub: {@link XhsAssertions#assertThat(Ledger)}. The message of a
 * failed assertion lists all requests. For one thread.
 */
public final class LedgerAssert extends ValueAssert<LedgerAssert, Ledger> {
    LedgerAssert(Ledger actual) {
        super(actual, LedgerAssert.class);
    }

    /** This number of page requests arrived. */
    public LedgerAssert requests(int count) {
        return counts("requests", count, Ledger::requests);
    }

    /** This number of requests was charged. */
    public LedgerAssert charged(int count) {
        return counts("requests charged", count, Ledger::charged);
    }

    /** This number of requests was not charged. */
    public LedgerAssert free(int count) {
        return counts("requests not charged", count, Ledger::free);
    }

    /** This number of requests may have been charged. */
    public LedgerAssert unknown(int count) {
        return counts("requests that may have been charged", count, Ledger::unknown);
    }

    /** This number of requests for prices or for the account arrived. */
    public LedgerAssert accountRequests(int count) {
        return counts(
                "account requests", count, ledger -> ledger.accountRequests().size());
    }

    /** No page request arrived. */
    public LedgerAssert hasNoRequests() {
        return requests(0);
    }

    /** No page was charged twice. */
    public LedgerAssert chargedNoPageTwice() {
        isNotNull();
        Set<List<Object>> charged = new HashSet<>();
        List<Ledger.Entry> again = actual.entries().stream()
                .filter(Ledger.Entry::charged)
                .filter(entry -> !charged.add(List.of(
                        entry.path(), entry.note(), entry.comment(), entry.cursor(), entry.order(), entry.area())))
                .toList();
        return holds(
                again.isEmpty(),
                "Expected every page to be charged once, but these %s requests were charged again:%n%s%nof%n%s",
                again.size(),
                lines(again),
                lines(actual.entries()));
    }

    private LedgerAssert counts(String counted, int expected, ToIntFunction<Ledger> count) {
        isNotNull();
        int found = count.applyAsInt(actual);
        return holds(
                found == expected,
                "Expected %s %s, but there were %s, of these requests:%n%s",
                expected,
                counted,
                found,
                lines(actual.entries()));
    }

    private static String lines(List<Ledger.Entry> entries) {
        return entries.isEmpty()
                ? "  none"
                : entries.stream().map(LedgerAssert::line).collect(Collectors.joining("\n"));
    }

    private static String line(Ledger.Entry entry) {
        return "  " + entry.ordinal() + ". " + entry.path()
                + entry.note().map(note -> " note " + note).orElse("")
                + entry.comment().map(comment -> " comment " + comment).orElse("")
                + entry.cursor().map(cursor -> " after " + cursor).orElse("")
                + ": " + (entry.status().isPresent() ? "HTTP " + entry.status().getAsInt() : "no response")
                + ", " + entry.charge();
    }
}
