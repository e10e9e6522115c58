package io.xhscomments.testkit.stub;

import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.core.page.Charge;
import io.xhscomments.testkit.TikHubStub;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a {@link TikHubStub} was asked and what it charged, up to one moment: a copy that does not change any more. A
 * request is in the ledger before its response goes out, so that a test which has the response need not wait for the
 * entry. An immutable value.
 *
 * <p>Questions about prices and the account are free and stand apart: the numbers here are those of requests for pages.
 *
 * @param entries requests for pages, and for what is not there, in the order in which they arrived
 * @param questions questions about prices and the account, in the order in which they arrived
 */
public record Ledger(List<Entry> entries, List<Question> questions) {
    /** Copies the lists. */
    public Ledger {
        entries = List.copyOf(entries);
        questions = List.copyOf(questions);
    }

    /**
     * One request and its response.
     *
     * @param ordinal the how-manieth since the stub started or was reset, from 1
     * @param route the route, if the path belongs to one
     * @param path the path below the stub's base address, without a leading slash
     * @param note the note's id as sent, if it was
     * @param comment the id of the comment whose replies were asked for, as sent, if it was
     * @param cursor what was sent as cursor under the right name, if anything: the whole cursor on Web V1, the
     *     comment's id in it on App V2
     * @param order the order as sent, if it was another than the usual: without one the service takes the usual
     * @param area the page area as sent, if it was another than the usual
     * @param status the HTTP status of the response; empty if the connection failed before one went out
     * @param charge whether it was charged; unknown if the connection failed before a response went out
     */
    public record Entry(
            int ordinal,
            Optional<TikHubRoute> route,
            String path,
            Optional<String> note,
            Optional<String> comment,
            Optional<String> cursor,
            Optional<String> order,
            Optional<String> area,
            OptionalInt status,
            Charge charge) {
        /** Whether it was charged for certain. */
        public boolean charged() {
            return charge == Charge.CHARGED;
        }
    }

    /**
     * One question about a price or the account, and its response. Whatever the response was, it was not charged.
     *
     * @param ordinal the how-manieth question since the stub started or was reset, from 1; requests for pages are
     *     counted apart
     * @param path the path below the stub's base address, without a leading slash
     * @param endpoint the endpoint whose price was asked for, as sent, if it was
     * @param status the HTTP status of the response; empty if the connection failed before one went out
     */
    public record Question(int ordinal, String path, Optional<String> endpoint, OptionalInt status) {}

    /** How many requests for pages arrived. */
    public int requests() {
        return entries.size();
    }

    /** How many were charged: those responded with HTTP 200. */
    public int charged() {
        return count(Charge.CHARGED);
    }

    /** How many were not charged. */
    public int free() {
        return count(Charge.FREE);
    }

    /** How many may have been charged: the connection failed before a response went out. */
    public int unknown() {
        return count(Charge.UNKNOWN);
    }

    /** How many questions about prices and the account arrived. They are in none of the other numbers. */
    public int freeQuestions() {
        return questions.size();
    }

    private int count(Charge charge) {
        return (int) entries.stream().filter(entry -> entry.charge() == charge).count();
    }
}
