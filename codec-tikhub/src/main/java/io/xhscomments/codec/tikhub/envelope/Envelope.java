package io.xhscomments.codec.tikhub.envelope;

import io.xhscomments.codec.tikhub.json.DecodeException;
import io.xhscomments.codec.tikhub.json.JsonValue;
import io.xhscomments.codec.tikhub.json.WholeNumbers;
import io.xhscomments.codec.tikhub.wire.FieldNames;
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
 * The objects around a page. The service puts the page into the {@code data} of an object, and that object into the
 * {@code data} of another one; resellers leave out the outer object, replace it, or add another one. Immutable.
 */
public final class Envelope {
    /** How deep the service puts its pages: {@code $.data.data}. */
    private static final int USUAL_DEPTH = 2;

    /** The deepest page that a reseller has been seen to serve. */
    private static final int MAX_DEPTH = 4;

    private static final Set<String> NAMES = Set.of(
            FieldNames.REQUEST_ID, FieldNames.ROUTER, FieldNames.PARAMS, FieldNames.CACHE_URL, FieldNames.TIME_STAMP);

    /** The objects, each in the {@code data} of the one before it; the outermost comes first. */
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
            object = members.get(FieldNames.DATA);
        }
        pageDepth = pageDepth();
    }

    public static Envelope of(JsonValue root) {
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
        JsonValue comments = level < levels.size() ? levels.get(level).get(FieldNames.COMMENTS) : null;
        return comments != null && comments.isList();
    }

    /** The object with the list of comments: the one at the usual depth, or else the only one at any depth. */
    public Optional<JsonValue> page() {
        return pageDepth < 0 ? Optional.empty() : Optional.of(objects.get(pageDepth));
    }

    public String pagePath() {
        return path(pageDepth);
    }

    /** The rows of the page that are objects. */
    public List<Map<String, JsonValue>> rows() {
        JsonValue comments = pageDepth < 0 ? null : levels.get(pageDepth).get(FieldNames.COMMENTS);
        return comments == null
                ? List.of()
                : comments.elements().stream()
                        .filter(JsonValue::isObject)
                        .map(JsonValue::members)
                        .toList();
    }

    /** The objects that may report a failure of the request; the outermost comes first. */
    public List<Map<String, JsonValue>> reporting() {
        return pageDepth < 0 ? levels : levels.subList(0, pageDepth);
    }

    /** Whether the envelope reports success, and its data is null or empty. */
    public boolean isEmpty() {
        int last = levels.size() - 1;
        Map<String, JsonValue> innermost = levels.get(last);
        JsonValue data = innermost.get(FieldNames.DATA);
        if (pageDepth >= 0 || innermost.containsKey(FieldNames.COMMENTS)) {
            return false;
        }
        return data != null
                ? data.isEmpty() && levels.stream().anyMatch(EnvelopeStatus::isSuccess)
                : last > 0
                        && (EnvelopeStatus.isSuccess(innermost)
                                || (innermost.isEmpty() && EnvelopeStatus.isSuccess(levels.get(last - 1))));
    }

    /** Whether it is the empty page that the service sends for a note that does not exist: no author, no comments. */
    public boolean isShell() {
        Map<String, JsonValue> shell = levels.get(pageDepth < 0 ? levels.size() - 1 : pageDepth);
        JsonValue author = shell.get(FieldNames.USER_ID);
        JsonValue comments = shell.get(FieldNames.COMMENTS);
        return author != null
                && author.isText()
                && author.isEmpty()
                && (comments == null || comments.isNull() || (comments.isList() && comments.isEmpty()));
    }

    /** The failure that the envelope has no page. */
    public DecodeException withoutPage() {
        Map<String, JsonValue> innermost = levels.get(levels.size() - 1);
        String path = path(levels.size() - 1);
        if (innermost.containsKey(FieldNames.COMMENTS) || levels.size() > USUAL_DEPTH) {
            return DecodeException.at(path + ".comments", "expected one list of comments");
        }
        return DecodeException.at(
                path + ".data", innermost.containsKey(FieldNames.DATA) ? "expected an object" : "missing");
    }

    private static String path(int level) {
        return "$" + ".data".repeat(level);
    }

    public EnvelopeMetadata metadata() {
        return new EnvelopeMetadata(
                text(FieldNames.REQUEST_ID), number(FieldNames.TIME_STAMP), router(), text(FieldNames.CACHE_URL));
    }

    @Nullable
    public String router() {
        return text(FieldNames.ROUTER);
    }

    /** The parameters of the request, as the service repeats them. */
    public Map<String, String> params() {
        return params(envelope().get(FieldNames.PARAMS));
    }

    /** The texts and numbers among the parameters. */
    public static Map<String, String> params(@Nullable JsonValue params) {
        Map<String, String> texts = new HashMap<>();
        if (params != null && params.isObject()) {
            params.members().forEach((name, value) -> {
                String text = JsonValue.scalarOrNull(value);
                if (text != null) {
                    texts.put(name, text);
                }
            });
        }
        return texts;
    }

    private @Nullable String text(String name) {
        return JsonValue.textOrNull(envelope().get(name));
    }

    private OptionalLong number(String name) {
        JsonValue value = envelope().get(name);
        return value == null ? OptionalLong.empty() : WholeNumbers.parse(value.text());
    }

    /**
     * The service's own envelope: the outer of two objects around the page, or else the innermost that looks like one.
     */
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
