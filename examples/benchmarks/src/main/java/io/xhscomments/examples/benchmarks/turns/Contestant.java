package io.xhscomments.examples.benchmarks.turns;

/**
 * A contestant does the work that is measured.
 *
 * @param name its name in the tables
 * @param work the same for each contestant
 */
public record Contestant(String name, Work work) {
    /** Safe to share between threads. */
    @FunctionalInterface
    public interface Work {
        /**
         * Processes one item.
         *
         * @param item the index of the input, from 0
         * @return the result, which the harness consumes
         */
        Object on(int item) throws Exception;
    }
}
