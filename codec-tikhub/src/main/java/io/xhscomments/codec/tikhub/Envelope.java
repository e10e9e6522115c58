package io.xhscomments.codec.tikhub;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The objects around a page. The service puts two of them around it, one in the {@code data} of the other; resellers
 * leave out the outer one, replace it, or put another one around it. Immutable.
 */
final class Envelope {
    /** How deep the service puts its pages: {@code $.data.data}. */
    private static final int USUAL_DEPTH = 2;

    /** More objects around a page have not been met. */
    private static final int MAX_DEPTH = 4;

    private static final Set<String> NAMES = Set.of("request_id", "router", "params", "cache_url", "time_stamp");

    /** The objects that stand in the {@code data} of each other, the outermost first. */
    private final List<JsonValue> objects = new ArrayList<>();

    private final List<Map<String, JsonValue>> levels = new ArrayList<>();

    /** The level that holds the list of comments, or -1. */
    private final int pageDepth;

    private Envelope(JsonValue root) {
        JsonValue object = root;
        while (object != null && object.isObject() && objects.size() <= MAX_DEPTH) {
            Map<String, JsonValue> members = object.members();
            objects.add(object);
            levels.add(members);
            object = members.get("data");
        }
        pageDepth = pageDepth();
    }

    static Envelope of(JsonValue root) {
        return new Envelope(root);
    }

    private int pageDepth() {
        if (hasComments(USUAL_DEPTH)) {
            return USUAL_DEPTH;
        }
        int[] depths =
                IntStream.range(0, levels.size()).filter(this::hasComments).toArray();
        return depths.length == 1 ? depths[0] : -1;
    }

    private boolean hasComments(int level) {
        JsonValue comments = level < levels.size() ? levels.get(level).get("comments") : null;
        return comments != null && comments.isList();
    }

    /** The object that holds the list of comments, if there is one in the usual place, or exactly one in others. */
    Optional<JsonValue> page() {
        return pageDepth < 0 ? Optional.empty() : Optional.of(objects.get(pageDepth));
    }

    String pagePath() {
        return path(pageDepth);
    }

    /** The rows of the page that are objects. */
    List<Map<String, JsonValue>> rows() {
        JsonValue comments = pageDepth < 0 ? null : levels.get(pageDepth).get("comments");
        return comments == null
                ? List.of()
                : comments.elements().stream()
                        .filter(JsonValue::isObject)
                        .map(JsonValue::members)
                        .toList();
    }

    /** The objects that may report that the request failed, the outermost first. */
    List<Map<String, JsonValue>> reporting() {
        return pageDepth < 0 ? levels : levels.subList(0, pageDepth);
    }

    /** Whether it reports success, and its data is null or empty. */
    boolean isEmpty() {
        int last = levels.size() - 1;
        Map<String, JsonValue> innermost = levels.get(last);
        JsonValue data = innermost.get("data");
        if (pageDepth >= 0 || innermost.containsKey("comments")) {
            return false;
        }
        return data != null
                ? data.isEmpty() && levels.stream().anyMatch(InBandError::reportsSuccess)
                : last > 0
                        && (InBandError.reportsSuccess(innermost)
                                || (innermost.isEmpty() && InBandError.reportsSuccess(levels.get(last - 1))));
    }

    /** Whether it is the empty shell that is served for a note that does not exist: no author, and no comments. */
    boolean isShell() {
        Map<String, JsonValue> shell = levels.get(pageDepth < 0 ? levels.size() - 1 : pageDepth);
        JsonValue author = shell.get("user_id");
        JsonValue comments = shell.get("comments");
        return author != null
                && author.isText()
                && author.isEmpty()
                && (comments == null || comments.isNull() || (comments.isList() && comments.isEmpty()));
    }

    /** Why there is no page. */
    DecodeException withoutPage() {
        Map<String, JsonValue> innermost = levels.get(levels.size() - 1);
        String path = path(levels.size() - 1);
        if (innermost.containsKey("comments") || levels.size() > USUAL_DEPTH) {
            return DecodeException.at(path + ".comments", "expected one list of comments");
        }
        return DecodeException.at(path + ".data", innermost.containsKey("data") ? "expected an object" : "missing");
    }

    private static String path(int level) {
        return "$" + ".data".repeat(level);
    }

    /** What the service says of the fetch. */
    EnvelopeMetadata receipt() {
        return new EnvelopeMetadata(text("request_id"), number("time_stamp"), router(), text("cache_url"));
    }

    @Nullable
    String router() {
        return text("router");
    }

    /** The parameters that were sent, as the service repeats them; those that are null are missing. */
    Map<String, String> params() {
        JsonValue params = envelope().get("params");
        Map<String, String> texts = new HashMap<>();
        if (params != null && params.isObject()) {
            params.members().forEach((name, value) -> {
                if (value.isText() || value.kind() == JsonValue.Kind.NUMBER) {
                    texts.put(name, value.text());
                }
            });
        }
        return texts;
    }

    private @Nullable String text(String name) {
        JsonValue value = envelope().get(name);
        return value != null && value.isText() ? value.text() : null;
    }

    private OptionalLong number(String name) {
        JsonValue value = envelope().get(name);
        return value == null ? OptionalLong.empty() : Numbers.whole(value.text());
    }

    /** The service's own envelope: the outer object of two around the page, or the innermost that looks like one. */
    private Map<String, JsonValue> envelope() {
        if (pageDepth == USUAL_DEPTH) {
            return levels.get(0);
        }
        List<Map<String, JsonValue>> around = reporting();
        for (int i = around.size() - 1; i >= 0; i--) {
            if (around.get(i).keySet().stream().anyMatch(NAMES::contains)) {
                return around.get(i);
            }
        }
        return Map.of();
    }
}
