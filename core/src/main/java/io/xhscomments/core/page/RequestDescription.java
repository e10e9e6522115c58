package io.xhscomments.core.page;

import io.xhscomments.core.model.Cursor;
import java.util.Optional;
import java.util.regex.Pattern;

/** Describes the position of a page in its sequence. */
final class RequestDescription {
    private static final int MAX_CURSOR_CHARS = 160;

    /**
     * Characters that would disturb a line of text: line breaks, control and format characters, unpaired surrogates.
     */
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");

    private RequestDescription() {}

    static String position(Optional<Cursor> after) {
        return after.map(cursor -> ", page after " + shortened(cursor.value())).orElse(", first page");
    }

    private static String shortened(String cursor) {
        String shown = cursor.length() <= MAX_CURSOR_CHARS ? cursor : cursor.substring(0, MAX_CURSOR_CHARS) + "…";
        return UNPRINTABLE.matcher(shown).replaceAll(" ");
    }
}
