package io.xhscomments.testkit.contract;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Opens the connections of {@link ReferenceTransport}, like an HTTP client. Its channels can be interrupted. */
class Dialer implements AutoCloseable {
    private final Set<Socket> dialled = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    final Socket dial(InetSocketAddress address, int timeoutMillis) throws IOException {
        if (closed) {
            throw new IOException("the client is closed");
        }
        Socket socket = socket();
        dialled.add(socket);
        socket.connect(address, timeoutMillis);
        return socket;
    }

    Socket socket() throws IOException {
        return SocketChannel.open().socket();
    }

    void cutOff() throws IOException {
        for (Socket socket : dialled) {
            socket.close();
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
