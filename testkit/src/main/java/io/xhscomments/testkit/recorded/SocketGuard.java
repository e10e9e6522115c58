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
 * Stands in for the JVM's default proxy selector, which connecting code asks on its way out, and refuses threads that
 * are blocked. For all others it asks the selector that was there before. Safe for many threads.
 */
final class SocketGuard extends ProxySelector {
    private static final Pattern LOOPBACK =
            Pattern.compile("(?i)localhost|127(\\.\\d{1,3}){3}|\\[?(::1|0:0:0:0:0:0:0:1)]?");
    private static final InheritableThreadLocal<@Nullable Block> BLOCK = new InheritableThreadLocal<>();

    private static int holds;

    private final @Nullable ProxySelector before;

    private SocketGuard(@Nullable ProxySelector before) {
        this.before = before;
    }

    /**
     * What a thread may not do. Threads that it starts inherit this, and may outlive the tests.
     *
     * @param test who is blocked, in words
     * @param over whether the tests are over; then nothing is blocked any more
     */
    record Block(String test, boolean allowLoopback, BooleanSupplier over) {}

    /** Keeps the guard on its post. */
    interface Hold extends AutoCloseable {
        @Override
        void close();
    }

    /** Something that a test does. */
    interface Work<T> {
        T run() throws Throwable;
    }

    /** On its post, unless it is there: somebody else may have become the default meanwhile. */
    static synchronized void install() {
        ProxySelector current = ProxySelector.getDefault();
        if (!(current instanceof SocketGuard)) {
            ProxySelector.setDefault(new SocketGuard(current));
        }
    }

    /** On its post until each hold is closed; then what was there before comes back. */
    static synchronized Hold hold() {
        install();
        holds++;
        return SocketGuard::release;
    }

    private static synchronized void release() {
        holds--;
        if (holds == 0 && ProxySelector.getDefault() instanceof SocketGuard guard) {
            ProxySelector.setDefault(guard.before);
        }
    }

    /** Does it with this thread, and those that it starts, blocked. */
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
        return before == null ? List.of(Proxy.NO_PROXY) : before.select(uri);
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException failure) {
        if (before != null) {
            before.connectFailed(uri, address, failure);
        }
    }

    /** By what is written there: a name is not looked up. */
    private static boolean isLoopback(URI uri) {
        return uri.getHost() != null && LOOPBACK.matcher(uri.getHost()).matches();
    }

    /** Path and query may hold secrets. */
    private static String address(URI uri) {
        String host = uri.getHost() == null ? "an address without a host" : uri.getHost();
        return uri.getScheme() + "://" + host + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
    }
}
