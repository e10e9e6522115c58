package io.xhscomments.adapter.cache.file;

import io.xhscomments.adapter.cache.link.CacheLinks;
import io.xhscomments.core.policy.TimeSource;
import io.xhscomments.core.port.AnswerFormat;
import io.xhscomments.core.port.PageTransport;
import java.time.Duration;
import java.util.Optional;
import lombok.Builder;

/** How a page is got that may not be there. */
@Builder(toBuilder = true)
record ReadThroughSettings(
        String route,
        PageTransport below,
        AnswerFormat format,
        Optional<Duration> maxAge,
        InDoubt inDoubt,
        Unreadable unreadable,
        Optional<CacheLinks> links,
        StoreListener listener,
        Duration patience,
        TimeSource time) {}
