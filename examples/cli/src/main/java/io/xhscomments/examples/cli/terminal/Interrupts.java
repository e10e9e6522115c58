package io.xhscomments.examples.cli.terminal;

/** Tells a run that somebody pressed Ctrl-C, or that the machine goes down. */
@FunctionalInterface
public interface Interrupts {
    /** Nobody ever does. */
    Interrupts NONE = cancel -> () -> {};

    /** Calls {@code cancel} when it happens, until the registration is closed. */
    Registration onInterrupt(Runnable cancel);

    /** To be closed when the run is over. */
    interface Registration extends AutoCloseable {
        @Override
        void close();
    }
}
