package io.xhscomments.core.page;

import io.xhscomments.core.model.Cursor;
import java.util.Optional;
import java.util.regex.Pattern;

/** The place of a page in its chain, in words. */
final class RequestDescription {
    private static final int MOST = 160;

    /**
     * Line breaks and what else would disturb a line: control and format characters, the half that is left of a cut
     * character.
     */
    private static final Pattern DISTURBING = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");

    private RequestDescription() {}

    static String words(Optional<Cursor> after) {
        return after.map(cursor -> ", page after " + shortened(cursor.value())).orElse(", first page");
    }

    private static String shortened(String cursor) {
        String shown = cursor.length() <= MOST ? cursor : cursor.substring(0, MOST) + "…";
        return DISTURBING.matcher(shown).replaceAll(" ");
    }
}
