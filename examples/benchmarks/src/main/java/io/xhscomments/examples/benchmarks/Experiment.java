package io.xhscomments.examples.benchmarks;

/** One of the benchmarks, to be run by name. */
public interface Experiment {
    /** Its name on the command line. */
    String name();

    /** A description of one line. */
    String about();

    /**
     * Runs it.
     *
     * @param quick whether to run less than a minute, with less precision
     */
    Report run(boolean quick) throws Exception;
}
