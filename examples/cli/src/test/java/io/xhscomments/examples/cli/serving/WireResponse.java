package io.xhscomments.examples.cli.serving;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/**
 * A response as bytes on a socket, read by hand, and how it ended. What frames a body is not in it, nor what differs
 * from stub to stub: the ids of requests.
 */
record WireResponse(String statusLine, TreeMap<String, String> headers, String body, Ending ending) {
    enum Ending {
        COMPLETE,
        CLOSED,
        RESET,
        NOT_A_CHUNK,
        SILENT
    }

    private static final Set<String> FRAMING =
            Set.of("content-length", "transfer-encoding", "connection", "matched-stub-id", "vary");
    private static final int SHOWN_BYTES = 1 << 20;
    private static final String ID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";

    /** Sends this head, and reads until the response ends, or this many bytes of its body are there. */
    static WireResponse to(URI server, String head, int patienceMillis, long bodyBytes) throws IOException {
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(patienceMillis);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
            return read(new BufferedInputStream(socket.getInputStream()), !head.startsWith("HEAD"), bodyBytes);
        }
    }

    /** Reads one response and leaves what follows it. */
    static WireResponse read(InputStream in, boolean hasBody, long bodyBytes) throws IOException {
        TreeMap<String, String> headers = new TreeMap<>();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        String statusLine = "";
        Ending ending;
        try {
            statusLine = line(in);
            for (String header = line(in); !header.isEmpty(); header = line(in)) {
                int colon = header.indexOf(':');
                headers.put(
                        header.substring(0, Math.max(colon, 0)).toLowerCase(Locale.ROOT),
                        header.substring(colon + 1).strip());
            }
            ending = hasBody ? readBody(in, headers, body, bodyBytes) : Ending.COMPLETE;
        } catch (EOFException closed) {
            ending = Ending.CLOSED;
        } catch (SocketTimeoutException silent) {
            ending = Ending.SILENT;
        } catch (SocketException reset) {
            ending = Ending.RESET;
        }
        boolean isHttp = statusLine.startsWith("HTTP/");
        String text = text(body.toByteArray(), headers.containsKey("content-encoding"), ending, bodyBytes);
        headers.keySet().removeAll(FRAMING);
        headers.replaceAll((name, value) -> value.replaceAll(ID, "ID"));
        return new WireResponse(
                // The reason is for eyes only.
                isHttp ? statusLine.substring(0, Math.min(12, statusLine.length())) : "not HTTP: " + ending,
                headers,
                text.replaceAll(ID, "ID"),
                ending);
    }

    private static Ending readBody(InputStream in, TreeMap<String, String> headers, ByteArrayOutputStream to, long max)
            throws IOException {
        if (!headers.getOrDefault("transfer-encoding", "").equals("chunked")) {
            String length = headers.get("content-length");
            if (length == null) {
                // Ends with the connection.
                to.write(in.readAllBytes());
            } else {
                copy(in, Math.min(max, Long.parseLong(length)), to);
            }
            return Ending.COMPLETE;
        }
        while (to.size() < max) {
            String size = line(in);
            if (!size.matches("[0-9A-Fa-f]{1,8}")) {
                return Ending.NOT_A_CHUNK;
            }
            long length = Long.parseLong(size, 16);
            copy(in, Math.min(length, max - to.size()), to);
            if (to.size() >= max) {
                break;
            }
            line(in);
            if (length == 0) {
                break;
            }
        }
        return Ending.COMPLETE;
    }

    private static void copy(InputStream in, long length, ByteArrayOutputStream to) throws IOException {
        byte[] piece = new byte[1 << 16];
        for (long left = length; left > 0; ) {
            int read = in.read(piece, 0, (int) Math.min(left, piece.length));
            if (read < 0) {
                throw new EOFException();
            }
            to.write(piece, 0, read);
            left -= read;
        }
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException();
            }
            line.append((char) next);
        }
        return line.toString().stripTrailing();
    }

    private static String text(byte[] body, boolean zipped, Ending ending, long max) throws IOException {
        byte[] plain = body;
        if (zipped && ending == Ending.COMPLETE) {
            try {
                plain = new GZIPInputStream(new ByteArrayInputStream(body)).readNBytes((int) max);
            } catch (EOFException half) {
                plain = body;
            }
        }
        return plain.length > SHOWN_BYTES
                ? plain.length + " bytes, hash " + Arrays.hashCode(plain)
                : new String(plain, StandardCharsets.UTF_8);
    }
}
