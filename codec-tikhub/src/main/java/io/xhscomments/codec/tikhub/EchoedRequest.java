package io.xhscomments.codec.tikhub;

import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonReader.Token;
import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.model.Cursor;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.page.PageKey;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.PageRequest.NoteComments;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a response was asked for, as its envelope repeats it ({@code router}, {@code params}). If it was asked for by a
 * share text, its rows name the note.
 */
final class EchoedRequest {
    private static final String SHARE_TEXT = "share_text";
    private static final JsonReader.Options NAMES = JsonReader.Options.of("router", "params");

    private @Nullable String router;
    private Map<String, String> params = Map.of();

    private EchoedRequest() {}

    static EchoedRequest of(@Nullable String router, Map<String, String> params) {
        EchoedRequest asked = new EchoedRequest();
        asked.router = router;
        asked.params = params;
        return asked;
    }

    static Optional<PageRequest> requestIn(byte[] body) {
        return in(body, asked -> asked.key().map(PageKey::request));
    }

    static Optional<PageKey> keyIn(byte[] body) {
        return in(body, asked -> asked.key().filter(asked::inTheWordsOf));
    }

    static Optional<TikHubRoute> routeIn(byte[] body) {
        return in(body, EchoedRequest::route);
    }

    private static <T> Optional<T> in(byte[] body, Function<EchoedRequest, Optional<T>> question) {
        EchoedRequest asked = new EchoedRequest();
        Lenient.read(body, asked::read);
        if (asked.router == null || !asked.params.containsKey(TikHubApi.NOTE_ID)) {
            asked.readInside(body);
        }
        try {
            return question.apply(asked);
        } catch (IllegalArgumentException noCursor) {
            return Optional.empty();
        }
    }

    /** An envelope inside another object, and the note that the rows name. */
    private void readInside(byte[] body) {
        try {
            Envelope envelope = Envelope.of(JsonDocument.parseObject(body));
            if (envelope.page().isEmpty()) {
                return;
            }
            router = envelope.router();
            params = envelope.params();
            if (!params.containsKey(TikHubApi.NOTE_ID) && params.containsKey(SHARE_TEXT)) {
                new ResponseOwner(envelope).noteOfRows().ifPresent(note -> params.put(TikHubApi.NOTE_ID, note.value()));
            }
        } catch (DecodeException notWhole) {
            // Then the beginning tells all that can be known.
        }
    }

    /** Empty if it does not tell, or tells of something that is no id and no cursor. */
    Optional<PageKey> key() {
        try {
            return routed();
        } catch (IllegalArgumentException noIdsOrNoCursor) {
            return Optional.empty();
        }
    }

    private Optional<TikHubRoute> route() {
        return Optional.ofNullable(RouterPath.of(router)).map(RouterPath::route);
    }

    private Optional<PageKey> routed() {
        RouterPath path = RouterPath.of(router);
        if (path == null) {
            return Optional.empty();
        }
        return path.servesReplies()
                ? note().flatMap(note ->
                        comment().map(comment -> key(path.route(), PageRequest.replies(note, comment))))
                : note().map(note -> key(path.route(), comments(path.route(), note)));
    }

    /**
     * Only App V2 knows orders and areas. A name that is neither's is caught by {@link #inTheWordsOf}, as the route
     * would not send it.
     */
    private NoteComments comments(TikHubRoute route, NoteId note) {
        NoteComments first = PageRequest.comments(note);
        if (route == TikHubRoute.WEB_V1) {
            return first;
        }
        return first.order(filled(TikHubApi.SORT_STRATEGY)
                        .flatMap(AppV2Parameters::order)
                        .orElse(first.order()))
                .area(filled(TikHubApi.PAGE_AREA).flatMap(AppV2Parameters::area).orElse(first.area()));
    }

    private PageKey key(TikHubRoute route, PageRequest first) {
        Optional<Cursor> cursor = route == TikHubRoute.WEB_V1 ? webV1Cursor() : appV2Cursor();
        return new PageKey(route.id(), cursor.<PageRequest>map(first::after).orElse(first));
    }

    /**
     * Whether the route asks for this page with these parameters. If not, another page was asked for: in an order of
     * another name, say.
     */
    private boolean inTheWordsOf(PageKey key) {
        return TikHubRoute.ofId(key.route()).requestFor(key.request()).parameters().entrySet().stream()
                .allMatch(asks -> filled(asks.getKey())
                        .map(asked -> asked.equalsIgnoreCase(asks.getValue()))
                        .orElse(true));
    }

    private Optional<NoteId> note() {
        return Optional.ofNullable(params.get(TikHubApi.NOTE_ID)).map(NoteId::of);
    }

    private Optional<CommentId> comment() {
        return Optional.ofNullable(params.get(TikHubApi.COMMENT_ID)).map(CommentId::of);
    }

    private Optional<Cursor> webV1Cursor() {
        return filled(TikHubApi.LAST_CURSOR).map(Cursor::of);
    }

    /** The cursor was taken apart for the request; put together again as the service writes it. */
    private Optional<Cursor> appV2Cursor() {
        return filled(TikHubApi.CURSOR)
                .map(cursor -> Cursor.of(CursorForms.compose(
                        cursor,
                        filled(TikHubApi.INDEX)
                                .map(index -> OptionalLong.of(Long.parseLong(index)))
                                .orElse(OptionalLong.empty()),
                        filled(TikHubApi.PAGE_AREA).orElse(""))));
    }

    private Optional<String> filled(String parameter) {
        return Optional.ofNullable(params.get(parameter)).filter(value -> !value.isEmpty());
    }

    private void read(JsonResponseReader in) throws IOException {
        JsonReader json = in.json();
        if (!Lenient.begins(json)) {
            return;
        }
        while (json.hasNext()) {
            switch (json.selectName(NAMES)) {
                case 0 -> router = Lenient.text(json);
                case 1 -> params = params(json);
                default -> Lenient.stepOver(json);
            }
        }
    }

    private static Map<String, String> params(JsonReader json) throws IOException {
        Map<String, String> params = new HashMap<>();
        if (Lenient.begins(json)) {
            while (json.hasNext()) {
                String name = json.nextName();
                if (json.peek() == Token.NULL) {
                    params.remove(name);
                }
                String value = Lenient.scalar(json);
                if (value != null) {
                    params.put(name, value);
                }
            }
            json.endObject();
        }
        return params;
    }
}
