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

/**
 * A server on loopback that says exactly what a test wants it to say, byte for byte, and counts the requests that reach
 * it.
 */
final class ScriptedServer implements AutoCloseable {
    /** What to do with one connection. */
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

    /** Responses each request with these bytes, and leaves the connection open. */
    static ScriptedServer responding(String response) throws IOException {
        return running(peer -> {
            while (!peer.request().isEmpty()) {
                peer.say(response);
            }
        });
    }

    /** Responses each request with these bytes, and hangs up. */
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

    /** A reader that trusts this server, and would wait for it all day. */
    CacheLinkReader.Builder patient() {
        return Links.patient(host());
    }

    /** The heads of all requests, after the last connection has come to its end. */
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

    /** One connection, seen from the server. */
    final class Peer {
        private final Socket socket;

        private Peer(Socket socket) {
            this.socket = socket;
        }

        /** The head of the next request, or "" when the client is gone. */
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

        /** Waits until the client has gone, politely or not. */
        void awaitHangUp() throws IOException {
            hasHungUpWithin(0);
        }

        /** The same, but waits only for so long. */
        boolean hasHungUpWithin(int millis) throws IOException {
            socket.setSoTimeout(millis);
            try {
                while (socket.getInputStream().read() >= 0) {
                    // What it says meanwhile is not listened to.
                }
            } catch (SocketTimeoutException stillThere) {
                return false;
            } catch (IOException reset) {
                // As good as gone.
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
