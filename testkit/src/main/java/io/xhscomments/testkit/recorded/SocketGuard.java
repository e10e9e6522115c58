package io.xhscomments.testkit.recorded;

import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Replaces the JVM's default proxy selector, which code calls before it connects, and rejects blocked threads. For
 * other threads it delegates to the previous selector. Safe to share between threads.
 */
final class SocketGuard extends ProxySelector {
    private static final Pattern LOOPBACK =
            Pattern.compile("(?i)localhost|127(\\.\\d{1,3}){3}|\\[?(::1|0:0:0:0:0:0:0:1)]?");
    private static final InheritableThreadLocal<@Nullable Block> BLOCK = new InheritableThreadLocal<>();

    private static int registrations;

    private final @Nullable ProxySelector delegate;

    private SocketGuard(@Nullable ProxySelector delegate) {
        this.delegate = delegate;
    }

    /**
     * The restrictions of a thread. Threads that it starts inherit them and may outlive the tests.
     *
     * @param test the name of the blocked test
     * @param over whether the tests are over, which ends the restrictions
     */
    record Block(String test, boolean allowLoopback, BooleanSupplier over) {}

    /** Keeps the guard installed until it is closed. */
    interface Registration extends AutoCloseable {
        @Override
        void close();
    }

    /** The code of a test. */
    interface Work<T> {
        T run() throws Throwable;
    }

    /** Installs the guard, unless it already is the default selector. */
    static synchronized void install() {
        ProxySelector current = ProxySelector.getDefault();
        if (!(current instanceof SocketGuard)) {
            ProxySelector.setDefault(new SocketGuard(current));
        }
    }

    /** Installs the guard until all registrations are closed. Then the previous selector is restored. */
    static synchronized Registration register() {
        install();
        registrations++;
        return SocketGuard::release;
    }

    private static synchronized void release() {
        registrations--;
        if (registrations == 0 && ProxySelector.getDefault() instanceof SocketGuard guard) {
            ProxySelector.setDefault(guard.delegate);
        }
    }

    /** Runs the code while this thread, and the threads that it starts, are blocked. */
    static <T> T blocked(Block block, Work<T> work) throws Throwable {
        Block outer = BLOCK.get();
        install();
        BLOCK.set(block);
        try {
            return work.run();
        } finally {
            if (outer == null) {
                BLOCK.remove();
            } else {
                BLOCK.set(outer);
            }
        }
    }

    @Override
    public List<Proxy> select(URI uri) {
        Block block = BLOCK.get();
        if (block != null && !block.over().getAsBoolean() && !(block.allowLoopback() && isLoopback(uri))) {
            throw new SocketsBlockedError(block.test(), address(uri));
        }
        return delegate == null ? List.of(Proxy.NO_PROXY) : delegate.select(uri);
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException failure) {
        if (delegate != null) {
            delegate.connectFailed(uri, address, failure);
        }
    }

    /** Checks the text of the host only; it does not resolve names. */
    private static boolean isLoopback(URI uri) {
        return uri.getHost() != null && LOOPBACK.matcher(uri.getHost()).matches();
    }

    /** Without path and query, which may contain secrets. */
    private static String address(URI uri) {
        String host = uri.getHost() == null ? "an address without a host" : uri.getHost();
        return uri.getScheme() + "://" + host + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
    }
}
