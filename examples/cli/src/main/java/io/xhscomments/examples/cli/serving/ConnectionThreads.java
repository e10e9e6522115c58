package io.xhscomments.examples.cli.serving;

import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The threads that serve connections: virtual threads on Java 21 and later, else pooled daemon threads. */
final class ConnectionThreads {
    private ConnectionThreads() {}

    static ExecutorService create() {
        try {
            // The program is compiled for Java 17, which does not have this method.
            return (ExecutorService)
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException olderJava) {
            return pooled();
        }
    }

    static ExecutorService pooled() {
        return Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "local-connection");
            thread.setDaemon(true);
            return thread;
        });
    }
}
