package io.xhscomments.adapter.cache.file.format;

import io.xhscomments.adapter.cache.file.report.PageSource;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageKey;
import io.xhscomments.core.page.RawResponse;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The header lines of a page file, in order. Unknown names are kept, the first of two equal names counts, values have
 * no control characters and no surrounding spaces. Mutable, for one thread.
 */
public final class PageHeader {
    public static final String KEY = "key";
    public static final String FETCHED_AT = "fetched-at";
    public static final String SOURCE = "source";
    public static final String STATUS = "status";
    public static final String REQUEST_ID = "request-id";
    public static final String CACHE_URL = "cache-url";
    public static final String FORM = "form";

    public static final String VERBATIM = "verbatim";
    public static final String REDACTED = "redacted";
    /** The service had echoed the API key, and the transport replaced it; all other bytes are as received. */
    public static final String KEY_REDACTED = "key-redacted";

    public static final String STATUS_OK = "200";

    private static final String SEPARATOR = ": ";

    private final Map<String, String> values = new LinkedHashMap<>();

    public static PageHeader of(PageFileName name, Instant fetchedAt, PageSource source) {
        return new PageHeader()
                .with(KEY, new String(name.keyText(), StandardCharsets.UTF_8))
                .with(FETCHED_AT, fetchedAt.truncatedTo(ChronoUnit.MILLIS).toString())
                .with(SOURCE, source.headerValue());
    }

    /** Adds the values that a decoded page and the form of its body determine. */
    public PageHeader withPage(CommentPage page, String form) {
        return with(STATUS, STATUS_OK)
                .withIfClean(REQUEST_ID, page.receipt().requestId())
                .withIfClean(
                        CACHE_URL,
                        page.receipt().cacheLink().map(link -> link.reveal().toString()))
                .with(FORM, form);
    }

    /** The form of a response that a transport returned. */
    public static String formOf(RawResponse response) {
        return response.isRedacted() ? KEY_REDACTED : VERBATIM;
    }

    /** Parses the lines between the first line and the blank line. */
    static PageHeader parse(String text) throws CorruptPageException {
        PageHeader header = new PageHeader();
        for (String line : text.split("\n", -1)) {
            int nameEnd = line.indexOf(SEPARATOR.charAt(0));
            if (nameEnd < 1) {
                throw new CorruptPageException("a header line without a name");
            }
            header.values.putIfAbsent(
                    line.substring(0, nameEnd), line.substring(nameEnd + 1).strip());
        }
        return header;
    }

    public PageHeader copy() {
        PageHeader copy = new PageHeader();
        copy.values.putAll(values);
        return copy;
    }

    /**
     * Sets a value.
     *
     * @throws IllegalArgumentException if the value has control characters
     */
    public PageHeader with(String name, String value) {
        if (hasControls(value)) {
            throw new IllegalArgumentException("The header \"" + name + "\" must have no control characters");
        }
        values.put(name, value);
        return this;
    }

    /** Sets a value from outside the store, unless it is absent or has control characters. */
    public PageHeader withIfClean(String name, Optional<String> value) {
        value.filter(text -> !hasControls(text)).ifPresent(text -> values.put(name, text));
        return this;
    }

    public PageHeader without(String name) {
        values.remove(name);
        return this;
    }

    public Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
    }

    /** Whether the body was redacted for export. */
    public boolean isExported() {
        return get(FORM).filter(REDACTED::equals).isPresent();
    }

    /** The page's key; empty if the header has no valid key. */
    public Optional<PageKey> key() {
        return get(KEY).flatMap(text -> {
            try {
                return Optional.of(PageKeyText.parse(text));
            } catch (IllegalArgumentException invalid) {
                return Optional.empty();
            }
        });
    }

    public Optional<Instant> fetchedAt() {
        return get(FETCHED_AT).flatMap(text -> {
            try {
                return Optional.of(Instant.parse(text));
            } catch (DateTimeException invalid) {
                return Optional.empty();
            }
        });
    }

    /** All names and values; a view. */
    public Map<String, String> values() {
        return values;
    }

    /** The header with the first line and the blank line. */
    public byte[] bytes() {
        StringBuilder text = new StringBuilder(PageFile.FIRST_LINE);
        values.forEach((name, value) ->
                text.append(name).append(SEPARATOR).append(value).append('\n'));
        return text.append('\n').toString().getBytes(StandardCharsets.UTF_8);
    }

    private static boolean hasControls(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (Character.isISOControl(value.charAt(i))) {
                return true;
            }
        }
        return false;
    }
}
