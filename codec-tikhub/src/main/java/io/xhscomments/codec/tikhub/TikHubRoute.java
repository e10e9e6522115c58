package io.xhscomments.codec.tikhub;

import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.failure.InvalidRequestException;
import io.xhscomments.core.model.Cursor;
import io.xhscomments.core.model.ShortLink;
import io.xhscomments.core.page.CommentArea;
import io.xhscomments.core.page.CommentOrder;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.PageRequest.CommentReplies;
import io.xhscomments.core.page.PageRequest.NoteComments;
import io.xhscomments.core.port.ResponseFormat;
import io.xhscomments.core.port.ShortLinkResolver;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The routes of the API that serve comments. All serve the same object, but each has its own parameters, cursors and
 * prices. Stateless, safe to share between threads; sends nothing.
 */
public enum TikHubRoute {
    /** The documented route. TikHub may respond that it is retired; resellers still serve it. */
    WEB_V1("web-v1", TikHubApi.WEB_V1_COMMENTS, TikHubApi.WEB_V1_REPLIES) {
        @Override
        public Optional<TikHubRoute> successor() {
            return Optional.of(APP_V2);
        }

        @Override
        boolean acceptsLinks() {
            return false;
        }

        @Override
        Map<String, String> parameters(PageRequest request) {
            if (request instanceof NoteComments comments
                    && (comments.order() != CommentOrder.LATEST || comments.area() != CommentArea.UNFOLDED)) {
                throw InvalidRequestException.beforeSending(
                        request,
                        "the route " + id() + " knows one order and one area of comments; expected order LATEST and"
                                + " area UNFOLDED, but they are " + comments.order() + " and " + comments.area());
            }
            return request.after()
                    .map(cursor -> Map.of(TikHubApi.LAST_CURSOR, cursor.value()))
                    .orElse(Map.of());
        }

        @Override
        PageRequest toRequest(PageRequest first, Map<String, String> parameters) {
            String cursor = parameters.get(TikHubApi.LAST_CURSOR);
            return cursor == null ? first : first.after(Cursor.of(cursor));
        }
    },

    /** The successor of {@link #WEB_V1}. It is reported to cost more. */
    APP_V2("app-v2", TikHubApi.APP_V2_COMMENTS, TikHubApi.APP_V2_REPLIES) {
        @Override
        public Optional<TikHubRoute> successor() {
            return Optional.empty();
        }

        @Override
        boolean acceptsLinks() {
            return true;
        }

        @Override
        Map<String, String> parameters(PageRequest request) {
            return AppV2Parameters.of(request);
        }

        @Override
        PageRequest toRequest(PageRequest first, Map<String, String> parameters) {
            return AppV2Parameters.toRequest(first, parameters);
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
     * {@link io.xhscomments.core.failure.WrongResponseException}. It removes no key, which suffices for stored
     * responses. For live responses use {@link #format(ApiKey)}.
     */
    public ResponseFormat format() {
        return new TikHubFormat(this, TikHubDecoder.create().expecting(this));
    }

    /**
     * The format of this route's responses, which also removes this key from every failure and receipt, because
     * services repeat the key in their responses.
     */
    public ResponseFormat format(ApiKey key) {
        return new TikHubFormat(this, TikHubDecoder.redacting(key).expecting(this));
    }

    /** The route to use when this one is retired. It serves the same comments, but has its own prices and cursors. */
    public abstract Optional<TikHubRoute> successor();

    /**
     * The HTTP request for a page. {@link #WEB_V1} sends the cursor verbatim, {@link #APP_V2} sends its parts.
     *
     * @throws InvalidRequestException if the cursor does not belong to this route, because the service would serve and
     *     charge page 1 again; or if the route does not know the order or the area
     */
    public TikHubRequest requestFor(PageRequest request) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put(TikHubApi.NOTE_ID, request.note().value());
        String path = commentsPath;
        if (request instanceof CommentReplies replies) {
            parameters.put(TikHubApi.COMMENT_ID, replies.comment().value());
            path = repliesPath;
        }
        parameters.putAll(parameters(request));
        return new TikHubRequest(path, parameters);
    }

    /**
     * The same request at a service whose paths begin with another {@link ApiPath}, such as a reseller.
     *
     * @throws InvalidRequestException as {@link #requestFor(PageRequest)} does
     */
    public TikHubRequest requestFor(PageRequest request, ApiPath apiPath) {
        return requestFor(request).withApiPath(apiPath);
    }

    /**
     * The HTTP request for the first page of the note behind a short link, newest comments first. {@link TikHubLinks}
     * reads the response.
     *
     * @throws InvalidRequestException if this is not {@link #APP_V2}: no other route accepts links
     */
    public TikHubRequest requestFor(ShortLink link) {
        PageRequest request = ShortLinkResolver.request(link);
        if (!acceptsLinks()) {
            throw CommentSourceException.about(
                    InvalidRequestException.beforeSending(
                            request, "the route " + id() + " accepts no short links; expected " + APP_V2.id),
                    "short link " + link);
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put(TikHubApi.SHARE_TEXT, link.value());
        parameters.putAll(parameters(request));
        return new TikHubRequest(commentsPath, parameters);
    }

    /**
     * The same request at a service whose paths begin with another {@link ApiPath}.
     *
     * @throws InvalidRequestException as {@link #requestFor(ShortLink)} does
     */
    public TikHubRequest requestFor(ShortLink link, ApiPath apiPath) {
        return requestFor(link).withApiPath(apiPath);
    }

    /** Whether the route accepts a short link in place of a note's id. */
    abstract boolean acceptsLinks();

    /** The parameters of a request, without its note and comment. */
    abstract Map<String, String> parameters(PageRequest request);

    /**
     * The request that these parameters were sent for.
     *
     * @param first the first page of the same comments
     * @param parameters without empty values
     * @throws IllegalArgumentException if a parameter does not have the form of a cursor
     */
    abstract PageRequest toRequest(PageRequest first, Map<String, String> parameters);
}
