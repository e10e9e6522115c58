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
import java.util.function.Function;

/**
 * A page request as the service understands it. Parameters with other names are ignored.
 *
 * @param parameters all parameters as sent
 * @param cursor the cursor as sent; on App V2 only the comment id in it
 * @param position the position that the cursor stands for
 * @param sharedNote the note that the share text leads to, if one was sent
 */
public record ParsedRequest(
        Endpoint endpoint,
        Map<String, String> parameters,
        Optional<String> cursor,
        PagePosition position,
        Optional<NoteId> sharedNote) {
    /**
     * Reads the parameters of a request to this endpoint.
     *
     * @param links returns the note that a share text leads to
     */
    public static ParsedRequest of(
            Endpoint endpoint, Map<String, String> parameters, Function<String, Optional<NoteId>> links) {
        if (!RouteTraits.hasAppV2Parameters(endpoint.route)) {
            Optional<String> cursor = text(parameters, TikHubApi.LAST_CURSOR);
            return new ParsedRequest(
                    endpoint,
                    parameters,
                    cursor,
                    cursor.map(PagePosition::parse).orElse(PagePosition.START),
                    Optional.empty());
        }
        Optional<String> cursor = text(parameters, TikHubApi.CURSOR);
        PagePosition position = PagePosition.of(cursor.orElse(""), parameters.getOrDefault(TikHubApi.INDEX, ""));
        Optional<NoteId> sharedNote = text(parameters, TikHubApi.SHARE_TEXT).flatMap(links);
        return new ParsedRequest(endpoint, parameters, cursor, position, sharedNote);
    }

    /** Reads a request of the codec. */
    public static ParsedRequest of(TikHubRequest call) {
        return of(
                Endpoint.at(call.path())
                        .orElseThrow(() -> new IllegalArgumentException("No route has the path " + call.path())),
                call.parameters(),
                shareText -> Optional.empty());
    }

    /** The note id as sent. */
    public Optional<String> note() {
        return Optional.ofNullable(parameters.get(TikHubApi.NOTE_ID));
    }

    /** The share text as sent. Only App V2 knows it. */
    public Optional<String> shareText() {
        return RouteTraits.hasAppV2Parameters(endpoint.route)
                ? text(parameters, TikHubApi.SHARE_TEXT)
                : Optional.empty();
    }

    /** The id of the comment whose replies are requested, as sent. */
    public Optional<String> comment() {
        return endpoint.ofReplies ? Optional.ofNullable(parameters.get(TikHubApi.COMMENT_ID)) : Optional.empty();
    }

    /** The value of this App V2 parameter, unless it is missing or the default. */
    public Optional<String> unlessDefault(String name, String defaultValue) {
        return RouteTraits.hasAppV2Parameters(endpoint.route)
                ? text(parameters, name).filter(sent -> !sent.equals(defaultValue))
                : Optional.empty();
    }

    /** The name of the first required parameter that is missing. */
    public Optional<String> missing() {
        if (note().isEmpty() && shareText().isEmpty()) {
            return Optional.of(TikHubApi.NOTE_ID);
        }
        return endpoint.ofReplies && comment().isEmpty() ? Optional.of(TikHubApi.COMMENT_ID) : Optional.empty();
    }

    /** The requested page, or empty if an id is invalid or the share text leads to no note. */
    public Optional<PageRequest> page() {
        try {
            NoteId note = note().map(NoteId::of).or(() -> sharedNote).orElseThrow(IllegalArgumentException::new);
            PageRequest first = endpoint.ofReplies
                    ? PageRequest.replies(note, CommentId.of(comment().orElse("")))
                    : comments(note);
            return Optional.of(validCursor().map(first::after).orElse(first));
        } catch (IllegalArgumentException invalid) {
            return Optional.empty();
        }
    }

    private PageRequest comments(NoteId note) {
        NoteComments comments = PageRequest.comments(note);
        return !RouteTraits.hasAppV2Parameters(endpoint.route)
                ? comments
                : comments.order(order()).area(area());
    }

    /** The requested order; {@code LATEST} if the name is unknown or the route has no other order. */
    public CommentOrder order() {
        return switch (unlessDefault(TikHubApi.SORT_STRATEGY, TikHubApi.LATEST).orElse("")) {
            case TikHubApi.LIKE_COUNT -> CommentOrder.LIKES;
            case TikHubApi.DEFAULT_ORDER -> CommentOrder.DEFAULT;
            default -> CommentOrder.LATEST;
        };
    }

    /** The requested area; {@code UNFOLDED} if the name is unknown or the route has no other area. */
    public CommentArea area() {
        return unlessDefault(TikHubApi.PAGE_AREA, TikHubApi.UNFOLDED)
                        .filter(TikHubApi.FOLDED::equals)
                        .isPresent()
                ? CommentArea.FOLDED
                : CommentArea.UNFOLDED;
    }

    private Optional<Cursor> validCursor() {
        if (!RouteTraits.hasAppV2Parameters(endpoint.route)) {
            return position.after().flatMap(comment -> cursor).map(Cursor::of);
        }
        return position.after().map(comment -> Cursor.of(PagePosition.cursorAfter(comment, position.index(), area())));
    }

    private static Optional<String> text(Map<String, String> parameters, String name) {
        return Optional.ofNullable(parameters.get(name)).filter(text -> !text.isEmpty());
    }
}
