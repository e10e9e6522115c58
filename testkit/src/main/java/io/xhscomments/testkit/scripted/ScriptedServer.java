package io.xhscomments.testkit.scripted;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A server on loopback that says exactly what a test wants it to say, byte for byte, and keeps the requests that reach
 * it: for what no well-behaved server can be talked into. Safe to share between threads. Whoever runs one closes it;
 * its threads do not keep the JVM alive.
 *
 * <pre>{@code
 * try (ScriptedServer server = ScriptedServer.running(peer -> {
 *     peer.request();
 *     peer.say("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n[");
 *     peer.hangUp();
 * })) {
 *     // … ask server.url(), and see what the client makes of half a response …
 * }
 * }</pre>
 */
public final class ScriptedServer implements AutoCloseable {
    private static final int BACKLOG = 200;

    /** What to do with one connection. */
    @FunctionalInterface
    public interface Script {
        /** Serves it, on a thread of its own; interrupted when the server is closed. */
        void serve(RawPeer peer) throws IOException, InterruptedException;
    }

    private final ServerSocket listener;
    private final Script script;
    private final List<RawRequest> requests = new CopyOnWriteArrayList<>();
    private final List<RawPeer> peers = new CopyOnWriteArrayList<>();
    private final List<Thread> threads = new CopyOnWriteArrayList<>();

    private ScriptedServer(Script script) throws IOException {
        this.listener = new ServerSocket(0, BACKLOG, InetAddress.getByName("127.0.0.1"));
        this.script = script;
        start(this::accept);
    }

    /** Runs this script for each connection. */
    public static ScriptedServer running(Script script) throws IOException {
        return new ScriptedServer(script);
    }

    /** Responses every request of every connection with these bytes; see {@link #http}. */
    public static ScriptedServer responding(String response) throws IOException {
        return running(peer -> {
            while (peer.request().isPresent()) {
                peer.say(response);
            }
        });
    }

    /**
     * A whole HTTP response, one byte per character.
     *
     * @param status the status code and a word, such as {@code 200 OK}
     * @param headers further headers, each ended by CR LF; length and type are there already
     */
    public static String http(String status, String headers, String body) {
        return "HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\nContent-Length: "
                + body.getBytes(StandardCharsets.ISO_8859_1).length + "\r\n" + headers + "\r\n" + body;
    }

    /** Its address: on loopback, at a port of the system's choice, without a path. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + port());
    }

    /** Its port. */
    public int port() {
        return listener.getLocalPort();
    }

    /** The requests so far, in the order in which they arrived; a list that grows. */
    public List<RawRequest> requests() {
        return requests;
    }

    /** Closes the server, and gives the requests there were, after the last connection has come to its end. */
    public List<RawRequest> allRequests() throws IOException {
        close();
        try {
            // The thread that accepts is the first, and may add others until its end.
            for (int i = 0; i < threads.size(); i++) {
                threads.get(i).join();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the last connections come to their end", interrupted);
        }
        return List.copyOf(requests);
    }

    private void accept() throws IOException {
        while (!listener.isClosed()) {
            RawPeer peer = new RawPeer(listener.accept(), requests::add);
            peers.add(peer);
            if (listener.isClosed()) {
                peer.hangUp();
            }
            start(() -> script.serve(peer));
        }
    }

    @FunctionalInterface
    private interface Work {
        void run() throws IOException, InterruptedException;
    }

    private void start(Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException | InterruptedException ended) {
                        Thread.currentThread().interrupt();
                    }
                },
                "raw-server-" + port());
        thread.setDaemon(true);
        threads.add(thread);
        thread.start();
    }

    /** Ends it and its connections. To close it again does nothing. */
    @Override
    public void close() throws IOException {
        listener.close();
        for (RawPeer peer : peers) {
            peer.hangUp();
        }
        threads.forEach(Thread::interrupt);
    }

    /** Its address. */
    @Override
    public String toString() {
        return "ScriptedServer[" + url() + "]";
    }
}
