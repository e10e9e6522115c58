package io.xhscomments.testkit.contract;

import io.xhscomments.testkit.scripted.ClientConnection;
import io.xhscomments.testkit.scripted.ScriptedServer;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Sends a body one byte at a time and measures its pauses. On a slow machine a pause can be as long as the timeout
 * under test; the rule then proves nothing and is repeated.
 */
final class SlowBody implements ScriptedServer.Script {
    private volatile long lastByte;
    private volatile long longestPause;

    @Override
    public void serve(ClientConnection connection) throws IOException, InterruptedException {
        connection.readRequest();
        connection.send("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n");
        lastByte = System.nanoTime();
        while (true) {
            connection.send("{");
            longestPause = longestPauseNow();
            lastByte = System.nanoTime();
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    /** Whether every pause so far was shorter than half of this time. */
    boolean steadyFor(Duration time) {
        return longestPauseNow() < time.toNanos() / 2;
    }

    private long longestPauseNow() {
        return Math.max(longestPause, System.nanoTime() - lastByte);
    }
}
