package io.xhscomments.testkit.contract;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;

/** Compresses bodies. */
final class Gzip {
    private Gzip() {}

    static byte[] gzipped(String text) throws IOException {
        return gzipped(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    static byte[] gzipped(byte[] body) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(body);
        }
        return bytes.toByteArray();
    }
}
