package io.xhscomments.examples.cli.terminal;

/** Reports Ctrl-C and the shutdown of the machine to a run. */
@FunctionalInterface
public interface Interrupts {
    /** Never reports anything. */
    Interrupts NONE = cancel -> () -> {};

    /** Calls {@code cancel} on an interrupt, until the registration is closed. */
    Registration onInterrupt(Runnable cancel);

    /** Close it when the run has ended. */
    interface Registration extends AutoCloseable {
        @Override
        void close();
    }
}
