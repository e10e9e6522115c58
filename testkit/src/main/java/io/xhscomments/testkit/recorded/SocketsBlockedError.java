package io.xhscomments.testkit.recorded;

/**
 * Thrown when the code of a {@link Recorded} test tries to connect. Nothing was sent. It is an error, so that code that
 * handles connection failures or retries does not hide it.
 */
public final class SocketsBlockedError extends AssertionError {
    private static final long serialVersionUID = 1;

    SocketsBlockedError(String test, String address) {
        super("Sockets are blocked for " + test + ", which replays recorded pages, but it tried to connect to "
                + address + ". To connect to a server of the test on this machine, set allowLoopback = true in"
                + " @Recorded");
    }
}
