package io.xhscomments.codec.tikhub;

import io.xhscomments.core.page.Charge;
import java.net.URI;
import java.time.Duration;

/**
 * The names and numbers of the TikHub API, for whoever talks to it: this library's codec, an HTTP stack of your own, a
 * stub. All are constants, fit for annotations. Paths are relative to the base address and have no leading slash, so
 * that a reseller's path prefix can stand before them; {@link ApiPath#resolve} puts another one in place of
 * {@link #API_PATH}.
 */
public final class TikHubApi {
    /** The service's own host. */
    public static final URI BASE_URL = URI.create("https://api.tikhub.io/");
    /** The service's host for callers in mainland China. */
    public static final URI BASE_URL_CHINA = URI.create("https://api.tikhub.dev/");
    /** How long the service advises to wait for a response, at the most. */
    public static final Duration CALL_TIMEOUT = Duration.ofSeconds(60);

    /** What all paths begin with. Resellers have another: see {@link ApiPath}. */
    public static final String API_PATH = "api/v1/";

    /** Web V1: a note's comments. */
    public static final String WEB_V1_COMMENTS = API_PATH + "xiaohongshu/web/get_note_comments";
    /** Web V1: a comment's replies. */
    public static final String WEB_V1_REPLIES = API_PATH + "xiaohongshu/web/get_note_comment_replies";
    /** App V2: a note's comments. */
    public static final String APP_V2_COMMENTS = API_PATH + "xiaohongshu/app_v2/get_note_comments";
    /** App V2: a comment's replies. */
    public static final String APP_V2_REPLIES = API_PATH + "xiaohongshu/app_v2/get_note_sub_comments";

    /** What an endpoint costs, for free: {@link #ENDPOINT} says which one. Its response has no envelope. */
    public static final String ENDPOINT_INFO = API_PATH + "tikhub/user/get_endpoint_info";
    /** Balance, free credit and the key's status, for free. Its response has no envelope. */
    public static final String USER_INFO = API_PATH + "tikhub/user/get_user_info";
    /** {@link #ENDPOINT_INFO}: the path of the endpoint, here with a leading slash. */
    public static final String ENDPOINT = "endpoint";

    /** Both routes: the note. */
    public static final String NOTE_ID = "note_id";
    /** Both routes, replies: the top-level comment. */
    public static final String COMMENT_ID = "comment_id";
    /** Web V1: the cursor, verbatim. Under any other name it is ignored, and page 1 is served and charged again. */
    public static final String LAST_CURSOR = "lastCursor";
    /** App V2: the member {@code cursor} of the cursor. */
    public static final String CURSOR = "cursor";
    /** App V2: the member {@code index} of the cursor. */
    public static final String INDEX = "index";
    /** App V2, comments: the member {@code pageArea} of the cursor. */
    public static final String PAGE_AREA = "pageArea";
    /** App V2, comments: the order. */
    public static final String SORT_STRATEGY = "sort_strategy";

    /** The page area that is not folded away. */
    public static final String UNFOLDED = "UNFOLDED";
    /** The page area that is folded away. That it serves any comments is inferred, not documented. */
    public static final String FOLDED = "FOLDED";
    /** Newest first. The one order that is not documented to lose or repeat comments while paging. */
    public static final String LATEST = "latest_v2";
    /** Most liked first. */
    public static final String LIKE_COUNT = "like_count";
    /** The service's own order. Documented to lose and to repeat comments while paging. */
    public static final String DEFAULT_ORDER = "default";

    /** The header that carries the key. */
    public static final String AUTHORIZATION = "Authorization";
    /** What stands before the key in {@link #AUTHORIZATION}. */
    public static final String BEARER = "Bearer ";
    /** The header that the edge proxy wants: it responds 403 to bare clients. */
    public static final String USER_AGENT = "User-Agent";

    /** The only status that is charged. */
    static final int HTTP_OK = 200;

    private TikHubApi() {}

    /** The charge of a page's response with this HTTP status: only 200 is charged. */
    public static Charge chargeOf(int status) {
        return status == HTTP_OK ? Charge.CHARGED : Charge.FREE;
    }
}
