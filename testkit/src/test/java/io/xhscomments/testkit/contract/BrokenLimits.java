package io.xhscomments.testkit.contract;

import static io.xhscomments.testkit.contract.BrokenTransport.broken;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** They take more time, or more memory, than they were given. */
final class BrokenLimits {
    private static final int AN_HOUR = 3_600_000;

    static final List<BrokenTransport> ALL = List.of(
            broken("has no timeout", (settings, client) -> patient(settings, client, AN_HOUR), "T32", "T33"),
            broken("has a timeout of its own", (settings, client) -> patient(settings, client, 1_000), "T32", "T33"),
            broken("has a timeout for each read only", BrokenLimits::timesEachRead, "T33"),
            broken(
                    "has no cap",
                    (settings, client) -> capped(settings, client, Integer.MAX_VALUE),
                    "T34",
                    "T35",
                    "T36"),
            broken("reads to the end before it looks at the cap", BrokenLimits::looksTooLate, "T34"),
            broken("caps zipped bytes", BrokenLimits::capsZippedBytes, "T35"),
            broken("takes a byte more than the cap", (settings, client) -> capped(settings, client, 1), "T36"),
            broken("takes a byte less than the cap", (settings, client) -> capped(settings, client, -1), "T36"));

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
            InputStream unzipped(ResponseHead head, InputStream framed) throws IOException {
                InputStream unzipped = super.unzipped(head, framed);
                return head.chunked() ? new ByteArrayInputStream(unzipped.readAllBytes()) : unzipped;
            }
        };
    }

    private static ReferenceTransport capsZippedBytes(TransportSettings settings, Dialer client) {
        return new ReferenceTransport(settings, client) {
            private volatile boolean zipped;

            @Override
            InputStream unzipped(ResponseHead head, InputStream framed) throws IOException {
                zipped = head.zipped();
                return super.unzipped(head, framed);
            }

            @Override
            boolean tooLarge(long bytes) {
                return !zipped && super.tooLarge(bytes);
            }
        };
    }
}
