package io.xhscomments.testkit.scripted;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;

/** One connection of a {@link ScriptedServer}, seen from the server. For the one thread that runs its script. */
public final class RawPeer {
    private static final String END_OF_HEAD = "\r\n\r\n";

    private final Socket socket;
    private final InputStream in;
    private final Consumer<RawRequest> arrived;

    RawPeer(Socket socket, Consumer<RawRequest> arrived) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
        this.arrived = arrived;
        socket.setTcpNoDelay(true);
    }

    /** Waits for the next request and takes it in; empty if the client has gone. */
    public Optional<RawRequest> request() throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int matched = 0;
        while (matched < END_OF_HEAD.length()) {
            int next = in.read();
            if (next < 0) {
                return Optional.empty();
            }
            head.write(next);
            matched = next == END_OF_HEAD.charAt(matched) ? matched + 1 : next == '\r' ? 1 : 0;
        }
        RawRequest request = new RawRequest(head.toString(StandardCharsets.ISO_8859_1));
        arrived.accept(request);
        return Optional.of(request);
    }

    /** Says this, one byte per character. */
    public void say(String text) throws IOException {
        say(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Says this, at once. */
    public void say(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    /** Waits until the client has gone; what it says meanwhile is not listened to. */
    public void awaitHangUp() throws IOException {
        while (in.read() >= 0) {
            // Not listened to.
        }
    }

    /** Ends the connection in order. */
    public void hangUp() {
        try {
            socket.close();
        } catch (IOException unclosable) {
            throw new UncheckedIOException(unclosable);
        }
    }

    /** Ends the connection with a reset. */
    public void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }
}
