package io.xhscomments.testkit.wire;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import io.xhscomments.codec.tikhub.TikHubApi;
import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.page.CommentArea;
import java.io.IOException;
import java.util.Optional;
import okio.Buffer;

/**
 * The position that a cursor stands for: the comment before the page, and the page's number. Like the service, it reads
 * an invalid cursor as the position of page 1.
 */
public record PagePosition(Optional<CommentId> after, int index) {
    /** The position of page 1. */
    public static final PagePosition START = new PagePosition(Optional.empty(), 1);

    /** Reads the two parameters that App V2 sends. */
    public static PagePosition of(String id, String index) {
        return new PagePosition(commentId(id), number(index));
    }

    /** Reads the JSON text that Web V1 sends. */
    public static PagePosition parse(String cursor) {
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
        } catch (IOException | JsonDataException invalid) {
            return START;
        }
        return of(id, index);
    }

    /** The cursor of a page that has a next page. */
    public static String cursorAfter(CommentId last, int index) {
        return cursorAfter(last, index, CommentArea.UNFOLDED);
    }

    /** The same in one area of the note. */
    public static String cursorAfter(CommentId last, int index, CommentArea area) {
        return Json.text(json -> {
            json.beginObject().name(TikHubApi.CURSOR).value(last.value());
            json.name(TikHubApi.INDEX).value(index);
            json.name(TikHubApi.PAGE_AREA).value(area.name()).endObject();
        });
    }

    /** The cursor of the last page. It contains no comment id. */
    public static String cursorAtEnd(int index) {
        return cursorAtEnd(index, CommentArea.UNFOLDED);
    }

    /** The same in one area of the note. */
    public static String cursorAtEnd(int index, CommentArea area) {
        return Json.text(json -> {
            json.beginObject().name(TikHubApi.INDEX).value(index);
            json.name(TikHubApi.PAGE_AREA).value(area.name()).endObject();
        });
    }

    /** The comment id in this text, or empty if the text is not an id. */
    public static Optional<CommentId> commentId(String text) {
        try {
            return Optional.of(CommentId.of(text));
        } catch (IllegalArgumentException invalid) {
            return Optional.empty();
        }
    }

    private static int number(String text) {
        try {
            return Math.max(1, Integer.parseInt(text));
        } catch (NumberFormatException invalid) {
            return 1;
        }
    }
}
