package io.xhscomments.codec.tikhub;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import io.xhscomments.core.failure.ParametersRefusedException;
import io.xhscomments.core.model.Cursor;
import io.xhscomments.core.page.PageRequest;
import java.io.IOException;
import okio.Buffer;

/** The cursor of the App V2 route: a JSON text whose members become parameters of the next request. */
record AppV2Cursor(String cursor, String index, String pageArea) {
    private static final JsonReader.Options MEMBERS =
            JsonReader.Options.of(TikHubApi.CURSOR, TikHubApi.INDEX, TikHubApi.PAGE_AREA);

    static AppV2Cursor of(PageRequest request, int firstIndex, String firstArea) {
        AppV2Cursor first = new AppV2Cursor("", Integer.toString(firstIndex), firstArea);
        return request.after().map(cursor -> read(request, cursor, first)).orElse(first);
    }

    private static AppV2Cursor read(PageRequest request, Cursor cursor, AppV2Cursor first) {
        String id = first.cursor;
        String index = first.index;
        String pageArea = first.pageArea;
        try (JsonReader json = JsonReader.of(new Buffer().writeUtf8(cursor.value()))) {
            json.beginObject();
            while (json.hasNext()) {
                switch (json.selectName(MEMBERS)) {
                    case 0 -> id = json.nextString();
                    case 1 -> index = Long.toString(json.nextLong());
                    case 2 -> pageArea = json.nextString();
                    default -> {
                        json.skipName();
                        json.skipValue();
                    }
                }
            }
            json.endObject();
            if (json.peek() != JsonReader.Token.END_DOCUMENT) {
                throw refused(request);
            }
        } catch (IOException | JsonDataException notOurs) {
            throw refused(request);
        }
        if (id.isEmpty()) {
            throw refused(request);
        }
        return new AppV2Cursor(id, index, pageArea);
    }

    private static ParametersRefusedException refused(PageRequest request) {
        return ParametersRefusedException.beforeSending(
                request,
                "the cursor is none of the App V2 route; expected a JSON object"
                        + " with a member \"cursor\" that is not empty");
    }
}
