package io.xhscomments.testkit.contract;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Status and headers of a response, with lower-case names. Its exceptions do not quote the response. */
record ResponseHead(int status, Map<String, String> headers) {
    static ResponseHead read(InputStream in) throws IOException {
        String line = line(in);
        if (!line.matches("HTTP/1\\.[01] [1-5][0-9][0-9]( .*)?")) {
            throw new ProtocolException("invalid status line");
        }
        int status = Integer.parseInt(line.substring(9, 12));
        Map<String, String> headers = new TreeMap<>();
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            int colon = header.indexOf(':');
            if (colon < 1) {
                throw new ProtocolException("invalid header");
            }
            String name = header.substring(0, colon).toLowerCase(Locale.ROOT);
            headers.merge(name, header.substring(colon + 1).strip(), (one, other) -> one + ", " + other);
        }
        return new ResponseHead(status, headers);
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    boolean chunked() {
        return header("transfer-encoding").filter("chunked"::equals).isPresent();
    }

    boolean gzipped() {
        return header("content-encoding").filter("gzip"::equals).isPresent();
    }

    boolean bodiless() {
        return status == 204 || status == 304;
    }

    /** One line, without its line break. */
    static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the connection has ended");
            }
            line.append((char) next);
        }
        return line.toString().stripTrailing();
    }
}
