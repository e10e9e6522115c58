package io.xhscomments.adapter.cache.file.format;

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
 * The text of a page's key: JSON with sorted names, exactly one text per key. The file name is its hash, and the header
 * contains it. Absent values and a default order or area have no member; the cursor is verbatim.
 */
public final class PageKeyText {
    private static final String AREA = "area";
    private static final String COMMENT = "comment";
    private static final String CURSOR = "cursor";
    private static final String NOTE = "note";
    private static final String ROUTE = "route";
    private static final String SORT = "sort";

    private PageKeyText() {}

    public static String of(PageKey key) {
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

    private static void append(StringBuilder json, String value, int position) {
        char c = value.charAt(position);
        if (c == '"' || c == '\\') {
            json.append('\\').append(c);
        } else if (Character.isISOControl(c) || isLoneSurrogate(value, position)) {
            json.append("\\u").append(HexFormat.of().toHexDigits(c));
        } else {
            json.append(c);
        }
    }

    /** A lone surrogate has no UTF-8: two different ones would get the same file name. */
    private static boolean isLoneSurrogate(String value, int position) {
        char c = value.charAt(position);
        if (Character.isHighSurrogate(c)) {
            return position + 1 == value.length() || !Character.isLowSurrogate(value.charAt(position + 1));
        }
        return Character.isLowSurrogate(c) && (position == 0 || !Character.isHighSurrogate(value.charAt(position - 1)));
    }

    /**
     * Parses the text of a key.
     *
     * @throws IllegalArgumentException if {@link #of} would not write this text
     */
    public static PageKey parse(String text) {
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
            throw new IllegalArgumentException("not the text that is written for a key");
        }
        return key;
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static <E extends Enum<E>> E constant(Class<E> type, @Nullable String name, E defaultValue) {
        return name == null ? defaultValue : Enum.valueOf(type, name.toUpperCase(Locale.ROOT));
    }

    private static String required(Map<String, String> members, String name) {
        String value = members.get(name);
        if (value == null) {
            throw new IllegalArgumentException("a key without " + name);
        }
        return value;
    }

    /** Reads only what {@link #of} writes. Other text fails here, or when the key is written again. */
    private static Map<String, String> members(String text) {
        Map<String, String> members = new TreeMap<>();
        StringBuilder value = new StringBuilder();
        String name = null;
        int position = 1;
        while (position < text.length() && text.charAt(position) == '"') {
            value.setLength(0);
            position = string(text, position + 1, value);
            if (name == null) {
                name = value.toString();
            } else {
                members.put(name, value.toString());
                name = null;
            }
            position++;
        }
        return members;
    }

    /** Reads up to the closing quote; returns the position behind it. */
    private static int string(String text, int from, StringBuilder value) {
        int position = from;
        while (position < text.length() && text.charAt(position) != '"') {
            char c = text.charAt(position++);
            if (c == '\\' && position < text.length()) {
                c = text.charAt(position++);
                if (c == 'u' && position + 4 <= text.length()) {
                    c = (char) HexFormat.fromHexDigits(text, position, position + 4);
                    position += 4;
                }
            }
            value.append(c);
        }
        return position + 1;
    }
}
