package io.xhscomments.adapter.cache.file;

import io.xhscomments.adapter.cache.link.CacheLinks;
import io.xhscomments.core.policy.TimeSource;
import io.xhscomments.core.port.AnswerFormat;
import io.xhscomments.core.port.PageTransport;
import java.time.Duration;
import java.util.Optional;
import lombok.With;

/** How a page is got that may not be there. */
@With
record ReadThroughSettings(
        String route,
        PageTransport below,
        AnswerFormat format,
        Optional<Duration> maxAge,
        InDoubt inDoubt,
        Unreadable unreadable,
        UndecodablePolicy undecodable,
        Optional<CacheLinks> links,
        StoreListener listener,
        Duration patience,
        TimeSource time) {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    static ReadThroughSettings of(String route, PageTransport below, AnswerFormat format) {
        return new ReadThroughSettings(
                route,
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
