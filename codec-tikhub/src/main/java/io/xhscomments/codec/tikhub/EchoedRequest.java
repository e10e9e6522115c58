package io.xhscomments.codec.tikhub;

import io.xhscomments.codec.tikhub.envelope.Envelope;
import io.xhscomments.codec.tikhub.json.DecodeException;
import io.xhscomments.codec.tikhub.json.JsonDocument;
import io.xhscomments.codec.tikhub.json.JsonValue;
import io.xhscomments.codec.tikhub.wire.FieldNames;
import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.model.NoteLink;
import io.xhscomments.core.model.ShortLink;
import io.xhscomments.core.page.PageKey;
import io.xhscomments.core.page.PageRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The request of a response, as the envelope repeats it in {@code router} and {@code params}. If the request named its
 * note by a share text, the rows name the note.
 *
 * @param router the path; null if the envelope has none
 * @param params the parameters that are not null
 */
record EchoedRequest(@Nullable String router, Map<String, String> params) {
    /** Reads the envelope as far as the body is JSON. */
    static EchoedRequest in(byte[] body) {
        Map<String, JsonValue> members = JsonDocument.membersOfPrefix(body);
        EchoedRequest request = new EchoedRequest(
                JsonValue.textOrNull(members.get(FieldNames.ROUTER)), Envelope.params(members.get(FieldNames.PARAMS)));
        return request.router == null || !request.params.containsKey(TikHubApi.NOTE_ID)
                ? inInnerEnvelope(body).orElse(request)
                : request;
    }

    /** Reads an envelope inside another object, and takes the note from the rows if the parameters do not name it. */
    private static Optional<EchoedRequest> inInnerEnvelope(byte[] body) {
        try {
            Envelope envelope = Envelope.of(JsonDocument.parseObject(body));
            if (envelope.page().isEmpty()) {
                return Optional.empty();
            }
            Map<String, String> params = new HashMap<>(envelope.params());
            if (!params.containsKey(TikHubApi.NOTE_ID) && params.containsKey(FieldNames.SHARE_TEXT)) {
                new ResponseOwner(envelope).noteOfRows().ifPresent(note -> params.put(TikHubApi.NOTE_ID, note.value()));
            }
            return Optional.of(new EchoedRequest(envelope.router(), params));
        } catch (DecodeException incomplete) {
            return Optional.empty();
        }
    }

    /** The short link of the request, if it named its note by one. */
    Optional<ShortLink> link() {
        try {
            return Optional.ofNullable(params.get(FieldNames.SHARE_TEXT)).flatMap(NoteLink::shortLinkIn);
        } catch (IllegalArgumentException noLink) {
            return Optional.empty();
        }
    }

    Optional<TikHubRoute> route() {
        return RouterPath.find(router).map(RouterPath::route);
    }

    /** Empty if the envelope names no supported route or no note, or if a parameter is no id or no cursor. */
    Optional<PageKey> key() {
        try {
            return RouterPath.find(router).flatMap(this::key);
        } catch (IllegalArgumentException invalidParameter) {
            return Optional.empty();
        }
    }

    /**
     * The key, unless the route sends other parameters for that page. Then the response belongs to another page, such
     * as one in an order of unknown name.
     */
    Optional<PageKey> exactKey() {
        return key().filter(this::isRepeatedExactly);
    }

    private Optional<PageKey> key(RouterPath path) {
        Map<String, String> filled = new HashMap<>(params);
        filled.values().removeIf(String::isEmpty);
        Optional<NoteId> note =
                Optional.ofNullable(filled.get(TikHubApi.NOTE_ID)).map(NoteId::of);
        Optional<? extends PageRequest> first = path.servesReplies()
                ? note.flatMap(of -> Optional.ofNullable(filled.get(TikHubApi.COMMENT_ID))
                        .map(comment -> PageRequest.replies(of, CommentId.of(comment))))
                : note.map(PageRequest::comments);
        return first.map(page -> new PageKey(path.route().id(), path.route().toRequest(page, filled)));
    }

    private boolean isRepeatedExactly(PageKey key) {
        return TikHubRoute.ofId(key.route()).requestFor(key.request()).parameters().entrySet().stream()
                .allMatch(sent -> {
                    String repeated = params.getOrDefault(sent.getKey(), "");
                    return repeated.isEmpty() || repeated.equalsIgnoreCase(sent.getValue());
                });
    }
}
