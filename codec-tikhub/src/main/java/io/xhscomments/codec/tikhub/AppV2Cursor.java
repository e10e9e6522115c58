package io.xhscomments.codec.tikhub;

import io.xhscomments.core.failure.InvalidRequestException;
import io.xhscomments.core.page.PageRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The parts of a cursor of the App V2 route, which become parameters of the next request. The route serves them as a
 * JSON text, and sometimes the id alone.
 */
record AppV2Cursor(String cursor, String index, String pageArea) {
    /** An id or a number that stands alone. */
    private static final Pattern BARE = Pattern.compile("[0-9A-Za-z_-]{1,64}");

    static AppV2Cursor of(PageRequest request, int firstIndex, String firstArea) {
        AppV2Cursor first = new AppV2Cursor("", Integer.toString(firstIndex), firstArea);
        return request.after()
                .map(cursor -> parse(cursor.value())
                        .filter(parts -> !parts.cursor.isEmpty())
                        .map(parts -> parts.completedBy(first))
                        .orElseThrow(() -> refused(request)))
                .orElse(first);
    }

    /** The parts, those that are missing empty; empty if the text does not have the form of a cursor of this route. */
    static Optional<AppV2Cursor> parse(String text) {
        if (BARE.matcher(text).matches()) {
            return text.equals("null") ? Optional.empty() : Optional.of(new AppV2Cursor(text, "", ""));
        }
        try {
            Map<String, JsonValue> parts = JsonDocument.parseObject(text.getBytes(StandardCharsets.UTF_8))
                    .members();
            String index = part(parts, TikHubApi.INDEX);
            return Optional.of(new AppV2Cursor(
                    part(parts, TikHubApi.CURSOR),
                    index.isEmpty() ? "" : Long.toString(Numbers.whole(index).orElseThrow(AppV2Cursor::fault)),
                    part(parts, TikHubApi.PAGE_AREA)));
        } catch (DecodeException notOfThisRoute) {
            return Optional.empty();
        }
    }

    private static String part(Map<String, JsonValue> parts, String name) {
        JsonValue part = parts.get(name);
        if (part == null || part.isNull()) {
            return "";
        }
        if (!part.isText() && part.kind() != JsonValue.Kind.NUMBER) {
            throw fault();
        }
        return part.text();
    }

    private static DecodeException fault() {
        return DecodeException.ofWhole("expected a cursor of the App V2 route");
    }

    private AppV2Cursor completedBy(AppV2Cursor first) {
        return new AppV2Cursor(
                cursor, index.isEmpty() ? first.index : index, pageArea.isEmpty() ? first.pageArea : pageArea);
    }

    private static InvalidRequestException refused(PageRequest request) {
        return InvalidRequestException.beforeSending(
                request,
                "the cursor is not one of the App V2 route; expected a JSON object with a member \"cursor\" that is not"
                        + " empty, or an id alone");
    }
}
