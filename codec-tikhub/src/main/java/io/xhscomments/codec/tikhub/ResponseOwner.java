package io.xhscomments.codec.tikhub;

import io.xhscomments.codec.tikhub.envelope.Envelope;
import io.xhscomments.codec.tikhub.json.JsonValue;
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

/** Finds out which request a response belongs to, by the parameters in its envelope and by its rows. */
final class ResponseOwner {
    private static final Pattern ZEROS = Pattern.compile("0*");

    private final Envelope envelope;
    private final Map<String, String> params;

    ResponseOwner(Envelope envelope) {
        this.envelope = envelope;
        this.params = envelope.params();
    }

    /**
     * The failure that the response belongs to another note, comment or route than the request.
     *
     * @param expected the route of the request; null if it is not known
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
        return RouterPath.find(envelope.router())
                .filter(path -> path.differsFrom(expected, request))
                .map(RouterPath::describe);
    }

    /** The key of the response, if the envelope has all of it and the rows agree. */
    private Optional<PageKey> key() {
        return new EchoedRequest(envelope.router(), params)
                .exactKey()
                .filter(key -> noteOfRows().equals(Optional.of(key.request().note())));
    }

    /** The note that every row names; empty if there are no rows, or if they name several notes or none. */
    Optional<NoteId> noteOfRows() {
        Set<Optional<NoteId>> notes =
                envelope.rows().stream().map(ResponseOwner::noteOfRow).collect(Collectors.toSet());
        return notes.size() == 1 ? notes.iterator().next() : Optional.empty();
    }

    static Optional<NoteId> noteOfRow(Map<String, JsonValue> row) {
        JsonValue note = row.get(TikHubApi.NOTE_ID);
        return note != null && note.isText() ? parse(note.text(), NoteId::of) : Optional.empty();
    }

    /** An id among the parameters. An id of zeros alone is a placeholder and is left out. */
    private <T> Optional<T> param(String name, Function<String, T> of) {
        return Optional.ofNullable(params.get(name))
                .filter(text -> !ZEROS.matcher(text).matches())
                .flatMap(text -> parse(text, of));
    }

    private static <T> Optional<T> parse(String text, Function<String, T> of) {
        try {
            return Optional.of(of.apply(text));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }
}
