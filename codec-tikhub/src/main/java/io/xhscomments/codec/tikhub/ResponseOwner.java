package io.xhscomments.codec.tikhub;

import io.xhscomments.core.failure.WrongResponseException;
import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.PageKey;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.PageRequest.CommentReplies;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whose response this is: what its envelope repeats of the request, and what its rows say. */
final class ResponseOwner {
    private static final Pattern ZEROS = Pattern.compile("0*");

    private final Envelope envelope;
    private final Map<String, String> params;

    ResponseOwner(Envelope envelope) {
        this.envelope = envelope;
        this.params = envelope.params();
    }

    /**
     * The failure that it belongs to another note, comment or route than was requested.
     *
     * @param expected the route that was asked, if that is known
     */
    Optional<WrongResponseException> mismatch(PageRequest request, @Nullable TikHubRoute expected, Charge charge) {
        return difference(request, expected)
                .map(difference -> new WrongResponseException(request, charge, difference, key()));
    }

    private Optional<String> difference(PageRequest request, @Nullable TikHubRoute expected) {
        return Optional.<String>empty()
                .or(() -> otherNote(request).map(note -> "note " + note))
                .or(() -> otherComment(request).map(comment -> "comment " + comment))
                .or(() -> otherRoute(request, expected));
    }

    private Optional<NoteId> otherNote(PageRequest request) {
        return param(TikHubApi.NOTE_ID, NoteId::of)
                .filter(note -> !note.equals(request.note()))
                .or(() -> noteOfRows().filter(note -> !note.equals(request.note())));
    }

    private Optional<CommentId> otherComment(PageRequest request) {
        return param(TikHubApi.COMMENT_ID, CommentId::of)
                .filter(comment -> request instanceof CommentReplies replies && !comment.equals(replies.comment()));
    }

    private Optional<String> otherRoute(PageRequest request, @Nullable TikHubRoute expected) {
        RouterPath path = RouterPath.of(envelope.router());
        return path != null && path.isOfAnother(expected, request) ? Optional.of(path.describe()) : Optional.empty();
    }

    /** Where it belongs, if the envelope says so in full and the rows agree. */
    private Optional<PageKey> key() {
        return EchoedRequest.of(envelope.router(), params)
                .key()
                .filter(key -> noteOfRows().equals(Optional.of(key.request().note())));
    }

    /** The one note that all rows belong to, if there are rows and each of them names it. */
    Optional<NoteId> noteOfRows() {
        Set<Optional<NoteId>> notes =
                envelope.rows().stream().map(ResponseOwner::noteOf).collect(Collectors.toSet());
        return notes.size() == 1 ? notes.iterator().next() : Optional.empty();
    }

    private static Optional<NoteId> noteOf(Map<String, JsonValue> row) {
        JsonValue note = row.get(TikHubApi.NOTE_ID);
        return note != null && note.isText() ? made(note.text(), NoteId::of) : Optional.empty();
    }

    /** An id among the parameters; one of zeros alone is a placeholder, which names nothing. */
    private <T> Optional<T> param(String name, Function<String, T> of) {
        return Optional.ofNullable(params.get(name))
                .filter(text -> !ZEROS.matcher(text).matches())
                .flatMap(text -> made(text, of));
    }

    private static <T> Optional<T> made(String text, Function<String, T> of) {
        try {
            return Optional.of(of.apply(text));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }
}
