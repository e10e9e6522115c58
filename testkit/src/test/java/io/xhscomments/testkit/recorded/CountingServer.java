package io.xhscomments.testkit.recorded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts connections sequentially, and sends an empty response to each. */
final class CountingServer implements AutoCloseable {
    private final ServerSocket listening = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    private final AtomicInteger connections = new AtomicInteger();

    CountingServer() throws IOException {
        Thread thread = new Thread(this::serve, "counting-server");
        thread.setDaemon(true);
        thread.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + listening.getLocalPort());
    }

    /** The number of earlier connections. This call opens one itself, because connections are counted in order. */
    int connections() throws IOException {
        try (Socket own = new Socket(listening.getInetAddress(), listening.getLocalPort())) {
            own.getInputStream().read();
        }
        return connections.get() - 1;
    }

    private void serve() {
        while (!listening.isClosed()) {
            try (Socket connection = listening.accept()) {
                connections.incrementAndGet();
                connection
                        .getOutputStream()
                        .write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                                .getBytes(StandardCharsets.US_ASCII));
                connection.shutdownOutput();
                connection.getInputStream().readAllBytes();
            } catch (IOException closedOrGone) {
                // A closed connection is counted, too.
            }
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
