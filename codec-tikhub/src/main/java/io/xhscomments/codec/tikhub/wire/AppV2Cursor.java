package io.xhscomments.codec.tikhub.wire;

import io.xhscomments.codec.tikhub.json.DecodeException;
import io.xhscomments.codec.tikhub.json.JsonDocument;
import io.xhscomments.codec.tikhub.json.JsonText;
import io.xhscomments.codec.tikhub.json.JsonValue;
import io.xhscomments.codec.tikhub.json.WholeNumbers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The parts of a cursor of the App V2 route, which become parameters of the next request. The route serves them as a
 * JSON text, and sometimes the id alone. Immutable.
 *
 * @param id the member {@code cursor}; empty if it is missing
 * @param index a whole number in digits; empty if it is missing
 * @param pageArea empty if it is missing
 */
public record AppV2Cursor(String id, String index, String pageArea) {
    /** An id or a number that stands alone. */
    private static final Pattern BARE = Pattern.compile("[0-9A-Za-z_-]{1,64}");

    /** The parts of this text; empty if it does not have the form of a cursor of this route. */
    public static Optional<AppV2Cursor> parse(String text) {
        if (BARE.matcher(text).matches()) {
            return text.equals("null") ? Optional.empty() : Optional.of(new AppV2Cursor(text, "", ""));
        }
        try {
            Map<String, JsonValue> parts = JsonDocument.parseObject(text.getBytes(StandardCharsets.UTF_8))
                    .members();
            String index = part(parts, FieldNames.INDEX);
            return Optional.of(new AppV2Cursor(
                    part(parts, FieldNames.CURSOR),
                    index.isEmpty()
                            ? ""
                            : Long.toString(WholeNumbers.parse(index).orElseThrow(AppV2Cursor::fault)),
                    part(parts, FieldNames.PAGE_AREA)));
        } catch (DecodeException otherForm) {
            return Optional.empty();
        }
    }

    private static String part(Map<String, JsonValue> parts, String name) {
        JsonValue part = parts.get(name);
        if (part == null || part.isNull()) {
            return "";
        }
        if (!part.isText() && !part.isNumber()) {
            throw fault();
        }
        return part.text();
    }

    private static DecodeException fault() {
        return DecodeException.ofBody("expected a cursor of the App V2 route");
    }

    /** These parts, and the given ones for those that are missing. */
    public AppV2Cursor withDefaults(String defaultIndex, String defaultPageArea) {
        return new AppV2Cursor(
                id, index.isEmpty() ? defaultIndex : index, pageArea.isEmpty() ? defaultPageArea : pageArea);
    }

    /** The cursor as the service writes it: a JSON object without the parts that are missing. */
    public String toJson() {
        StringBuilder json = new StringBuilder("{\"" + FieldNames.CURSOR + "\":").append(JsonText.quote(id));
        if (!index.isEmpty()) {
            json.append(",\"" + FieldNames.INDEX + "\":").append(index);
        }
        if (!pageArea.isEmpty()) {
            json.append(",\"" + FieldNames.PAGE_AREA + "\":").append(JsonText.quote(pageArea));
        }
        return json.append('}').toString();
    }
}
