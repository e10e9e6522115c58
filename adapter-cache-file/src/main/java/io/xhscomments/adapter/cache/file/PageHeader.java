package io.xhscomments.adapter.cache.file;

import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.RawResponse;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The lines above a page's body, in their order; unknown names are kept, and of a name that comes twice the first line
 * counts. A value has no control characters, and the spaces around it do not count. For one thread.
 */
final class PageHeader {
    static final String KEY = "key";
    static final String FETCHED_AT = "fetched-at";
    static final String SOURCE = "source";
    static final String STATUS = "status";
    static final String REQUEST_ID = "request-id";
    static final String CACHE_URL = "cache-url";
    static final String FORM = "form";

    static final String VERBATIM = "verbatim";
    static final String REDACTED = "redacted";
    /** As received, but for the key that the service had echoed. */
    static final String KEY_REDACTED = "key-redacted";

    static final String OK = "200";

    private static final String SEPARATOR = ": ";

    private final Map<String, String> values = new LinkedHashMap<>();

    static PageHeader of(PageFileName name, Instant fetchedAt, PageSource source) {
        return new PageHeader()
                .with(KEY, new String(name.keyText(), StandardCharsets.UTF_8))
                .with(FETCHED_AT, fetchedAt.truncatedTo(ChronoUnit.MILLIS).toString())
                .with(SOURCE, source.word());
    }

    /** The same, with what is known once there is a response. */
    PageHeader telling(CommentPage page) {
        return with(STATUS, OK)
                .withIfClean(REQUEST_ID, page.receipt().requestId())
                .withIfClean(
                        CACHE_URL,
                        page.receipt().cacheLink().map(link -> link.reveal().toString()))
                .with(FORM, VERBATIM);
    }

    static String formOf(RawResponse response) {
        return response.isRedacted() ? KEY_REDACTED : VERBATIM;
    }

    /** Reads lines; {@code text} has the first line behind it, and ends before the blank one. */
    static PageHeader parse(String text) throws CorruptPageException {
        PageHeader header = new PageHeader();
        for (String line : text.split("\n", -1)) {
            int end = line.indexOf(SEPARATOR.charAt(0));
            if (end < 1) {
                throw new CorruptPageException("a header line without a name");
            }
            header.values.putIfAbsent(
                    line.substring(0, end), line.substring(end + 1).strip());
        }
        return header;
    }

    PageHeader copy() {
        PageHeader copy = new PageHeader();
        copy.values.putAll(values);
        return copy;
    }

    /**
     * Sets a value.
     *
     * @throws IllegalArgumentException if it has control characters
     */
    PageHeader with(String name, String value) {
        if (hasControls(value)) {
            throw new IllegalArgumentException("The header \"" + name + "\" must have no control characters");
        }
        values.put(name, value);
        return this;
    }

    /** Sets a value that came from outside, unless it cannot stand in a header. */
    PageHeader withIfClean(String name, Optional<String> value) {
        value.filter(text -> !hasControls(text)).ifPresent(text -> values.put(name, text));
        return this;
    }

    PageHeader without(String name) {
        values.remove(name);
        return this;
    }

    Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
    }

    Map<String, String> values() {
        return values;
    }

    Optional<Instant> fetchedAt() {
        return get(FETCHED_AT).flatMap(text -> {
            try {
                return Optional.of(Instant.parse(text));
            } catch (DateTimeException unreadable) {
                return Optional.empty();
            }
        });
    }

    /** With the format's first line and the blank line at the end. */
    byte[] bytes() {
        StringBuilder text = new StringBuilder(PageFile.FIRST_LINE);
        values.forEach((name, value) ->
                text.append(name).append(SEPARATOR).append(value).append('\n'));
        return text.append('\n').toString().getBytes(StandardCharsets.UTF_8);
    }

    static boolean hasControls(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (Character.isISOControl(value.charAt(i))) {
                return true;
            }
        }
        return false;
    }
}
