package io.xhscomments.codec.tikhub;

import io.xhscomments.core.failure.InvalidRequestException;
import io.xhscomments.core.page.CommentArea;
import io.xhscomments.core.page.CommentOrder;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.PageRequest.CommentReplies;
import io.xhscomments.core.page.PageRequest.NoteComments;
import io.xhscomments.core.port.ResponseFormat;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One of the two routes of the API that serve comments. They response with the same object, but name their parameters
 * and pass their cursors differently, and cost differently. Stateless, safe to share between threads; nothing here
 * sends a request.
 */
public enum TikHubRoute {
    /** The documented route. TikHub itself may respond that it is retired; resellers serve it on. */
    WEB_V1("web-v1", TikHubApi.WEB_V1_COMMENTS, TikHubApi.WEB_V1_REPLIES) {
        @Override
        TikHubRequest comments(NoteComments request) {
            if (request.order() != CommentOrder.LATEST || request.area() != CommentArea.UNFOLDED) {
                throw InvalidRequestException.beforeSending(
                        request,
                        "the route " + id() + " knows one order and one area of comments; expected order LATEST and"
                                + " area UNFOLDED, but they are " + request.order() + " and " + request.area());
            }
            return call(commentsPath(), request);
        }

        @Override
        TikHubRequest replies(CommentReplies request) {
            return call(repliesPath(), request);
        }

        private TikHubRequest call(String path, PageRequest request) {
            Map<String, String> parameters = identity(request);
            request.after().ifPresent(cursor -> parameters.put(TikHubApi.LAST_CURSOR, cursor.value()));
            return new TikHubRequest(path, parameters);
        }
    },

    /** The successor of {@link #WEB_V1}; reported to cost more. */
    APP_V2("app-v2", TikHubApi.APP_V2_COMMENTS, TikHubApi.APP_V2_REPLIES) {
        @Override
        TikHubRequest comments(NoteComments request) {
            AppV2Cursor cursor = AppV2Cursor.of(request, 0, AppV2Parameters.of(request.area()));
            Map<String, String> parameters = identity(request);
            parameters.put(TikHubApi.CURSOR, cursor.cursor());
            parameters.put(TikHubApi.INDEX, cursor.index());
            parameters.put(TikHubApi.PAGE_AREA, cursor.pageArea());
            parameters.put(TikHubApi.SORT_STRATEGY, AppV2Parameters.of(request.order()));
            return new TikHubRequest(commentsPath(), parameters);
        }

        @Override
        TikHubRequest replies(CommentReplies request) {
            AppV2Cursor cursor = AppV2Cursor.of(request, 1, TikHubApi.UNFOLDED);
            Map<String, String> parameters = identity(request);
            parameters.put(TikHubApi.CURSOR, cursor.cursor());
            parameters.put(TikHubApi.INDEX, cursor.index());
            return new TikHubRequest(repliesPath(), parameters);
        }
    };

    private final String id;
    private final String commentsPath;
    private final String repliesPath;

    TikHubRoute(String id, String commentsPath, String repliesPath) {
        this.id = id;
        this.commentsPath = commentsPath;
        this.repliesPath = repliesPath;
    }

    /** The name for settings and programs: {@code web-v1}, {@code app-v2}. */
    public String id() {
        return id;
    }

    /** The path of a note's comments, relative to the base address, without a leading slash, at TikHub itself. */
    public String commentsPath() {
        return commentsPath;
    }

    /** The path of a comment's replies, relative to the base address, without a leading slash, at TikHub itself. */
    public String repliesPath() {
        return repliesPath;
    }

    /**
     * The route of this name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static TikHubRoute ofId(String id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("A route must be one of "
                + Arrays.stream(values()).map(TikHubRoute::id).collect(Collectors.joining(", ")) + ", but is \""
                + id
                + "\""));
    }

    /** The route of this name, if there is one. */
    public static Optional<TikHubRoute> find(String id) {
        return Arrays.stream(values()).filter(route -> route.id.equals(id)).findFirst();
    }

    /**
     * The format of this route's responses, for stores and sources: a response that names another route is a
     * {@link io.xhscomments.core.failure.WrongResponseException}. It knows no key: enough for stored responses. For
     * responses to requests that carried a key prefer {@link #format(ApiKey)}.
     */
    public ResponseFormat format() {
        return new TikHubFormat(this, TikHubDecoder.create().expecting(this));
    }

    /**
     * The format of this route's responses, which also removes this key from every failure and receipt: services repeat
     * the key in their responses.
     */
    public ResponseFormat format(ApiKey key) {
        return new TikHubFormat(this, TikHubDecoder.redacting(key).expecting(this));
    }

    /**
     * The call that asks for this page. The cursor goes along verbatim ({@link #WEB_V1}), or as the parts it is made of
     * ({@link #APP_V2}).
     *
     * @throws InvalidRequestException if the cursor is none of this route's: sent all the same, it would buy page 1
     *     again; or if the route cannot be asked for comments in this order, or of this area
     */
    public TikHubRequest requestFor(PageRequest request) {
        if (request instanceof NoteComments comments) {
            return comments(comments);
        }
        return replies((CommentReplies) request);
    }

    /**
     * The same call at a service whose paths begin with another {@link ApiPath}, as those of resellers do.
     *
     * @throws InvalidRequestException as {@link #requestFor(PageRequest)} does
     */
    public TikHubRequest requestFor(PageRequest request, ApiPath apiPath) {
        return requestFor(request).withApiPath(apiPath);
    }

    abstract TikHubRequest comments(NoteComments request);

    abstract TikHubRequest replies(CommentReplies request);

    static Map<String, String> identity(PageRequest request) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put(TikHubApi.NOTE_ID, request.note().value());
        if (request instanceof CommentReplies replies) {
            parameters.put(TikHubApi.COMMENT_ID, replies.comment().value());
        }
        return parameters;
    }
}
