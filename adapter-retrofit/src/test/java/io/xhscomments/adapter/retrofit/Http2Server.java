package io.xhscomments.adapter.retrofit;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An HTTP/2 server without TLS that counts requests and responds to each with the same frames. It does not read
 * headers: each HEADERS frame is a request.
 */
final class Http2Server implements AutoCloseable {
    /** A placeholder for the stream of the request. */
    private static final String STREAM = "STREAM";

    /** HEADERS of a 200 response: one index of the static table. */
    static final String RESPONSE_BEGINS = "000001 01 04 " + STREAM + " 88";
    /** DATA of three bytes, without the end of the stream. */
    static final String DATA = "000003 00 00 " + STREAM + " 7b2261";
    /** GOAWAY without a processed stream and without an error. */
    static final String GOAWAY = "000008 07 00 00000000 00000000 00000000";

    private static final String SETTINGS = "000000 04 00 00000000";
    private static final String SETTINGS_ACKNOWLEDGED = "000000 04 01 00000000";
    private static final int PREFACE_LENGTH = 24;
    private static final int TYPE_HEADERS = 1;

    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final AtomicInteger requests = new AtomicInteger();
    private final String[] frames;

    Http2Server(String... frames) throws IOException {
        this.frames = frames;
        start(this::accept);
    }

    /** RST_STREAM with this error code. */
    static String reset(int error) {
        return "000004 03 00 " + STREAM + " " + HexFormat.of().toHexDigits(error);
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    int requests() {
        return requests.get();
    }

    private void accept() throws IOException {
        while (!listener.isClosed()) {
            Socket socket = listener.accept();
            start(() -> serve(socket));
        }
    }

    private void serve(Socket socket) throws IOException {
        try (socket) {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            OutputStream out = socket.getOutputStream();
            in.readFully(new byte[PREFACE_LENGTH]);
            write(out, SETTINGS);
            write(out, SETTINGS_ACKNOWLEDGED);
            while (true) {
                int length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
                int type = in.readUnsignedByte();
                in.readUnsignedByte();
                String stream = HexFormat.of().toHexDigits(in.readInt());
                in.readFully(new byte[length]);
                if (type == TYPE_HEADERS) {
                    requests.incrementAndGet();
                    for (String frame : frames) {
                        write(out, frame.replace(STREAM, stream));
                    }
                }
            }
        }
    }

    private static void write(OutputStream out, String frame) throws IOException {
        out.write(HexFormat.of().parseHex(frame.replace(" ", "")));
        out.flush();
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void start(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException ended) {
                // The client or the test has closed the connection.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
