package io.xhscomments.adapter.cache.file.report;

import java.util.Arrays;
import java.util.Optional;

/** The origin of a stored page. */
public enum PageSource {
    /** A paid request. */
    PAID("paid"),
    /** The free copy that the service keeps for a day. */
    CACHE_URL("cache-url"),
    /** A response that was saved elsewhere and imported. */
    IMPORT("import");

    private final String headerValue;

    PageSource(String headerValue) {
        this.headerValue = headerValue;
    }

    /** The value in the header of a page file. */
    public String headerValue() {
        return headerValue;
    }

    /** The source with this header value; empty if there is none. */
    public static Optional<PageSource> ofHeaderValue(String value) {
        return Arrays.stream(values())
                .filter(source -> source.headerValue.equals(value))
                .findFirst();
    }
}
