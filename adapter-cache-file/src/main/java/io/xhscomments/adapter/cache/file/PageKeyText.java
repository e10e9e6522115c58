package io.xhscomments.adapter.cache.file;

import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.model.Cursor;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.page.CommentArea;
import io.xhscomments.core.page.CommentOrder;
import io.xhscomments.core.page.PageKey;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.PageRequest.CommentReplies;
import io.xhscomments.core.page.PageRequest.NoteComments;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A page's key as JSON with sorted names, one text for each key: what is hashed into the file's name, and what stands
 * in the file. What is absent has no member, and neither has an order or area that is the default; the cursor stands
 * there verbatim.
 */
final class PageKeyText {
    private static final String AREA = "area";
    private static final String COMMENT = "comment";
    private static final String CURSOR = "cursor";
    private static final String NOTE = "note";
    private static final String ROUTE = "route";
    private static final String SORT = "sort";

    private PageKeyText() {}

    static String of(PageKey key) {
        StringBuilder json = new StringBuilder(160).append('{');
        if (key.request() instanceof NoteComments comments && comments.area() != CommentArea.UNFOLDED) {
            member(json, AREA, name(comments.area()));
        }
        if (key.request() instanceof CommentReplies replies) {
            member(json, COMMENT, replies.comment().value());
        }
        Optional<Cursor> after = key.request().after();
        if (after.isPresent()) {
            member(json, CURSOR, after.get().value());
        }
        member(json, NOTE, key.request().note().value());
        member(json, ROUTE, key.route());
        if (key.request() instanceof NoteComments comments && comments.order() != CommentOrder.LATEST) {
            member(json, SORT, name(comments.order()));
        }
        return json.append('}').toString();
    }

    private static void member(StringBuilder json, String name, String value) {
        if (json.length() > 1) {
            json.append(',');
        }
        json.append('"').append(name).append("\":\"");
        for (int i = 0; i < value.length(); i++) {
            append(json, value, i);
        }
        json.append('"');
    }

    private static void append(StringBuilder json, String value, int at) {
        char c = value.charAt(at);
        if (c == '"' || c == '\\') {
            json.append('\\').append(c);
        } else if (Character.isISOControl(c) || isHalf(value, at)) {
            json.append("\\u").append(HexFormat.of().toHexDigits(c));
        } else {
            json.append(c);
        }
    }

    /** Half a character has no UTF-8: two different halves would end up under one name. */
    private static boolean isHalf(String value, int at) {
        char c = value.charAt(at);
        if (Character.isHighSurrogate(c)) {
            return at + 1 == value.length() || !Character.isLowSurrogate(value.charAt(at + 1));
        }
        return Character.isLowSurrogate(c) && (at == 0 || !Character.isHighSurrogate(value.charAt(at - 1)));
    }

    /**
     * The key that has this text.
     *
     * @throws IllegalArgumentException if none has
     */
    static PageKey parse(String text) {
        Map<String, String> members = members(text);
        NoteId note = NoteId.of(required(members, NOTE));
        PageRequest first = members.containsKey(COMMENT)
                ? PageRequest.replies(note, CommentId.of(required(members, COMMENT)))
                : PageRequest.comments(note)
                        .order(constant(CommentOrder.class, members.get(SORT), CommentOrder.LATEST))
                        .area(constant(CommentArea.class, members.get(AREA), CommentArea.UNFOLDED));
        PageRequest request = members.containsKey(CURSOR) ? first.after(Cursor.of(members.get(CURSOR))) : first;
        PageKey key = new PageKey(required(members, ROUTE), request);
        if (!of(key).equals(text)) {
            throw new IllegalArgumentException("not the usual text of a key");
        }
        return key;
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static <E extends Enum<E>> E constant(Class<E> type, @Nullable String name, E otherwise) {
        return name == null ? otherwise : Enum.valueOf(type, name.toUpperCase(Locale.ROOT));
    }

    private static String required(Map<String, String> members, String name) {
        String value = members.get(name);
        if (value == null) {
            throw new IllegalArgumentException("a key without " + name);
        }
        return value;
    }

    /** Takes just what {@link #of} writes; anything else fails here or when it is written again. */
    private static Map<String, String> members(String text) {
        Map<String, String> members = new TreeMap<>();
        StringBuilder value = new StringBuilder();
        String name = null;
        int at = 1;
        while (at < text.length() && text.charAt(at) == '"') {
            value.setLength(0);
            at = string(text, at + 1, value);
            if (name == null) {
                name = value.toString();
            } else {
                members.put(name, value.toString());
                name = null;
            }
            at++;
        }
        return members;
    }

    /** Reads up to the closing quote; gives the place behind it. */
    private static int string(String text, int from, StringBuilder value) {
        int at = from;
        while (at < text.length() && text.charAt(at) != '"') {
            char c = text.charAt(at++);
            if (c == '\\' && at < text.length()) {
                c = text.charAt(at++);
                if (c == 'u' && at + 4 <= text.length()) {
                    c = (char) HexFormat.fromHexDigits(text, at, at + 4);
                    at += 4;
                }
            }
            value.append(c);
        }
        return at + 1;
    }
}
