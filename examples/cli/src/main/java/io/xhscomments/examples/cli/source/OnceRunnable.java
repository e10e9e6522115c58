package io.xhscomments.examples.cli.source;

/** Runs a task once, on the first thread that calls it. The other threads wait until it has finished. */
final class OnceRunnable implements Runnable {
    private final Runnable task;
    private boolean done;

    OnceRunnable(Runnable task) {
        this.task = task;
    }

    @Override
    public synchronized void run() {
        if (!done) {
            done = true;
            task.run();
        }
    }
}
