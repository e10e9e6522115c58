package io.xhscomments.codec.tikhub;

import io.xhscomments.codec.tikhub.envelope.Envelope;
import io.xhscomments.codec.tikhub.json.JsonDocument;
import io.xhscomments.codec.tikhub.json.JsonValue;
import io.xhscomments.codec.tikhub.redaction.ByteReplacement;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Random responses in the service's spelling: members in random order, some missing and some unknown. The same seed
 * gives the same response.
 */
final class GeneratedPage {
    private static final String[] BITS = {
        "好看",
        "请问",
        "课程",
        "[捂脸R]",
        "🔵",
        "👩‍👩‍👧",
        "é",
        "ß",
        "Ω",
        "abc",
        " ",
        "#话题[话题]#",
        "\\n",
        "\\\"",
        "\\\\",
        "\\/",
        "\\t",
        "\\u4f60",
        "\\ud83d\\ude00",
        "\\u00e9",
        "https://img.example/",
        "0123456789abcdef"
    };

    private static final String[] WRONG = {
        "null",
        "true",
        "\"\"",
        "\"1.2万\"",
        "\"normal\"",
        "-7",
        "0.73",
        "1724168100000",
        "1e99",
        "[]",
        "[null,1]",
        "{}",
        "{\"id\":7}",
        "\"000000000000000000000001\""
    };

    private final Random random;

    private GeneratedPage(long seed) {
        random = new Random(seed);
    }

    static byte[] of(long seed) {
        return new GeneratedPage(seed).response().getBytes(StandardCharsets.UTF_8);
    }

    /** The same page with some values replaced by others, of any type and at any depth. */
    static byte[] irregular(long seed) {
        byte[] page = of(seed);
        Random random = new Random(seed);
        for (int left = 1 + random.nextInt(3); left > 0; left--) {
            List<JsonValue> values = new ArrayList<>();
            collect(Envelope.of(JsonDocument.parseObject(page)).page().orElseThrow(), values);
            JsonValue value = values.get(random.nextInt(values.size()));
            String wrong = WRONG[random.nextInt(WRONG.length)];
            page = ByteReplacement.apply(List.of(new ByteReplacement(value.start(), value.end(), wrong)), page);
        }
        return page;
    }

    /** Collects the values of the page, except those that make it a page of the requested note. */
    private static void collect(JsonValue object, List<JsonValue> values) {
        if (object.isObject()) {
            object.eachMember((name, member) -> {
                if (!List.of("comments", "user_id", "note_id").contains(name.text())) {
                    values.add(member);
                }
                collect(member, values);
            });
        } else if (object.isList()) {
            values.addAll(object.elements());
            object.elements().forEach(element -> collect(element, values));
        }
    }

    private String response() {
        return object(
                "\"code\":200",
                maybe("request_id", () -> quoted("90ebebd4-5f9f-4d96-bf63-4488a5b8334f")),
                maybe("message_zh", this::text),
                maybe("time_stamp", () -> "" + random.nextInt()),
                maybe("router", () -> quoted("/api/v1/xiaohongshu/web/get_note_comments")),
                maybe("cache_url", () -> quoted("https://cache.example/api/" + hex(8) + "?sign=" + hex(64))),
                maybe(
                        "params",
                        () -> object(
                                maybe("note_id", () -> quoted(Responses.NOTE.value())), maybe("x", this::anything))),
                maybe("docs", this::anything),
                "\"data\":"
                        + object(
                                "\"code\":0",
                                maybe("success", () -> "true"),
                                maybe("message", () -> "null"),
                                maybe("recordTime", this::text),
                                "\"data\":" + page()));
    }

    private String page() {
        return object(
                "\"comments\":" + list(4, () -> comment(1)),
                "\"has_more\":" + truth(),
                "\"cursor\":" + (random.nextBoolean() ? "\"\"" : quoted("{\\\"index\\\":" + random.nextInt(99) + "}")),
                maybe("user_id", () -> quoted(hex(24))),
                maybe("comment_count", this::count),
                maybe("comment_count_l1", this::count),
                maybe("all_sort_strategies", () -> list(3, () -> random.nextBoolean() ? text() : anyObject())),
                maybe("current_sort_strategy", this::text),
                maybe("page_context", this::text),
                maybe("folded", this::anything));
    }

