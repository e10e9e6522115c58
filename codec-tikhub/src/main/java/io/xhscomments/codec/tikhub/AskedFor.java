package io.xhscomments.codec.tikhub;

import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonReader.Token;
import com.squareup.moshi.JsonWriter;
import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.model.Cursor;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.page.PageKey;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.PageRequest.NoteComments;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/** What an answer was asked for, as its envelope repeats it ({@code router}, {@code params}). */
final class AskedFor {
    private static final JsonReader.Options NAMES = JsonReader.Options.of("router", "params");

    private @Nullable String router;
    private Map<String, String> params = Map.of();

    private AskedFor() {}

    static Optional<PageRequest> requestIn(byte[] body) {
        return in(body, asked -> asked.key().map(PageKey::request));
    }

    static Optional<PageKey> keyIn(byte[] body) {
        return in(body, asked -> asked.key().filter(asked::inTheWordsOf));
    }

    static Optional<TikHubRoute> routeIn(byte[] body) {
        return in(body, AskedFor::route);
    }

    private static <T> Optional<T> in(byte[] body, Function<AskedFor, Optional<T>> question) {
        AskedFor asked = new AskedFor();
        Lenient.read(body, asked::read);
        try {
            return question.apply(asked);
        } catch (IllegalArgumentException noIdsOrNoCursor) {
            return Optional.empty();
        }
    }

    private Optional<TikHubRoute> route() {
        return Arrays.stream(TikHubRoute.values())
                .filter(route -> routed(route.commentsPath()) || routed(route.repliesPath()))
                .findFirst();
    }

    private Optional<PageKey> key() {
        for (TikHubRoute route : TikHubRoute.values()) {
            if (routed(route.commentsPath())) {
                return note().map(note -> key(route, comments(route, note)));
            }
            if (routed(route.repliesPath())) {
                return note().flatMap(note -> comment().map(comment -> key(route, PageRequest.replies(note, comment))));
            }
        }
        return Optional.empty();
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
                        .flatMap(AppV2Words::order)
                        .orElse(first.order()))
                .area(filled(TikHubApi.PAGE_AREA).flatMap(AppV2Words::area).orElse(first.area()));
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
        return TikHubRoute.ofId(key.route()).call(key.request()).parameters().entrySet().stream()
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

    /** By the last two segments: resellers put a prefix of their own before them. */
    private boolean routed(String path) {
        int name = path.lastIndexOf('/');
        String ending = path.substring(path.lastIndexOf('/', name - 1));
        return router != null && router.endsWith(ending);
    }

    private Optional<Cursor> webV1Cursor() {
        return filled(TikHubApi.LAST_CURSOR).map(Cursor::of);
    }

    /** The cursor was taken apart for the request; put together again as the service writes it. */
    private Optional<Cursor> appV2Cursor() {
        return filled(TikHubApi.CURSOR).map(cursor -> {
            Buffer text = new Buffer();
            try (JsonWriter json = JsonWriter.of(text)) {
                json.beginObject().name(TikHubApi.CURSOR).value(cursor);
                Optional<String> index = filled(TikHubApi.INDEX);
                if (index.isPresent()) {
                    json.name(TikHubApi.INDEX).value(Long.parseLong(index.get()));
                }
                Optional<String> area = filled(TikHubApi.PAGE_AREA);
                if (area.isPresent()) {
                    json.name(TikHubApi.PAGE_AREA).value(area.get());
                }
                json.endObject();
            } catch (IOException never) {
                throw new IllegalStateException("A buffer does not fail", never);
            }
            return Cursor.of(text.readUtf8());
        });
    }

    private Optional<String> filled(String parameter) {
        return Optional.ofNullable(params.get(parameter)).filter(value -> !value.isEmpty());
    }

    private void read(AnswerReader in) throws IOException {
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
