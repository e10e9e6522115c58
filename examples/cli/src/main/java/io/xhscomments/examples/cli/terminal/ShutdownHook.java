package io.xhscomments.examples.cli.terminal;

import java.util.concurrent.CompletableFuture;

/**
 * Ctrl-C as the JVM tells of it: its exit is held up until the run has finished its request and written its checkpoint,
 * and then takes the run's exit code.
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
            } catch (IllegalStateException goingDown) {
                // The hook is running, and waits for the exit code.
                Thread.yield();
            }
        };
    }

    /** The run is over: a hook that waits for it lets the JVM go. */
    public void over(int code) {
        exitCode.complete(code);
    }
}
