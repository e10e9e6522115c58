package io.xhscomments.examples.cli;

/** What the program tells the shell. */
final class ExitCode {
    static final int OK = 0;
    static final int USAGE = 2;
    static final int STOPPED_EARLY = 3;
    static final int SERVICE = 4;
    static final int FILES = 5;

    private ExitCode() {}
}
