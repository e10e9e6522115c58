package io.xhscomments.testkit.stub;

import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.core.page.Charge;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The requests that a stub received and charged, as a snapshot. A request is in the ledger before its response is sent,
 * so a test that has the response need not wait for the entry. An immutable value.
 *
 * <p>Requests for prices and for the account are free and listed separately; the totals count page requests only.
 *
 * @param entries page requests and requests for unknown paths, in the order of arrival
 * @param accountRequests requests for prices and for the account, in the order of arrival
 */
public record Ledger(List<Entry> entries, List<AccountRequest> accountRequests) {
    /** Copies the lists. */
    public Ledger {
        entries = List.copyOf(entries);
        accountRequests = List.copyOf(accountRequests);
    }

    /**
     * One request and its response.
     *
     * @param ordinal the number of the request since the start or the last reset, from 1
     * @param route the route, if the path belongs to one
     * @param path the path relative to the stub's base address, without a leading slash
     * @param note the note id as sent
     * @param shareText the share text as sent, on a route that knows it
     * @param comment the id of the comment whose replies were requested, as sent
     * @param cursor the cursor, if it was sent under the correct name: the complete cursor on Web V1, the comment id in
     *     it on App V2
     * @param order the order as sent, unless it is the default
     * @param area the page area as sent, unless it is the default
     * @param status the HTTP status of the response; empty if the connection failed before a response was sent
     * @param charge whether it was charged; unknown if the connection failed before a response was sent
     */
    public record Entry(
            int ordinal,
            Optional<TikHubRoute> route,
            String path,
            Optional<String> note,
            Optional<String> shareText,
            Optional<String> comment,
            Optional<String> cursor,
            Optional<String> order,
            Optional<String> area,
            OptionalInt status,
            Charge charge) {
        /** Whether it was certainly charged. */
        public boolean charged() {
            return charge == Charge.CHARGED;
        }
    }

    /**
     * One request for a price or for the account, and its response. It is never charged.
     *
     * @param ordinal the number of the request since the start or the last reset, from 1; page requests are numbered
     *     separately
     * @param path the path relative to the stub's base address, without a leading slash
     * @param endpoint the endpoint whose price was requested, as sent
     * @param status the HTTP status of the response; empty if the connection failed before a response was sent
     */
    public record AccountRequest(int ordinal, String path, Optional<String> endpoint, OptionalInt status) {}

    /** How many page requests arrived. */
    public int requests() {
        return entries.size();
    }

    /** How many were charged: those with HTTP 200. */
    public int charged() {
        return count(Charge.CHARGED);
    }

    /** How many were not charged. */
    public int free() {
        return count(Charge.FREE);
    }

    /** How many may have been charged: the connection failed before a response was sent. */
    public int unknown() {
        return count(Charge.UNKNOWN);
    }

    private int count(Charge charge) {
        return (int) entries.stream().filter(entry -> entry.charge() == charge).count();
    }
}
