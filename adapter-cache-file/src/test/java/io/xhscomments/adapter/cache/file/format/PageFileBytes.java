package io.xhscomments.adapter.cache.file.format;

import java.nio.charset.StandardCharsets;

/** Makes page files with any header. */
public final class PageFileBytes {
    private PageFileBytes() {}

    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A complete file with a valid last line. */
    public static byte[] file(String head, String body) {
        byte[] ending = LastLine.after(bytes(head), bytes(body));
        return bytes(head + body + new String(ending, StandardCharsets.US_ASCII));
    }
}
