package io.xhscomments.adapter.cache.file.storage;

import io.xhscomments.adapter.cache.file.format.PageHeader;
import io.xhscomments.adapter.cache.file.report.PageSource;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;

/**
 * The header of a partial file, with reserved space for the values that arrive with the response. So nothing that is
 * written has to move. Every header that is filled in later must be reserved in {@link #reserve}. For one thread.
 */
final class ReservedHeader {
    private static final int SOURCE_LENGTH = PageSource.CACHE_URL.headerValue().length();
    private static final int REQUEST_ID_LENGTH = 64;
    private static final int CACHE_URL_LENGTH = 256;
    /** Values that may be left out if they are too long: the body contains them, too. */
    private static final Set<String> ALSO_IN_BODY = Set.of(PageHeader.REQUEST_ID, PageHeader.CACHE_URL);

    private final byte[] bytes;
    private final boolean complete;

    private ReservedHeader(byte[] bytes, boolean complete) {
        this.bytes = bytes;
        this.complete = complete;
    }

    /** Reserves space for every value that the response determines. */
    static ReservedHeader reserve(PageHeader known) {
        PageHeader header = known.copy();
        reserve(header, PageHeader.SOURCE, PageSource.PAID.headerValue(), SOURCE_LENGTH);
        reserve(header, PageHeader.STATUS, "", PageHeader.STATUS_OK.length());
        reserve(header, PageHeader.REQUEST_ID, "", REQUEST_ID_LENGTH);
        reserve(header, PageHeader.CACHE_URL, "", CACHE_URL_LENGTH);
        reserve(header, PageHeader.FORM, PageHeader.VERBATIM, PageHeader.KEY_REDACTED.length());
        return new ReservedHeader(header.bytes(), true);
    }

    private static void reserve(PageHeader header, String name, String value, int length) {
        header.with(name, value + " ".repeat(length - value.length()));
    }

    /** The header of a page that is complete in memory. */
    static ReservedHeader of(PageHeader header) {
        return new ReservedHeader(header.bytes(), true);
    }

    /** The header of an existing file. Earlier versions may have reserved less, so missing space is not an error. */
    static ReservedHeader existing(byte[] header) {
        return new ReservedHeader(header.clone(), false);
    }

    /** The header in its present state. The array is shared. */
    byte[] bytes() {
        return bytes;
    }

    /**
     * Writes values into their reserved space.
     *
     * @throws IllegalStateException if a value has no reserved space
     */
    void fillIn(PageHeader values) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        for (Map.Entry<String, String> value : values.values().entrySet()) {
            fillIn(text, value.getKey(), value.getValue());
        }
    }

    private void fillIn(String text, String name, String value) {
        String line = "\n" + name + ": ";
        int lineStart = text.indexOf(line);
        int from = lineStart + line.length();
        byte[] filling = value.getBytes(StandardCharsets.UTF_8);
        if (lineStart >= 0 && filling.length <= text.indexOf('\n', from) - from) {
            System.arraycopy(filling, 0, bytes, from, filling.length);
        } else if (complete && (lineStart < 0 || !ALSO_IN_BODY.contains(name))) {
            throw new IllegalStateException("The page header \"" + name + "\" has no reserved space for its value");
        }
    }
}
