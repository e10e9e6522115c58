package io.xhscomments.core.reading;

import java.lang.reflect.Method;
import java.util.Optional;

/** A thread for each task: a virtual one on JDK 21 and later, else a daemon. */
final class OwnThreads {
    private static final Optional<Method> START_VIRTUAL = startVirtual();

    private OwnThreads() {}

    static Thread start(Runnable task, String name) {
        if (START_VIRTUAL.isPresent()) {
            try {
                return (Thread) START_VIRTUAL.get().invoke(null, task);
            } catch (ReflectiveOperationException impossible) {
                throw new IllegalStateException("virtual threads are there and cannot be started", impossible);
            }
        }
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static Optional<Method> startVirtual() {
        try {
            return Optional.of(Thread.class.getMethod("startVirtualThread", Runnable.class));
        } catch (NoSuchMethodException olderJdk) {
            return Optional.empty();
        }
    }
}
