package io.xhscomments.adapter.cache.file;

import io.xhscomments.adapter.cache.link.CacheLinkReader;
import io.xhscomments.core.policy.TimeSource;
import io.xhscomments.core.port.PageTransport;
import io.xhscomments.core.port.ResponseFormat;
import java.time.Duration;
import java.util.Optional;
import lombok.With;

/** How a page is got that may not be there. */
@With
record ReadThroughSettings(
        PageTransport below,
        ResponseFormat format,
        Optional<Duration> maxAge,
        InDoubtPolicy inDoubt,
        CorruptPagePolicy unreadable,
        UndecodablePolicy undecodable,
        Optional<CacheLinkReader> links,
        StoreListener listener,
        Duration timeout,
        TimeSource time) {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    static ReadThroughSettings of(PageTransport below, ResponseFormat format) {
        return new ReadThroughSettings(
                below,
                format,
                Optional.empty(),
                InDoubtPolicy.PAY_AGAIN,
                CorruptPagePolicy.FAIL,
                UndecodablePolicy.FAIL,
                Optional.of(CacheLinkReader.ofDefaults()),
                new CarefulListener(StoreListener.LOGGING),
                PATIENCE,
                TimeSource.SYSTEM);
    }
}
