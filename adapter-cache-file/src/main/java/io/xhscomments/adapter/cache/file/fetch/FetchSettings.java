package io.xhscomments.adapter.cache.file.fetch;

import io.xhscomments.adapter.cache.file.policy.CorruptPagePolicy;
import io.xhscomments.adapter.cache.file.policy.InDoubtPolicy;
import io.xhscomments.adapter.cache.file.policy.StoreListener;
import io.xhscomments.adapter.cache.file.policy.UndecodablePolicy;
import io.xhscomments.adapter.cache.link.CacheLinkReader;
import io.xhscomments.core.policy.TimeSource;
import io.xhscomments.core.port.PageTransport;
import io.xhscomments.core.port.ResponseFormat;
import java.time.Duration;
import java.util.Optional;
import lombok.With;

/** Settings for fetching a page that is not stored. Immutable. */
@With
public record FetchSettings(
        PageTransport delegate,
        ResponseFormat format,
        Optional<Duration> maxAge,
        Optional<Duration> firstPageMaxAge,
        InDoubtPolicy inDoubtPolicy,
        CorruptPagePolicy corruptPagePolicy,
        UndecodablePolicy undecodablePolicy,
        Optional<CacheLinkReader> links,
        StoreListener listener,
        Duration lockTimeout,
        TimeSource time) {
    private static final Duration DEFAULT_LOCK_TIMEOUT = Duration.ofMinutes(5);

    public static FetchSettings of(PageTransport delegate, ResponseFormat format) {
        return new FetchSettings(
                delegate,
                format,
                Optional.empty(),
                Optional.empty(),
                InDoubtPolicy.PAY_AGAIN,
                CorruptPagePolicy.FAIL,
                UndecodablePolicy.FAIL,
                Optional.of(CacheLinkReader.ofDefaults()),
                new FailSafeListener(StoreListener.LOGGING),
                DEFAULT_LOCK_TIMEOUT,
                TimeSource.SYSTEM);
    }
}
