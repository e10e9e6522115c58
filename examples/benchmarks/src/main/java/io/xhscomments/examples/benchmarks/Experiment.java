package io.xhscomments.examples.benchmarks;

/** One of the benchmarks, to be run by name. */
public interface Experiment {
    /** What it is asked for by. */
    String name();

    /** What it measures, on one line. */
    String about();

    /**
     * Runs it.
     *
     * @param quick within a minute, and less exactly
     */
    Report run(boolean quick) throws Exception;
}
