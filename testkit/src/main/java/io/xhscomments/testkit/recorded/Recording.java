package io.xhscomments.testkit.recorded;

import io.xhscomments.core.failure.PageNotStoredException;
import io.xhscomments.core.port.CommentSource;
import io.xhscomments.core.port.PageTransport;
import io.xhscomments.core.port.ResponseFormat;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.platform.commons.support.ReflectionSupport;

/** Pays for pages that are not recorded, within the cap of the process. Safe to share between threads. */
final class Recording implements AutoCloseable {
    private static final System.Logger LOG =
            System.getLogger(Recording.class.getPackage().getName());

    private final RecordingRun run;
    private final PageTransport live;
    private final RawPages raw;
    private final CommentSource paying;

    private Recording(ResponseFormat format, PageTransport live, RawPages raw, RecordingRun run) {
        this.run = run;
        this.live = live;
        this.raw = raw;
        this.paying = raw.borrow().readThrough(live, format).source(run.budget()::decorate);
    }

    static Recording begin(Recorded settings, Path directory, long mostPaid) {
        RecordingRun run = RecordingRun.of(mostPaid);
        PageTransport live = Objects.requireNonNull(
                ReflectionSupport.newInstance(settings.live()).get(), "what live gives");
        return new Recording(settings.route().format(), live, run.pagesFor(directory), run);
    }

    /** What is recorded, and the rest for money. */
    CommentSource after(CommentSource recorded) {
        return request -> {
            try {
                return recorded.fetch(request);
            } catch (PageNotStoredException miss) {
                return paying.fetch(request);
            }
        };
    }

    /** Hands out what was recorded, whatever becomes of the transport. */
    @Override
    public void close() throws Exception {
        try (AutoCloseable closedLast = live instanceof AutoCloseable closeable ? closeable : () -> {}) {
            raw.handOut();
        } finally {
            LOG.log(
                    Level.INFO,
                    "Recording for {0} has ended. Sent by this process so far: {1}",
                    raw,
                    run.budget().spent());
        }
    }
}
