package io.xhscomments.adapter.cache.file;

import io.xhscomments.core.failure.RequestNotSentException;
import io.xhscomments.core.failure.ResponseLostException;
import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.RawResponse;
import io.xhscomments.core.port.BodySink;
import io.xhscomments.core.port.PageTransport;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import lombok.RequiredArgsConstructor;

/** Minimal HTTP: one socket, one request, one response. */
@RequiredArgsConstructor
final class SocketTransport implements PageTransport {
    private static final int CHUNK = 512;

    private final int port;

    @Override
    public RawResponse send(PageRequest request, BodySink sink) {
        Socket socket;
        try {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
        } catch (IOException refused) {
            throw new RequestNotSentException(request, refused.toString(), refused);
        }
        try (socket) {
            OutputStream out = socket.getOutputStream();
            out.write(("GET " + path(request) + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            return response(request, new DataInputStream(socket.getInputStream()), sink);
        } catch (IOException lost) {
            throw ResponseLostException.noResponse(request, lost.toString(), lost);
        }
    }

    private static String path(PageRequest request) {
        String cursor = request.after()
                .map(after -> "&lastCursor=" + URLEncoder.encode(after.value(), StandardCharsets.UTF_8))
                .orElse("");
        return "/api/v1/xiaohongshu/web/get_note_comments?note_id=" + request.note() + cursor;
    }

    private static RawResponse response(PageRequest request, InputStream in, BodySink sink) throws IOException {
        int status = Integer.parseInt(line(in).split(" ", -1)[1]);
        Map<String, String> headers = new TreeMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            String[] header = line.split(": ", 2);
            headers.put(header[0].toLowerCase(java.util.Locale.ROOT), header[1]);
        }
        sink.onHeaders(status, headers);
        int length = Integer.parseInt(headers.get("content-length"));
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] chunk = new byte[CHUNK];
        while (body.size() < length) {
            int read = in.read(chunk, 0, Math.min(CHUNK, length - body.size()));
            if (read < 0) {
                throw ResponseLostException.brokenOff(
                        request, status, status == 200 ? Charge.CHARGED : Charge.FREE, "cut off", null);
            }
            body.write(chunk, 0, read);
            sink.onBody(chunk, 0, read);
        }
        return new RawResponse(status, headers, body.toByteArray(), RawResponse.Origin.NETWORK);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("no response");
            }
            line.append((char) c);
        }
        return line.toString().strip();
    }
}
