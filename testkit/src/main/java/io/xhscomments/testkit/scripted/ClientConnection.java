package io.xhscomments.testkit.scripted;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;

/** The server's end of one connection to a {@link ScriptedServer}. Used only by the thread that runs the script. */
public final class ClientConnection {
    private static final String END_OF_HEADERS = "\r\n\r\n";

    private final Socket socket;
    private final InputStream in;
    private final Consumer<RawRequest> arrived;

    ClientConnection(Socket socket, Consumer<RawRequest> arrived) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
        this.arrived = arrived;
        socket.setTcpNoDelay(true);
    }

    /** Reads the next request; empty if the client has closed the connection. */
    public Optional<RawRequest> readRequest() throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int matched = 0;
        while (matched < END_OF_HEADERS.length()) {
            int next = in.read();
            if (next < 0) {
                return Optional.empty();
            }
            head.write(next);
            matched = next == END_OF_HEADERS.charAt(matched) ? matched + 1 : next == '\r' ? 1 : 0;
        }
        RawRequest request = new RawRequest(head.toString(StandardCharsets.ISO_8859_1));
        arrived.accept(request);
        return Optional.of(request);
    }

    /** Sends this text, one byte per character. */
    public void send(String text) throws IOException {
        send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Sends these bytes immediately. */
    public void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    /** Waits until the client closes or resets the connection, and discards its bytes. */
    public void awaitClose() throws IOException {
        try {
            while (in.read() >= 0) {
                // Discarded.
            }
        } catch (SocketException reset) {
            // A client that closes before it has read everything resets the connection.
        }
    }

    /** Closes the connection normally. */
    public void close() {
        try {
            socket.close();
        } catch (IOException unclosable) {
            throw new UncheckedIOException(unclosable);
        }
    }

    /** Resets the connection. */
    public void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }
}
