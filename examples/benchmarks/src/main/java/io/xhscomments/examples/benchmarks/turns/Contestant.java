package io.xhscomments.examples.benchmarks.turns;

/**
 * Someone who does the work that is measured.
 *
 * @param name as it stands in the tables
 * @param work the same for each contestant
 */
public record Contestant(String name, Work work) {
    /** Safe to share between threads. */
    @FunctionalInterface
    public interface Work {
        /**
         * Does it once.
         *
         * @param item which of the distinct inputs, from 0
         * @return the result, for the harness to swallow
         */
        Object on(int item) throws Exception;
    }
}
