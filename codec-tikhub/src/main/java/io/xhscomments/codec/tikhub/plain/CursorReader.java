package io.xhscomments.codec.tikhub.plain;

import io.xhscomments.codec.tikhub.json.JsonValue;
import io.xhscomments.codec.tikhub.json.WholeNumbers;
import io.xhscomments.codec.tikhub.wire.AppV2Cursor;
import io.xhscomments.core.model.Cursor;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Reads a cursor in every form that the service has been seen to send. A text is kept verbatim, an object is kept as
 * its JSON text, and a bare id or number is put together with the {@code index} and {@code pageArea} beside it, as the
 * service usually does.
 */
final class CursorReader {
    private CursorReader() {}

    /**
     * The cursor to send back.
     *
     * @param index the member beside it, if there is one
     * @param pageArea the member beside it, if there is one
     * @return empty if the value has none of the forms, or is too long
     */
    static Optional<Cursor> read(JsonValue value, @Nullable JsonValue index, @Nullable JsonValue pageArea) {
        Optional<String> text = switch (value.kind()) {
            case TEXT, NUMBER -> Optional.of(completed(value.text(), index, pageArea));
            case OBJECT -> Optional.of(value.json());
            case LIST, BOOLEAN, NULL -> Optional.empty();
        };
        return text.filter(cursor -> cursor.length() <= Cursor.MAX_LENGTH).map(Cursor::of);
    }

    private static String completed(String text, @Nullable JsonValue index, @Nullable JsonValue pageArea) {
        OptionalLong number = index == null ? OptionalLong.empty() : WholeNumbers.parse(index.text());
        String area = pageArea == null || !pageArea.isText() ? "" : pageArea.text();
        boolean bare = !text.stripLeading().startsWith("{");
        if (!bare || (number.isEmpty() && area.isEmpty())) {
            return text;
        }
        String digits = number.isPresent() ? Long.toString(number.getAsLong()) : "";
        return new AppV2Cursor(text, digits, area).toJson();
    }

    /**
     * Whether the cursor leads to another page: it differs from the cursor that was sent, and an object has a member
     * {@code cursor} that is not empty.
     */
    static boolean leadsOn(Cursor cursor, Optional<Cursor> sent) {
        return !sent.equals(Optional.of(cursor))
                && AppV2Cursor.parse(cursor.value())
                        .map(parts -> !parts.id().isEmpty())
                        .orElse(true);
    }
}
