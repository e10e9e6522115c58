package io.xhscomments.testkit.recorded;

/**
 * The code of a {@link Recorded} test wanted to connect. Nothing was sent. An error and no exception, so that what
 * handles failing connections, or tries again, does not hide it.
 */
public final class SocketsBlockedError extends AssertionError {
    private static final long serialVersionUID = 1;

    SocketsBlockedError(String test, String address) {
        super("Sockets are blocked for " + test + ", which replays recorded pages, but it wanted to connect to "
                + address);
    }
}