    private String comment(int inlined) {
        return object(
                "\"id\":" + quoted(hex(24)),
                maybe("note_id", () -> quoted(random.nextInt(9) == 0 ? "" : Responses.NOTE.value())),
                "\"content\":" + text(),
                "\"time\":" + (1_700_000_000 + random.nextInt(99_999_999)),
                "\"user\":" + user(),
                maybe("like_count", this::count),
                maybe("sub_comment_count", this::count),
                maybe("show_tags", () -> list(3, () -> random.nextBoolean() ? quoted(bit()) : tag())),
                maybe("show_tags_v2", () -> list(2, this::tag)),
                maybe("pictures", () -> list(2, this::picture)),
                maybe("at_users", () -> list(2, this::mention)),
                maybe("hash_tags", () -> list(2, this::hashTag)),
                maybe("ip_location", this::text),
                maybe("status", () -> "" + (random.nextInt(7) - 3)),
                maybe("score", this::number),
                maybe("sub_comments", () -> list(inlined * 3, () -> comment(inlined - 1))),
                maybe("sub_comment_cursor", () -> quoted("{\\\"cursor\\\":\\\"" + hex(24) + "\\\"}")),
                maybe("target_comment", this::target),
                flags("liked", "downvoted", "collected", "hidden", "invalid", "relatable_to_note"),
                maybe("biz_label", () -> object(flags("product_review", "group_invite", "rich_text", "fourth"))),
                maybe("comment_type", () -> "" + random.nextInt(3)),
                maybe("show_type", () -> random.nextBoolean() ? quoted("common") : text()),
                maybe("share_strategy", () -> "0"),
                maybe("translation_strategy", () -> "10"),
                maybe("track_id", () -> random.nextBoolean() ? quoted("interaction-service.local") : text()),
                maybe("friend_liked_msg", () -> "\"\""),
                maybe("media_source_type", () -> random.nextBoolean() ? "3" : text()),
                maybe("new_member", this::anything));
    }

    private String user() {
        return object(
                "\"userid\":" + quoted(hex(29)),
                maybe("nickname", this::text),
                maybe("red_id", () -> quoted("" + random.nextInt())),
                maybe("images", () -> quoted("https://img.example/avatar/" + hex(40))),
                maybe("level", () -> object(maybe("image", () -> "\"\""), maybe("name", this::text))),
                maybe("additional_tags", () -> random.nextBoolean() ? "{}" : anyObject()),
                flags("ai_agent", "current_user"),
                maybe("official", this::anything));
    }

    private String tag() {
        return object(
                "\"type\":" + quoted("t" + bit()), texts("text", "style_id", "pos"), maybe("icon", this::anything));
    }

    private String picture() {
        return object(
                texts("url", "origin_url", "file_id"),
                maybe("width", () -> "1080"),
                maybe("height", () -> quoted("1440")),
                maybe("live", this::anything));
    }

    private String mention() {
        return object(
                maybe("userid", () -> quoted(hex(29))), maybe("user_id", () -> quoted("")), texts("nickname", "extra"));
    }

    private String hashTag() {
        return object(
                "\"name\":" + text(),
                maybe("link", this::text),
                maybe("type", () -> random.nextBoolean() ? "7" : text()),
                maybe("rank", this::number));
    }

    private String target() {
        return object(
                "\"id\":" + quoted(hex(24)),
                maybe("status", () -> "0"),
                maybe("user", this::user),
                maybe("role", this::text));
    }

    private String anything() {
        return switch (random.nextInt(10)) {
            case 0 -> "null";
            case 1 -> "true";
            case 2 -> "false";
            case 3 -> "-" + random.nextInt(99) + "." + random.nextInt(1, 99) + "E+" + random.nextInt(9);
            case 4 -> number();
            case 5 -> list(3, this::anything);
            case 6, 7 -> anyObject();
            default -> text();
        };
    }

    private String anyObject() {
        return object(maybe("a", this::anything), maybe(bit(), this::text), maybe("名", this::number));
    }

    private String texts(String... names) {
        return members(names, this::text);
    }

    private String flags(String... names) {
        return members(names, this::truth);
    }

    /** Several members, which stay together. */
    private String members(String[] names, Supplier<String> value) {
        return Stream.of(names)
                .map(name -> maybe(name, value))
                .filter(member -> !member.isEmpty())
                .collect(Collectors.joining(","));
    }

    private String maybe(String name, Supplier<String> value) {
        return random.nextInt(5) == 0 ? "" : quoted(name) + ":" + value.get();
    }

    private String text() {
        return quoted(Stream.generate(this::bit).limit(random.nextInt(6)).collect(Collectors.joining()));
    }

    private String bit() {
        return BITS[random.nextInt(BITS.length)];
    }

    private String number() {
        return random.nextInt(5) == 0
                ? quoted("" + random.nextInt(9999))
                : "" + (random.nextLong() >> random.nextInt(4, 64));
    }

    private String count() {
        return random.nextInt(5) == 0 ? quoted("" + random.nextInt(9999)) : "" + random.nextInt(99_999);
    }

    private String truth() {
        String[] truths = {"true", "false", "\"true\"", "\"false\"", "0", "1", "\"TRUE\""};
        return truths[random.nextInt(truths.length)];
    }

    private String hex(int digits) {
        return random.ints(digits, 0, 16).mapToObj(Integer::toHexString).collect(Collectors.joining());
    }

    private String list(int max, Supplier<String> element) {
        return Stream.generate(element).limit(random.nextInt(max + 1)).collect(Collectors.joining(",", "[", "]"));
    }

    private String object(String... members) {
        List<String> shuffled = new ArrayList<>(List.of(members));
        shuffled.removeIf(String::isEmpty);
        Collections.shuffle(shuffled, random);
        return "{" + String.join(",", shuffled) + "}";
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }
}
