package io.xhscomments.core.checkpoint;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads version 1 of the checkpoint text into the objects of the current version. It contains values without names, in
 * the order of the record components of that time. It is no longer written.
 */
public final class CheckpointVersion1 {
    private static final char ESCAPE = '\\';
    private static final int HEX_DIGITS = 4;

    /**
     * The components of each type in version 1, in order: name and type; {@code ?} marks an optional value, {@code *} a
     * list. The names are those of the current version.
     */
    private static final Map<String, List<String>> TYPES = Map.ofEntries(
            type(
                    "Parts",
                    "note text, top Chain, repliesOf text?, repliesGiven number, replies Chain?, waiting Comment*, "
                            + "ready Comment*, finished text?, paused text?, cut text?, coverage Coverage, spend Spend"),
            type("Chain", "open boolean, after text?, pages number, emptyInARow number, recent text*, inlined text*"),
            type(
                    "Comment",
                    "id text, noteId text, rootId text?, replyTo ReplyTarget?, author Author, createdAt time, "
                            + "content text, likeCount number?, replyCount number?, tags Tag*, pictures Picture*, "
                            + "mentions Mention*, hashTags HashTag*, location text?, status number?, score number?, "
                            + "replies Comment*, repliesCursor text?, flags CommentFlags, "
                            + "businessLabel BusinessLabel, hints DisplayHints, unknownFields members"),
            type("ReplyTarget", "id text, status number?, author Author?, unknownFields members"),
            type(
                    "Author",
                    "id text, nickname text?, redId text?, avatarUrl text?, level Level?, additionalTags members, "
                            + "aiAgent text, currentUser text, unknownFields members"),
            type("Level", "image text?, unknownFields members"),
            type("Tag", "type text, text text?, styleId text?, position text?, unknownFields members"),
            type(
                    "Picture",
                    "url text?, originUrl text?, width number?, height number?, fileId text?, unknownFields members"),
            type("Mention", "userId text?, nickname text?, unknownFields members"),
            type("HashTag", "name text, link text?, type text?, unknownFields members"),
            type(
                    "CommentFlags",
                    "liked text, downvoted text, collected text, hidden text, invalid text, relatableToNote text"),
            type("BusinessLabel", "productReview text, groupInvite text, richText text, unknownFields members"),
            type(
                    "DisplayHints",
                    "commentType number?, showType text?, shareStrategy number?, translationStrategy number?, "
                            + "trackId text?, friendLikedMessage text?, mediaSourceType text?"),
            type(
                    "Coverage",
                    "reported Totals, readTopLevel number, readReplies number, repeats number, pages number, "
                            + "replyChainsCutShort number"),
            type("Totals", "all number?, topLevel number?"),
            type("Spend", "charged number, free number, unknown number"));

    private CheckpointVersion1() {}

    private static Map.Entry<String, List<String>> type(String name, String components) {
        return Map.entry(name, List.of(components.split(", ")));
    }

    /**
     * Parses the line between header and checksum.
     *
     * @throws RuntimeException if the line is malformed
     */
    public static Map<String, @Nullable Object> parse(String line) {
        CheckpointParser in = new CheckpointParser(unescaped(line));
        Map<String, @Nullable Object> parts = record("Parts", in);
        in.expectEnd();
        Map<String, @Nullable Object> request = new LinkedHashMap<>();
        request.put("note", parts.get("note"));
        next(parts.get("top"), request, "next", parts);
        request.put("comment", parts.get("repliesOf"));
        next(parts.get("replies"), request, "repliesNext", parts);
        return parts;
    }

    /** In the current version, the next page of a sequence is a request of its own. */
    private static void next(
            @Nullable Object chain,
            Map<String, @Nullable Object> request,
            String name,
            Map<String, @Nullable Object> parts) {
        if (chain instanceof Map<?, ?> position && Boolean.TRUE.equals(position.get("open"))) {
            Map<String, @Nullable Object> next = new LinkedHashMap<>(request);
            next.put("after", position.get("after"));
            parts.put(name, next);
        }
    }

    private static Map<String, @Nullable Object> record(String type, CheckpointParser in) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        in.enter();
        for (String component : Objects.requireNonNull(TYPES.get(type), type)) {
            int blank = component.indexOf(' ');
            String of = component.substring(blank + 1);
            if (!of.endsWith("?")) {
                members.put(component.substring(0, blank), value(of, in));
            } else if (in.flag()) {
                members.put(component.substring(0, blank), value(of.substring(0, of.length() - 1), in));
            }
        }
        in.leave();
        return members;
    }

    private static Object value(String type, CheckpointParser in) {
        if (type.endsWith("*")) {
            int size = Integer.parseInt(in.word());
            List<Object> list = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                list.add(value(type.substring(0, type.length() - 1), in));
            }
            return list;
        }
        return switch (type) {
            case "text" -> in.text();
            case "number" -> Long.valueOf(in.word());
            case "boolean" -> in.bool();
            case "time" ->
                Instant.ofEpochSecond(Long.parseLong(in.word()), Long.parseLong(in.word()))
                        .toString();
            case "members" -> members(in);
            default -> record(type, in);
        };
    }

    private static Map<String, @Nullable Object> members(CheckpointParser in) {
        int size = Integer.parseInt(in.word());
        Map<String, @Nullable Object> jsonByName = new LinkedHashMap<>();
        for (int i = 0; i < size; i++) {
            jsonByName.put(in.text(), in.text());
        }
        return jsonByName;
    }

    private static String unescaped(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ESCAPE) {
                plain.append((char) HexFormat.fromHexDigits(text, i + 1, i + 1 + HEX_DIGITS));
                i += HEX_DIGITS;
            } else {
                plain.append(c);
            }
        }
        return plain.toString();
    }
}
