package io.xhscomments.testkit.scripted;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A loopback server that sends exactly the bytes of a script and records the requests. It can send responses that a
 * correct HTTP server never sends. Safe to share between threads. The caller closes it; its threads do not keep the JVM
 * alive.
 *
 * <pre>{@code
 * try (ScriptedServer server = ScriptedServer.start(connection -> {
 *     connection.readRequest();
 *     connection.send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n[");
 *     connection.close();
 * })) {
 *     // … send a request to server.url(); the client receives half a response …
 * }
 * }</pre>
 */
public final class ScriptedServer implements AutoCloseable {
    private static final int BACKLOG = 200;

    /** The script for one connection. */
    @FunctionalInterface
    public interface Script {
        /** Serves the connection on its own thread, which is interrupted when the server is closed. */
        void serve(ClientConnection connection) throws IOException, InterruptedException;
    }

    private final ServerSocket listener;
    private final Script script;
    private final List<RawRequest> requests = new CopyOnWriteArrayList<>();
    private final List<ClientConnection> connections = new CopyOnWriteArrayList<>();
    private final List<Thread> threads = new CopyOnWriteArrayList<>();

    private ScriptedServer(Script script) throws IOException {
        this.listener = new ServerSocket(0, BACKLOG, InetAddress.getByName("127.0.0.1"));
        this.script = script;
        start(this::accept);
    }

    /** Starts a server that runs this script for each connection. */
    public static ScriptedServer start(Script script) throws IOException {
        return new ScriptedServer(script);
    }

    /** Starts a server that responds to every request with these bytes; see {@link #http}. */
    public static ScriptedServer responding(String response) throws IOException {
        return start(connection -> {
            while (connection.readRequest().isPresent()) {
                connection.send(response);
            }
        });
    }

    /**
     * A complete HTTP response, one byte per character.
     *
     * @param status the status code and reason, such as {@code 200 OK}
     * @param headers further headers, each with CR LF at the end; length and type are added
     */
    public static String http(String status, String headers, String body) {
        return "HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\nContent-Length: "
                + body.getBytes(StandardCharsets.ISO_8859_1).length + "\r\n" + headers + "\r\n" + body;
    }

    /** The address: loopback, a free port, no path. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + port());
    }

    /** The port. */
    public int port() {
        return listener.getLocalPort();
    }

    /** The requests so far, in the order of arrival. The list is live. */
    public List<RawRequest> requests() {
        return requests;
    }

    /** Closes the server, waits for its connections to end, and returns all requests. */
    public List<RawRequest> closeAndGetRequests() throws IOException {
        close();
        try {
            // The first thread accepts connections and may add threads until it ends.
            for (int i = 0; i < threads.size(); i++) {
                threads.get(i).join();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the connections were ending", interrupted);
        }
        return List.copyOf(requests);
    }

    private void accept() throws IOException {
        while (!listener.isClosed()) {
            ClientConnection connection = new ClientConnection(listener.accept(), requests::add);
            connections.add(connection);
            if (listener.isClosed()) {
                connection.close();
            }
            start(() -> script.serve(connection));
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
                "scripted-server-" + port());
        thread.setDaemon(true);
        threads.add(thread);
        thread.start();
    }

    /** Closes the server and its connections. A second call does nothing. */
    @Override
    public void close() throws IOException {
        listener.close();
        for (ClientConnection connection : connections) {
            connection.close();
        }
        threads.forEach(Thread::interrupt);
    }

    /** The address. */
    @Override
    public String toString() {
        return "ScriptedServer[" + url() + "]";
    }
}
