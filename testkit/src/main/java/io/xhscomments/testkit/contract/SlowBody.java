package io.xhscomments.testkit.contract;

import io.xhscomments.testkit.scripted.RawPeer;
import io.xhscomments.testkit.scripted.ScriptedServer;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Lets a body drip, and knows whether it did so steadily: on a slow machine it may make a pause that is as long as a
 * timeout, and then nobody can tell which timeout it was.
 */
final class SlowBody implements ScriptedServer.Script {
    private volatile long lastDrop;
    private volatile long longestPause;

    @Override
    public void serve(RawPeer peer) throws IOException, InterruptedException {
        peer.request();
        peer.say("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n");
        lastDrop = System.nanoTime();
        while (true) {
            peer.say("{");
            longestPause = longestPauseNow();
            lastDrop = System.nanoTime();
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    /** Whether no pause came near this time, up to now. */
    boolean steadyFor(Duration time) {
        return longestPauseNow() < time.toNanos() / 2;
    }

    private long longestPauseNow() {
        return Math.max(longestPause, System.nanoTime() - lastDrop);
    }
}
