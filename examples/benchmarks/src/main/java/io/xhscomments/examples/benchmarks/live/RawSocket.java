package io.xhscomments.examples.benchmarks.live;

import io.xhscomments.codec.tikhub.TikHubApi;
import io.xhscomments.codec.tikhub.TikHubRequest;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A minimal HTTP client: a persistent connection for each thread, and a parser of the length alone. Safe to share
 * between threads. The connections stay open until the process ends.
 */
final class RawSocket {
    private static final String LENGTH = "content-length:";
    private static final int BUFFER = 16 * 1024;

    private final URI server;
    private final String rest;
    private final ThreadLocal<@Nullable Connection> connections = new ThreadLocal<>();

    private record Connection(Socket socket, InputStream in) {}

    RawSocket(URI server, String authorization, String agent) {
        this.server = server;
        this.rest = " HTTP/1.1\r\nHost: " + server.getAuthority() + "\r\n" + TikHubApi.AUTHORIZATION + ": "
                + authorization + "\r\n" + TikHubApi.USER_AGENT + ": " + agent + "\r\n\r\n";
    }

    byte[] get(TikHubRequest call) throws IOException {
        URI uri = call.uri(server);
        Connection connection = connection();
        String head = "GET " + uri.getRawPath() + '?' + uri.getRawQuery() + rest;
        connection.socket().getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        String status = line(connection.in());
        if (!status.startsWith("HTTP/1.1 200 ")) {
            throw new IOException("The response is " + status);
        }
        int length = -1;
        for (String line = line(connection.in()); !line.isEmpty(); line = line(connection.in())) {
            if (line.toLowerCase(Locale.ROOT).startsWith(LENGTH)) {
                length = Integer.parseInt(line.substring(LENGTH.length()).strip());
            }
        }
        byte[] body = connection.in().readNBytes(length);
        if (body.length != length) {
            throw new EOFException("The response broke off");
        }
        return body;
    }

    private Connection connection() throws IOException {
        Connection open = connections.get();
        if (open == null) {
            Socket socket = new Socket(server.getHost(), server.getPort());
            socket.setTcpNoDelay(true);
            open = new Connection(socket, new BufferedInputStream(socket.getInputStream(), BUFFER));
            connections.set(open);
        }
        return open;
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder(64);
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("The response's head broke off");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }
}
