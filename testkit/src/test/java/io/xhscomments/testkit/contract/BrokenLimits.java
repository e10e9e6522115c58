package io.xhscomments.testkit.contract;

import static io.xhscomments.testkit.contract.BrokenTransport.broken;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** Transports that exceed the time or size limit. */
final class BrokenLimits {
    private static final int AN_HOUR = 3_600_000;

    static final List<BrokenTransport> ALL = List.of(
            broken("has no timeout", (settings, client) -> patient(settings, client, AN_HOUR), "T32", "T33"),
            broken("uses its own timeout", (settings, client) -> patient(settings, client, 1_000), "T32", "T33"),
            broken("has a timeout per read only", BrokenLimits::timesEachRead, "T33"),
            broken(
                    "has no size limit",
                    (settings, client) -> capped(settings, client, Integer.MAX_VALUE),
                    "T34",
                    "T35",
                    "T36"),
            broken("checks the size limit after reading everything", BrokenLimits::looksTooLate, "T34"),
            broken("limits compressed bytes", BrokenLimits::capsZippedBytes, "T35"),
            broken("accepts one byte more than the limit", (settings, client) -> capped(settings, client, 1), "T36"),
            broken("accepts one byte less than the limit", (settings, client) -> capped(settings, client, -1), "T36"));

    private BrokenLimits() {}

    private static ReferenceTransport patient(TransportSettings settings, Dialer client, int millis) {
        return new ReferenceTransport(settings, client) {
            @Override
            int timeout(long end) {
                return millis;
            }
        };
    }

    private static ReferenceTransport timesEachRead(TransportSettings settings, Dialer client) {
        return patient(settings, client, (int) settings.callTimeout().toMillis());
    }

    private static ReferenceTransport capped(TransportSettings settings, Dialer client, long more) {
        return new ReferenceTransport(settings, client) {
            @Override
            boolean tooLarge(long bytes) {
                return super.tooLarge(bytes - more);
            }
        };
    }

    private static ReferenceTransport looksTooLate(TransportSettings settings, Dialer client) {
        return new ReferenceTransport(settings, client) {
            @Override
            InputStream decompressed(ResponseHead head, InputStream framed) throws IOException {
                InputStream decompressed = super.decompressed(head, framed);
                return head.chunked() ? new ByteArrayInputStream(decompressed.readAllBytes()) : decompressed;
            }
        };
    }

    private static ReferenceTransport capsZippedBytes(TransportSettings settings, Dialer client) {
        return new ReferenceTransport(settings, client) {
            private volatile boolean gzipped;

            @Override
            InputStream decompressed(ResponseHead head, InputStream framed) throws IOException {
                gzipped = head.gzipped();
                return super.decompressed(head, framed);
            }

            @Override
            boolean tooLarge(long bytes) {
                return !gzipped && super.tooLarge(bytes);
            }
        };
    }
}
