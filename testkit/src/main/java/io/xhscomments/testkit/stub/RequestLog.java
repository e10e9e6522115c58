package io.xhscomments.testkit.stub;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What a stub has counted. To begin anew puts new ones in their place; a response under way when that happens is
 * counted in the old ones. Safe to share between threads.
 */
final class RequestLog {
    final AtomicInteger requests = new AtomicInteger();
    final Map<Integer, Ledger.Entry> entries = new ConcurrentSkipListMap<>();
    final AtomicInteger questionsAsked = new AtomicInteger();
    final Map<Integer, Ledger.Question> questions = new ConcurrentSkipListMap<>();

    Ledger ledger() {
        return new Ledger(List.copyOf(entries.values()), List.copyOf(questions.values()));
    }
}
