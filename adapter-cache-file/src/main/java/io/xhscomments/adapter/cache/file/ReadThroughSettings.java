package io.xhscomments.adapter.cache.file;

import io.xhscomments.adapter.cache.link.CacheLinks;
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
        InDoubt inDoubt,
        Unreadable unreadable,
        UndecodablePolicy undecodable,
        Optional<CacheLinks> links,
        StoreListener listener,
        Duration patience,
        TimeSource time) {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    static ReadThroughSettings of(PageTransport below, ResponseFormat format) {
        return new ReadThroughSettings(
                below,
                format,
                Optional.empty(),
                InDoubt.PAY_AGAIN,
                Unreadable.FAIL,
                UndecodablePolicy.FAIL,
                Optional.of(CacheLinks.ofDefaults()),
                new CarefulListener(StoreListener.LOGGING),
                PATIENCE,
                TimeSource.SYSTEM);
    }
}
