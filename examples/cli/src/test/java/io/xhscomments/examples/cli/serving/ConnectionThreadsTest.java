package io.xhscomments.examples.cli.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import org.junit.jupiter.api.Test;

class ConnectionThreadsTest {
    @Test
    void threadsAreVirtualWhereSupported() throws ExecutionException, InterruptedException {
        boolean virtual = runOn(ConnectionThreads.create(), ConnectionThreadsTest::isVirtual);

        assertThat(virtual).isEqualTo(Runtime.version().feature() >= 21);
    }

    @Test
    void pooledThreadsAreDaemons() throws ExecutionException, InterruptedException {
        assertThat(runOn(
                        ConnectionThreads.pooled(), () -> Thread.currentThread().isDaemon()))
                .isTrue();
    }

    private static boolean isVirtual() throws ReflectiveOperationException {
        if (Runtime.version().feature() < 21) {
            return false;
        }
        Method isVirtual = Thread.class.getMethod("isVirtual");
        return (boolean) isVirtual.invoke(Thread.currentThread());
    }

    private static <T> T runOn(ExecutorService threads, Callable<T> work)
            throws ExecutionException, InterruptedException {
        try {
            return threads.submit(work).get();
        } finally {
            threads.shutdownNow();
        }
    }
}
