package io.xhscomments.testkit.stub;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The requests that a stub has received since its last reset, numbered from 1. Safe to share between threads. */
final class RequestLog {
    final AtomicInteger pageRequestCount = new AtomicInteger();
    final Map<Integer, Ledger.Entry> pageRequests = new ConcurrentSkipListMap<>();
    final AtomicInteger accountRequestCount = new AtomicInteger();
    final Map<Integer, Ledger.AccountRequest> accountRequests = new ConcurrentSkipListMap<>();

    Ledger ledger() {
        return new Ledger(List.copyOf(pageRequests.values()), List.copyOf(accountRequests.values()));
    }
}
