package io.xhscomments.testkit.wire;

import io.xhscomments.codec.tikhub.TikHubApi;
import io.xhscomments.codec.tikhub.TikHubRequest;
import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.model.Cursor;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.page.CommentArea;
import io.xhscomments.core.page.CommentOrder;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.PageRequest.NoteComments;
import java.util.Map;
import java.util.Optional;

/**
 * One request as the service reads it: by the names it knows, on this endpoint. Every other parameter is ignored.
 *
 * @param parameters all that was sent
 * @param cursor the cursor, or its part that names a comment, as sent
 */
public record ParsedRequest(
        Endpoint endpoint, Map<String, String> parameters, Optional<String> cursor, PagePosition place) {
    public static ParsedRequest of(Endpoint endpoint, Map<String, String> parameters) {
        if (!RouteTraits.hasAppV2Parameters(endpoint.route)) {
            Optional<String> cursor = text(parameters, TikHubApi.LAST_CURSOR);
            return new ParsedRequest(
                    endpoint,
                    parameters,
                    cursor,
                    cursor.map(PagePosition::parse).orElse(PagePosition.START));
        }
        Optional<String> cursor = text(parameters, TikHubApi.CURSOR);
        PagePosition place = PagePosition.of(cursor.orElse(""), parameters.getOrDefault(TikHubApi.INDEX, ""));
        return new ParsedRequest(endpoint, parameters, cursor, place);
    }

    public static ParsedRequest of(TikHubRequest call) {
        return of(
                Endpoint.at(call.path())
                        .orElseThrow(() -> new IllegalArgumentException("No route has the path " + call.path())),
                call.parameters());
    }

    public Optional<String> note() {
        return Optional.ofNullable(parameters.get(TikHubApi.NOTE_ID));
    }

    public Optional<String> comment() {
        return endpoint.ofReplies ? Optional.ofNullable(parameters.get(TikHubApi.COMMENT_ID)) : Optional.empty();
    }

    /** What was sent as this parameter of App V2, if it was and is not the usual. */
    public Optional<String> unlike(String name, String usual) {
        return RouteTraits.hasAppV2Parameters(endpoint.route)
                ? text(parameters, name).filter(sent -> !sent.equals(usual))
                : Optional.empty();
    }

    /** The first parameter that must be there and is not. */
    public Optional<String> missing() {
        if (note().isEmpty()) {
            return Optional.of(TikHubApi.NOTE_ID);
        }
        return endpoint.ofReplies && comment().isEmpty() ? Optional.of(TikHubApi.COMMENT_ID) : Optional.empty();
    }

    /** The page that is asked for, or empty if an id has not the form of one. */
    public Optional<PageRequest> page() {
        try {
            NoteId note = NoteId.of(note().orElse(""));
            PageRequest first = endpoint.ofReplies
                    ? PageRequest.replies(note, CommentId.of(comment().orElse("")))
                    : comments(note);
            return Optional.of(understoodCursor().map(first::after).orElse(first));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    private PageRequest comments(NoteId note) {
        NoteComments comments = PageRequest.comments(note);
        return !RouteTraits.hasAppV2Parameters(endpoint.route)
                ? comments
                : comments.order(order()).area(area());
    }

    /** The order that is asked for; the usual one, where the name is unknown. */
    private CommentOrder order() {
        return switch (parameters.getOrDefault(TikHubApi.SORT_STRATEGY, "")) {
            case TikHubApi.LIKE_COUNT -> CommentOrder.LIKES;
            case TikHubApi.DEFAULT_ORDER -> CommentOrder.DEFAULT;
            default -> CommentOrder.LATEST;
        };
    }

    private CommentArea area() {
        return TikHubApi.FOLDED.equals(parameters.get(TikHubApi.PAGE_AREA)) ? CommentArea.FOLDED : CommentArea.UNFOLDED;
    }

    private Optional<Cursor> understoodCursor() {
        if (!RouteTraits.hasAppV2Parameters(endpoint.route)) {
            return place.after().flatMap(comment -> cursor).map(Cursor::of);
        }
        return place.after().map(comment -> Cursor.of(PagePosition.cursorAfter(comment, place.index())));
    }

    private static Optional<String> text(Map<String, String> parameters, String name) {
        return Optional.ofNullable(parameters.get(name)).filter(text -> !text.isEmpty());
    }
}
