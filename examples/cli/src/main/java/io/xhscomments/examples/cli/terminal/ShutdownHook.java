package io.xhscomments.examples.cli.terminal;

import java.util.concurrent.CompletableFuture;

/**
 * Handles Ctrl-C through the JVM's shutdown: the hook delays the exit until the run has finished its request and
 * written its checkpoint, and then exits with the run's exit code.
 */
public final class ShutdownHook implements Interrupts {
    private final CompletableFuture<Integer> exitCode = new CompletableFuture<>();

    @Override
    public Registration onInterrupt(Runnable cancel) {
        Thread hook = new Thread(() -> {
            cancel.run();
            Runtime.getRuntime().halt(exitCode.join());
        });
        Runtime.getRuntime().addShutdownHook(hook);
        return () -> {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException shuttingDown) {
                // The hook is running and waits for the exit code.
                Thread.yield();
            }
        };
    }

    /** Reports the end of the run, so that a waiting hook can exit. */
    public void runEnded(int code) {
        exitCode.complete(code);
    }
}
