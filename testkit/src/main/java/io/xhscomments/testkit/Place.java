package io.xhscomments.testkit;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import io.xhscomments.codec.tikhub.TikHubApi;
import io.xhscomments.core.model.CommentId;
import java.io.IOException;
import java.util.Optional;
import okio.Buffer;

/**
 * A place in a chain of pages: after which comment, and the how-manieth page is asked for. What cannot be read is the
 * beginning, which is how the service takes it.
 */
record Place(Optional<CommentId> after, int index) {
    static final Place BEGINNING = new Place(Optional.empty(), 1);

    /** From the parts, as App V2 sends them. */
    static Place of(String id, String index) {
        return new Place(commentId(id), number(index));
    }

    /** From the JSON text, as Web V1 sends it. */
    static Place read(String cursor) {
        String id = "";
        String index = "";
        try (JsonReader json = JsonReader.of(new Buffer().writeUtf8(cursor))) {
            json.beginObject();
            while (json.hasNext()) {
                switch (json.nextName()) {
                    case TikHubApi.CURSOR -> id = json.nextString();
                    case TikHubApi.INDEX -> index = json.nextString();
                    default -> json.skipValue();
                }
            }
            json.endObject();
        } catch (IOException | JsonDataException notACursor) {
            return BEGINNING;
        }
        return of(id, index);
    }

    /** The cursor of a page that is followed by another. */
    static String cursorAfter(CommentId last, int index) {
        return Json.text(json -> {
            json.beginObject().name(TikHubApi.CURSOR).value(last.value());
            json.name(TikHubApi.INDEX).value(index);
            json.name(TikHubApi.PAGE_AREA).value(TikHubApi.UNFOLDED).endObject();
        });
    }

    /** The cursor of the last page: it names no comment. */
    static String cursorAtEnd(int index) {
        return Json.text(json -> {
            json.beginObject().name(TikHubApi.INDEX).value(index);
            json.name(TikHubApi.PAGE_AREA).value(TikHubApi.UNFOLDED).endObject();
        });
    }

    static Optional<CommentId> commentId(String text) {
        try {
            return Optional.of(CommentId.of(text));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    private static int number(String text) {
        try {
            return Math.max(1, Integer.parseInt(text));
        } catch (NumberFormatException notANumber) {
            return 1;
        }
    }
}
