package io.xhscomments.codec.tikhub.wire;

/**
 * The names that members have in TikHub's responses. Both decoders take every name from here. The constants are
 * compiled into the classes that use them, so the table costs nothing when a program starts.
 */
public final class FieldNames {
    // Envelope
    public static final String CODE = "code";
    public static final String DATA = "data";
    public static final String SUCCESS = "success";
    public static final String REQUEST_ID = "request_id";
    public static final String TIME_STAMP = "time_stamp";
    public static final String ROUTER = "router";
    public static final String CACHE_URL = "cache_url";
    public static final String PARAMS = "params";
    public static final String SHARE_TEXT = "share_text";

    // Page
    public static final String COMMENTS = "comments";
    public static final String COMMENT_COUNT = "comment_count";
    public static final String COMMENT_COUNT_L1 = "comment_count_l1";
    public static final String HAS_MORE = "has_more";
    public static final String ALL_SORT_STRATEGIES = "all_sort_strategies";
    public static final String CURRENT_SORT_STRATEGY = "current_sort_strategy";
    public static final String PAGE_CONTEXT = "page_context";

    // Cursor
    public static final String CURSOR = "cursor";
    public static final String INDEX = "index";
    public static final String PAGE_AREA = "pageArea";

    // Comment
    public static final String ID = "id";
    public static final String NOTE_ID = "note_id";
    public static final String COMMENT_ID = "comment_id";
    public static final String CONTENT = "content";
    public static final String TIME = "time";
    public static final String USER = "user";
    public static final String LIKE_COUNT = "like_count";
    public static final String SUB_COMMENT_COUNT = "sub_comment_count";
    public static final String SHOW_TAGS = "show_tags";
    public static final String SHOW_TAGS_V2 = "show_tags_v2";
    public static final String PICTURES = "pictures";
    public static final String AT_USERS = "at_users";
    public static final String HASH_TAGS = "hash_tags";
    public static final String IP_LOCATION = "ip_location";
    public static final String STATUS = "status";
    public static final String SCORE = "score";
    public static final String SUB_COMMENTS = "sub_comments";
    public static final String SUB_COMMENT_CURSOR = "sub_comment_cursor";
    public static final String TARGET_COMMENT = "target_comment";
    public static final String LIKED = "liked";
    public static final String DOWNVOTED = "downvoted";
    public static final String COLLECTED = "collected";
    public static final String HIDDEN = "hidden";
    public static final String INVALID = "invalid";
    public static final String RELATABLE_TO_NOTE = "relatable_to_note";
    public static final String BIZ_LABEL = "biz_label";
    public static final String COMMENT_TYPE = "comment_type";
    public static final String SHOW_TYPE = "show_type";
    public static final String SHARE_STRATEGY = "share_strategy";
    public static final String TRANSLATION_STRATEGY = "translation_strategy";
    public static final String TRACK_ID = "track_id";
    public static final String FRIEND_LIKED_MSG = "friend_liked_msg";
    public static final String MEDIA_SOURCE_TYPE = "media_source_type";

    // User
    public static final String USERID = "userid";
    public static final String USER_ID = "user_id";
    public static final String NICKNAME = "nickname";
    public static final String RED_ID = "red_id";
    public static final String IMAGES = "images";
    public static final String LEVEL = "level";
    public static final String IMAGE = "image";
    public static final String ADDITIONAL_TAGS = "additional_tags";
    public static final String AI_AGENT = "ai_agent";
    public static final String CURRENT_USER = "current_user";

    // Tag, hash tag
    public static final String TYPE = "type";
    public static final String TEXT = "text";
    public static final String STYLE_ID = "style_id";
    public static final String POS = "pos";
    public static final String NAME = "name";
    public static final String LINK = "link";

    // Picture
    public static final String URL = "url";
    public static final String ORIGIN_URL = "origin_url";
    public static final String WIDTH = "width";
    public static final String HEIGHT = "height";
    public static final String FILE_ID = "file_id";

    // Business label
    public static final String PRODUCT_REVIEW = "product_review";
    public static final String GROUP_INVITE = "group_invite";
    public static final String RICH_TEXT = "rich_text";

    private FieldNames() {}
}
