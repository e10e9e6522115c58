package io.xhscomments.testkit.stub;

import io.xhscomments.testkit.fixture.ConnectionFault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/**
 * A response of a {@link StubService}, ready to send. It tells an HTTP server the bytes to send and the connection
 * fault to apply. Immutable, safe to share between threads.
 */
public final class StubResponse {
    /** How long the server waits between two bytes of a {@linkplain Delivery#SLOW slow} body. */
    public static final Duration SLOW_BYTE_INTERVAL = Duration.ofMillis(200);

    private static final int ENDLESS_BYTES = 64 * 1024 * 1024;

    /** How the server sends a response. */
    public enum Delivery {
        /** Headers and body. */
        COMPLETE,
        /**
         * Headers and body; the headers announce the {@linkplain StubResponse#contentLength() length} of a longer body,
         * and the connection is closed after these bytes.
         */
        TRUNCATED,
        /** Headers and body, one byte per {@link StubResponse#SLOW_BYTE_INTERVAL}. */
        SLOW,
        /** The headers of a chunked body, then an invalid chunk; the connection is closed. */
        MALFORMED_CHUNK,
        /** Bytes that are not HTTP; the connection is closed. */
        GARBAGE,
        /** Nothing; the connection is closed normally. */
        CLOSE,
        /** Nothing; the connection is reset. */
        RESET;

        static Delivery of(ConnectionFault fault) {
            return switch (fault) {
                case RESET_BEFORE_RESPONSE -> RESET;
                case EMPTY_RESPONSE -> CLOSE;
                case GARBAGE_RESPONSE -> GARBAGE;
                case MALFORMED_CHUNK -> MALFORMED_CHUNK;
                case TRUNCATED_BODY -> TRUNCATED;
                case WRONG_LENGTH, ENDLESS_BODY -> COMPLETE;
                case SLOW_BODY -> SLOW;
            };
        }

        /** Whether headers and a body are sent. */
        boolean hasContent() {
            return this == COMPLETE || this == TRUNCATED || this == SLOW;
        }
    }

    private final int status;
    private final Map<String, String> headers;
    private final byte[] body;
    private final long contentLength;
    private final Delivery delivery;
    private final Duration delay;

    private StubResponse(
            int status,
            Map<String, String> headers,
            byte[] body,
            long contentLength,
            Delivery delivery,
            Duration delay) {
        this.status = status;
        this.headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        this.body = body;
        this.contentLength = contentLength;
        this.delivery = delivery;
        this.delay = delay;
    }

    /** The response to send. */
    static StubResponse of(PlannedResponse response, boolean gzipped) {
        Delivery delivery = response.fault().map(Delivery::of).orElse(Delivery.COMPLETE);
        if (!delivery.hasContent()) {
            return new StubResponse(response.status(), Map.of(), new byte[0], 0, delivery, response.delay());
        }
        Map<String, String> headers = new LinkedHashMap<>(response.headers());
        if (gzipped) {
            headers.put("Content-Encoding", "gzip");
        }
        byte[] complete = gzipped ? gzipped(response.body()) : response.body();
        byte[] body =
                response.fault().map(fault -> body(fault, complete, gzipped)).orElse(complete);
        int announced = delivery == Delivery.TRUNCATED ? complete.length : body.length;
        return new StubResponse(response.status(), headers, body, announced, delivery, response.delay());
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The headers, without those that frame the body. */
    public Map<String, String> headers() {
        return headers;
    }

    /** The bytes to send, after content coding. The array is shared, because it can be large; do not change it. */
    public byte[] body() {
        return body;
    }

    /** The length to announce: that of the body, or more if the delivery is {@link Delivery#TRUNCATED}. */
    public long contentLength() {
        return contentLength;
    }

    /** How to send it. */
    public Delivery delivery() {
        return delivery;
    }

    /** How long to wait before the first byte is sent. */
    public Duration delay() {
        return delay;
    }

    @Override
    public String toString() {
        return "StubResponse[" + status + ", " + delivery + ", " + body.length + " bytes]";
    }

    private static byte[] body(ConnectionFault fault, byte[] complete, boolean gzipped) {
        return switch (fault) {
            case TRUNCATED_BODY, WRONG_LENGTH -> Arrays.copyOf(complete, complete.length / 2);
            case ENDLESS_BODY -> gzipped ? Endless.ZIPPED : Endless.PLAIN;
            default -> complete;
        };
    }

    private static final class Endless {
        static final byte[] PLAIN = " ".repeat(ENDLESS_BYTES).getBytes(StandardCharsets.ISO_8859_1);
        static final byte[] ZIPPED = gzipped(PLAIN);
    }

    private static byte[] gzipped(byte[] body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(body);
        } catch (IOException impossible) {
            throw new UncheckedIOException("Writing to memory failed", impossible);
        }
        return bytes.toByteArray();
    }
}
