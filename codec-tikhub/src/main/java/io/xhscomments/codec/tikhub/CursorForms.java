package io.xhscomments.codec.tikhub;

import com.squareup.moshi.JsonWriter;
import io.xhscomments.core.model.Cursor;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * The forms of a cursor that have been met. A text is kept verbatim, an object is its own JSON text, and a bare id or
 * number is put together with the {@code index} and {@code pageArea} that stand beside it, as the service usually does.
 */
final class CursorForms {
    private CursorForms() {}

    /**
     * The cursor to send back.
     *
     * @param index the member beside it, if there is one
     * @param pageArea the member beside it, if there is one
     * @return empty if it has none of the forms, or is too long
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
        OptionalLong number = index == null ? OptionalLong.empty() : Numbers.whole(index.text());
        String area = pageArea == null || !pageArea.isText() ? "" : pageArea.text();
        boolean bare = !text.stripLeading().startsWith("{");
        return bare && (number.isPresent() || !area.isEmpty()) ? compose(text, number, area) : text;
    }

    /** The text of an App V2 cursor, as the service writes it. */
    static String compose(String id, OptionalLong index, String pageArea) {
        Buffer text = new Buffer();
        try (JsonWriter json = JsonWriter.of(text)) {
            json.beginObject().name(TikHubApi.CURSOR).value(id);
            if (index.isPresent()) {
                json.name(TikHubApi.INDEX).value(index.getAsLong());
            }
            if (!pageArea.isEmpty()) {
                json.name(TikHubApi.PAGE_AREA).value(pageArea);
            }
            json.endObject();
        } catch (IOException never) {
            throw new IllegalStateException("A buffer does not fail", never);
        }
        return text.readUtf8();
    }

    /**
     * Whether another page can be asked for with it: an object must name where to go on, and not where it came from.
     */
    static boolean leadsSomewhere(Cursor cursor, Optional<Cursor> sent) {
        return !sent.equals(Optional.of(cursor))
                && AppV2Cursor.parse(cursor.value())
                        .map(parts -> !parts.cursor().isEmpty())
                        .orElse(true);
    }
}
