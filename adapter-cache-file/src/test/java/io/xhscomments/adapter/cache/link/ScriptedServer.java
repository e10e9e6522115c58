package io.xhscomments.adapter.cache.link;

import io.xhscomments.core.page.CacheLink;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ServerSocketFactory;

/** A server on loopback that sends exactly the bytes of a test, and counts its requests. */
final class ScriptedServer implements AutoCloseable {
    /** Handles one connection. */
    interface Script {
        void serve(Peer peer) throws IOException, InterruptedException;
    }

    private final ServerSocket listener;
    private final Script script;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<Peer> peers = new CopyOnWriteArrayList<>();
    private final List<Thread> threads = new CopyOnWriteArrayList<>();

    private ScriptedServer(ServerSocketFactory sockets, Script script) throws IOException {
        this.listener = sockets.createServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        this.script = script;
        start(this::accept);
    }

    /** With the certificate that {@link #patient} trusts. */
    static ScriptedServer running(Script script) throws IOException {
        return showing(Certificate.ofLoopback(), script);
    }

    static ScriptedServer showing(Certificate certificate, Script script) throws IOException {
        return new ScriptedServer(certificate.context().getServerSocketFactory(), script);
    }

    static ScriptedServer withoutEncryption(Script script) throws IOException {
        return new ScriptedServer(ServerSocketFactory.getDefault(), script);
    }

    /** Responds to each request with these bytes, and leaves the connection open. */
    static ScriptedServer responding(String response) throws IOException {
        return running(peer -> {
            while (!peer.request().isEmpty()) {
                peer.say(response);
            }
        });
    }

    /** Responds to each request with these bytes, and closes the connection. */
    static ScriptedServer breakingOffAfter(String response) throws IOException {
        return running(peer -> {
            peer.request();
            peer.say(response);
            peer.hangUp();
        });
    }

    CacheLink link() {
        return new CacheLink(URI.create("https://" + host() + Links.PATH_AND_QUERY));
    }

    String host() {
        return "127.0.0.1:" + listener.getLocalPort();
    }

    /** A reader that trusts this server, with a deadline of a day. */
    CacheLinkReader.Builder patient() {
        return Links.patient(host());
    }

    /** The headers of all requests, after the last connection has ended. */
    List<String> allRequests() throws IOException {
        close();
        join(threads);
        return requests;
    }

    private static void join(List<Thread> threads) {
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void accept() throws IOException, InterruptedException {
        while (!listener.isClosed()) {
            Peer peer = new Peer(listener.accept());
            peers.add(peer);
            start(() -> script.serve(peer));
        }
    }

    private interface Work {
        void run() throws IOException, InterruptedException;
    }

    private void start(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException | InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        });
        thread.setDaemon(true);
        threads.add(thread);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Peer peer : peers) {
            peer.hangUp();
        }
    }

    /** The server's end of a connection. */
    final class Peer {
        private final Socket socket;

        private Peer(Socket socket) {
            this.socket = socket;
        }

        /** The headers of the next request, or "" after the client has closed the connection. */
        String request() throws IOException {
            InputStream in = socket.getInputStream();
            ByteArrayOutputStream head = new ByteArrayOutputStream();
            while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
                int next = in.read();
                if (next < 0) {
                    return "";
                }
                head.write(next);
            }
            String request = head.toString(StandardCharsets.ISO_8859_1);
            requests.add(request);
            return request;
        }

        void say(String text) throws IOException {
            say(text.getBytes(StandardCharsets.ISO_8859_1));
        }

        void say(byte[] bytes) throws IOException {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
        }

        /** Waits until the client has closed the connection. */
        void awaitHangUp() throws IOException {
            hasHungUpWithin(0);
        }

        /** Waits for a limited time. */
        boolean hasHungUpWithin(int millis) throws IOException {
            socket.setSoTimeout(millis);
            try {
                while (socket.getInputStream().read() >= 0) {
                    // Ignores the bytes that arrive meanwhile.
                }
            } catch (SocketTimeoutException stillThere) {
                return false;
            } catch (IOException reset) {
                // A reset counts as closed.
            }
            return true;
        }

        void hangUp() {
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
