package io.xhscomments.adapter.cache.file;

import java.util.Arrays;
import java.util.Optional;

/** Where a stored page came from. */
public enum PageSource {
    /** A request was sent for it, and paid. */
    PAID("paid"),
    /** It was read again from the free copy that the service keeps for a day. */
    CACHE_URL("cache-url"),
    /** Somebody saved the response elsewhere, and it was taken in. */
    IMPORT("import");

    private final String word;

    PageSource(String word) {
        this.word = word;
    }

    /** As it stands in a page file. */
    public String word() {
        return word;
    }

    static Optional<PageSource> ofWord(String word) {
        return Arrays.stream(values())
                .filter(source -> source.word.equals(word))
                .findFirst();
    }
}
