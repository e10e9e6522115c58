package io.xhscomments.adapter.cache.file;

import io.xhscomments.codec.tikhub.TikHubDecoder;
import io.xhscomments.core.port.CommentSource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketImpl;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** A process that replays a complete store, counts the requested sockets, and refuses to open them. */
final class Replayer {
    static final AtomicInteger SOCKETS = new AtomicInteger();

    private Replayer() {}

    static SocketException refused() {
        SOCKETS.incrementAndGet();
        return new SocketException("no sockets here");
    }

    public static void main(String[] args) throws IOException {
        refuseSockets();
        PageStore store = PageStore.at(Path.of(args[0]));
        CommentSource source = store.replay(Responses.FORMAT).source();
        int replayed = 0;
        for (int page = 0; page < Integer.parseInt(args[1]); page++) {
            replayed += source.fetch(Responses.request(page)).comments().size();
        }
        int listed = store.pages().size();
        int sound = store.check(TikHubDecoder.create(), body -> false).pages();
        int sockets = SOCKETS.get();
        System.out.println("replayed " + replayed + ", listed " + listed + ", sound " + sound + ", sockets " + sockets
                + "; then tried " + tried());
    }

    @SuppressWarnings("deprecation")
    private static void refuseSockets() throws IOException {
        Socket.setSocketImplFactory(Replayer::refusedImpl);
        ServerSocket.setSocketFactory(Replayer::refusedImpl);
    }

    private static SocketImpl refusedImpl() {
        throw new IllegalStateException(refused());
    }

    /** Proves that sockets are refused: otherwise the count would prove nothing. */
    private static String tried() {
        String tried = "";
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), 9)) {
            tried += socket;
        } catch (IOException | IllegalStateException refused) {
            tried += SOCKETS.get();
        }
        try (SocketChannel channel = SocketChannel.open()) {
            return tried + channel;
        } catch (IOException refused) {
            return tried + " and " + SOCKETS.get();
        }
    }
}
