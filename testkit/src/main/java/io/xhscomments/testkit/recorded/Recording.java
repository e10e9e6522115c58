package io.xhscomments.testkit.recorded;

import io.xhscomments.core.failure.PageNotStoredException;
import io.xhscomments.core.port.CommentSource;
import io.xhscomments.core.port.PageTransport;
import io.xhscomments.core.port.ResponseFormat;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.platform.commons.support.ReflectionSupport;

/** Fetches and pays for pages that are not recorded, within the limit of the process. Safe to share between threads. */
final class Recording implements AutoCloseable {
    private static final System.Logger LOG =
            System.getLogger(Recording.class.getPackage().getName());

    private final RecordingRun run;
    private final PageTransport live;
    private final RecordingStore raw;
    private final CommentSource paying;

    private Recording(ResponseFormat format, PageTransport live, RecordingStore raw, RecordingRun run) {
        this.run = run;
        this.live = live;
        this.raw = raw;
        this.paying = raw.acquire().readThrough(live, format).source(run.budget()::decorate);
    }

    static Recording begin(Recorded settings, Path directory, long maxPaid) {
        RecordingRun run = RecordingRun.of(maxPaid);
        PageTransport live = Objects.requireNonNull(
                ReflectionSupport.newInstance(settings.live()).get(), "the live transport");
        return new Recording(settings.route().format(), live, run.storeFor(directory), run);
    }

    /** A source that replays recorded pages and pays for the others. */
    CommentSource withFallback(CommentSource recorded) {
        return request -> {
            try {
                return recorded.fetch(request);
            } catch (PageNotStoredException miss) {
                return paying.fetch(request);
            }
        };
    }

    /** Exports the recorded pages, even if the transport cannot be closed. */
    @Override
    public void close() throws Exception {
        try (AutoCloseable closedLast = live instanceof AutoCloseable closeable ? closeable : () -> {}) {
            raw.export();
        } finally {
            LOG.log(
                    Level.INFO,
                    "Recording for {0} has ended. Requests of this process so far: {1}",
                    raw,
                    run.budget().spent());
        }
    }
}
