package io.xhscomments.codec.tikhub;

import io.xhscomments.codec.tikhub.wire.FieldNames;
import io.xhscomments.core.page.Charge;
import java.net.URI;
import java.time.Duration;

/**
 * The names and numbers of the TikHub API, for this library's codec, an HTTP stack of your own, or a stub. Texts are
 * constants, so annotations can use them. Paths are relative to the base address and have no leading slash, so that a
 * reseller's prefix can come before them; {@link ApiPath#resolve} replaces {@link #API_PATH}.
 */
public final class TikHubApi {
    /** The service's own host. */
    public static final URI BASE_URL = URI.create("https://api.tikhub.io/");
    /** The service's host for callers in mainland China. */
    public static final URI BASE_URL_CHINA = URI.create("https://api.tikhub.dev/");
    /** The timeout that the service recommends. */
    public static final Duration CALL_TIMEOUT = Duration.ofSeconds(60);

    /** The start of all paths. Resellers have another one: see {@link ApiPath}. */
    public static final String API_PATH = "api/v1/";

    /** Web V1: a note's comments. */
    public static final String WEB_V1_COMMENTS = API_PATH + "xiaohongshu/web/get_note_comments";
    /** Web V1: a comment's replies. */
    public static final String WEB_V1_REPLIES = API_PATH + "xiaohongshu/web/get_note_comment_replies";
    /** App V2: a note's comments. */
    public static final String APP_V2_COMMENTS = API_PATH + "xiaohongshu/app_v2/get_note_comments";
    /** App V2: a comment's replies. */
    public static final String APP_V2_REPLIES = API_PATH + "xiaohongshu/app_v2/get_note_sub_comments";

    /** The price of an endpoint, which {@link #ENDPOINT} names. Free; the response has no envelope. */
    public static final String ENDPOINT_INFO = API_PATH + "tikhub/user/get_endpoint_info";
    /** Balance, free credit and the key's status. Free; the response has no envelope. */
    public static final String USER_INFO = API_PATH + "tikhub/user/get_user_info";
    /** {@link #ENDPOINT_INFO}: the path of the endpoint, here with a leading slash. */
    public static final String ENDPOINT = "endpoint";

    /** All routes: the note. */
    public static final String NOTE_ID = FieldNames.NOTE_ID;
    /** App V2: a short link or a share text, in place of {@link #NOTE_ID}. */
    public static final String SHARE_TEXT = FieldNames.SHARE_TEXT;
    /** All routes, replies: the top-level comment. */
    public static final String COMMENT_ID = FieldNames.COMMENT_ID;
    /** Web V1: the cursor, verbatim. Under another name it is ignored, and page 1 is served and charged again. */
    public static final String LAST_CURSOR = "lastCursor";
    /** App V2: the member {@code cursor} of the cursor. */
    public static final String CURSOR = FieldNames.CURSOR;
    /** App V2: the member {@code index} of the cursor. */
    public static final String INDEX = FieldNames.INDEX;
    /** App V2, comments: the member {@code pageArea} of the cursor. */
    public static final String PAGE_AREA = FieldNames.PAGE_AREA;
    /** App V2, comments: the order. */
    public static final String SORT_STRATEGY = "sort_strategy";

    /** The area of comments that are not folded. */
    public static final String UNFOLDED = "UNFOLDED";
    /** The area of folded comments. It is undocumented whether it contains any. */
    public static final String FOLDED = "FOLDED";
    /** Newest first. The only order that is not documented to lose or repeat comments while paging. */
    public static final String LATEST = "latest_v2";
    /** Most liked first. */
    public static final String LIKE_COUNT = "like_count";
    /** The service's own order, which is documented to lose and repeat comments while paging. */
    public static final String DEFAULT_ORDER = "default";

    /** The header that carries the key. */
    public static final String AUTHORIZATION = "Authorization";
    /** The text before the key in {@link #AUTHORIZATION}. */
    public static final String BEARER = "Bearer ";
    /** The header that the edge proxy requires: without it the response is 403. */
    public static final String USER_AGENT = "User-Agent";

    /** The only status that is charged. */
    static final int HTTP_OK = 200;

    private TikHubApi() {}

    /** The charge of a page's response with this HTTP status: only 200 is charged. */
    public static Charge chargeOf(int status) {
        return status == HTTP_OK ? Charge.CHARGED : Charge.FREE;
    }
}
