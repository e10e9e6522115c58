package io.xhscomments.adapter.cache.file;

import io.xhscomments.codec.tikhub.TikHubDecoder;
import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.core.model.Cursor;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.page.CacheLink;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageKey;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.RawResponse;
import io.xhscomments.core.port.PageDecoder;
import io.xhscomments.core.port.ResponseFormat;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

/** Minimal responses of the service, optionally filled to a length. Note and page determine everything. */
public final class Responses {
    public static final ResponseFormat FORMAT = TikHubRoute.WEB_V1.format();
    public static final String ROUTE = FORMAT.route();
    public static final NoteId NOTE = NoteId.of("6700000000000000000000aa");
    public static final String CACHE = "https://cache.tikhub.io/api/v1/cache/public/";

    /** Has no list of comments, so no version can make a page of it. */
    static final String MALFORMED = "{\"code\":200,\"request_id\":\"r\",\"data\":{\"code\":0,\"data\":{"
            + "\"user_id\":\"5e0000000000000000000001\",\"comments\":17,\"has_more\":true}}}";

    /** Reports a failure that was charged. */
    static final String FAILED = "{\"code\":200,\"request_id\":\"r\",\"data\":{\"code\":301,\"data\":{}}}";

    private Responses() {}

    public static NoteId note(int number) {
        return NoteId.of("67000000" + HexFormat.of().toHexDigits((long) number));
    }

    /** Page {@code page} of a note, from 0. */
    public static PageRequest request(NoteId note, int page) {
        PageRequest first = PageRequest.comments(note);
        return page == 0 ? first : first.after(cursor(note, page));
    }

    public static PageRequest request(int page) {
        return request(NOTE, page);
    }

    public static PageKey key(int page) {
        return new PageKey(ROUTE, request(page));
    }

    public static Cursor cursor(NoteId note, int page) {
        return Cursor.of("{\"cursor\":\"" + commentId(note, page - 1) + "\",\"index\":2,\"pageArea\":\"UNFOLDED\"}");
    }

    public static String commentId(NoteId note, int page) {
        return "68" + note.value().substring(16) + HexFormat.of().toHexDigits(page) + "000000";
    }

    /** The number of the requested page, from 0. */
    public static int pageOf(Optional<String> cursor) {
        return cursor.map(text -> HexFormat.fromHexDigits(text, 21, 29) + 1).orElse(0);
    }

    public static byte[] page(int page) {
        return page(NOTE, page, 0);
    }

    /**
     * A response.
     *
     * @param filling the number of additional bytes
     */
    public static byte[] page(NoteId note, int page, int filling) {
        String id = new UUID(note.hashCode(), page).toString();
        String cursor = page == 0
                ? ""
                : ",\"lastCursor\":\"" + escaped(cursor(note, page).value()) + "\"";
        String comment = "{\"id\":\"" + commentId(note, page) + "\",\"note_id\":\"" + note + "\",\"content\":\"第"
                + page + "页 🙂" + "x".repeat(filling) + "\",\"time\":1720000000,\"like_count\":9007199254740993,"
                + "\"user\":{\"userid\":\"5f00000000000000000000000000a\",\"nickname\":\"n\"}}";
        return ("{\"code\":200,\"request_id\":\"" + id + "\",\"time_stamp\":1770343442,\"cache_url\":\"" + CACHE + id
                        + "?sign=" + "ab".repeat(32) + "\",\"router\":\"/api/v1/xiaohongshu/web/get_note_comments\","
                        + "\"params\":{\"note_id\":\"" + note + "\"" + cursor + "},\"data\":{\"code\":0,\"data\":{"
                        + "\"user_id\":\"5e0000000000000000000001\",\"comment_count\":9,\"comment_count_l1\":9,"
                        + "\"comments\":[" + comment + "],\"has_more\":true,\"cursor\":\""
                        + escaped(cursor(note, page + 1).value()) + "\"}}}")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** A format of any route name. */
    public static ResponseFormat format(String route) {
        return format(route, TikHubDecoder.create());
    }

    public static ResponseFormat format(String route, PageDecoder decoder) {
        TikHubDecoder tikhub = TikHubDecoder.create();
        return new ResponseFormat() {
            @Override
            public String route() {
                return route;
            }

            @Override
            public Optional<PageKey> keyOf(byte[] body) {
                return tikhub.keyOf(body);
            }

            @Override
            public Optional<String> routeOf(byte[] body) {
                return tikhub.routeOf(body);
            }

            @Override
            public Optional<CacheLink> linkIn(byte[] beginning) {
                return tikhub.linkIn(beginning);
            }

            @Override
            public CommentPage decode(PageRequest request, RawResponse response) {
                return decoder.decode(request, response);
            }
        };
    }

    private static String escaped(String text) {
        return text.replace("\"", "\\\"");
    }
}
