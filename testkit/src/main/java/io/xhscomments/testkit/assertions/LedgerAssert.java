package io.xhscomments.testkit.assertions;

import io.xhscomments.testkit.stub.Ledger;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/**
 * Assertions about what a stub was asked and charged: {@link XhsAssertions#assertThat(Ledger)}. When one fails, it
 * tells every request there was. For one thread.
 */
public final class LedgerAssert extends OwnAssert<LedgerAssert, Ledger> {
    LedgerAssert(Ledger actual) {
        super(actual, LedgerAssert.class);
    }

    /** So many requests for pages arrived. */
    public LedgerAssert requests(int count) {
        return counts("requests", count, Ledger::requests);
    }

    /** So many requests were charged. */
    public LedgerAssert charged(int count) {
        return counts("requests charged", count, Ledger::charged);
    }

    /** So many requests were not charged. */
    public LedgerAssert free(int count) {
        return counts("requests not charged", count, Ledger::free);
    }

    /** So many requests may have been charged. */
    public LedgerAssert unknown(int count) {
        return counts("requests that may have been charged", count, Ledger::unknown);
    }

    /** So many questions about prices and the account arrived. */
    public LedgerAssert freeQuestions(int count) {
        return counts("free questions", count, Ledger::freeQuestions);
    }

    /** Nothing arrived that could have been charged. */
    public LedgerAssert hasNoRequests() {
        return requests(0);
    }

    /** No page was charged for a second time, whatever became of the response. */
    public LedgerAssert boughtNoPageTwice() {
        isNotNull();
        Set<List<Object>> bought = new HashSet<>();
        List<Ledger.Entry> again = actual.entries().stream()
                .filter(Ledger.Entry::charged)
                .filter(entry -> !bought.add(List.of(
                        entry.path(), entry.note(), entry.comment(), entry.cursor(), entry.order(), entry.area())))
                .toList();
        return holds(
                again.isEmpty(),
                "Expected every page to be bought once, but %s were bought again:%n%s%nof%n%s",
                again.size(),
                lines(again),
                lines(actual.entries()));
    }

    private LedgerAssert counts(String what, int expected, ToIntFunction<Ledger> counted) {
        isNotNull();
        int found = counted.applyAsInt(actual);
        return holds(
                found == expected,
                "Expected %s %s, but there were %s, of these requests:%n%s",
                expected,
                what,
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
