package io.xhscomments.core.reading;

import java.lang.reflect.Method;
import java.util.Optional;

/** Starts a thread per task: a virtual thread on JDK 21 and later, else a daemon thread. */
final class OwnThreads {
    private static final Optional<Method> START_VIRTUAL_THREAD = startVirtualThread();

    private OwnThreads() {}

    static Thread start(Runnable task, String name) {
        if (START_VIRTUAL_THREAD.isPresent()) {
            try {
                return (Thread) START_VIRTUAL_THREAD.get().invoke(null, task);
            } catch (ReflectiveOperationException impossible) {
                throw new IllegalStateException("the JDK has virtual threads, but cannot start one", impossible);
            }
        }
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static Optional<Method> startVirtualThread() {
        try {
            return Optional.of(Thread.class.getMethod("startVirtualThread", Runnable.class));
        } catch (NoSuchMethodException olderJdk) {
            return Optional.empty();
        }
    }
}
