package io.xhscomments.examples.benchmarks.decode;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Makes a synthetic response as uneven as the service's: members in random order, texts of many lengths, links as long
 * as real ones, and some unknown members. The result has no white space.
 */
public final class Variety {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST = 60;
    private static final int ONE_IN = 4;
    private static final int RARELY = 12;
    private static final String ESCAPED = "\n\"原来如此\"";
    private static final List<String> PHRASES = List.of(
            "跟着练了两个月，腰围真的小了一圈",
            "第三天，坚持打卡！",
            "请问这个在哪里可以买到呀？",
            "😂😂😂",
            "[捂脸R][捂脸R]",
            "太好看了吧",
            "求链接",
            "Thank you so much, this is lovely",
            "早睡早起，多喝热水",
            "🍓✨",
            "我也是这样想的",
            "#每日打卡[话题]#",
            "12345",
            "哈哈哈哈哈哈哈哈");

    /** Members that some real responses lack. */
    private static final Set<String> RARE =
            Set.of("relatable_to_note", "invalid", "media_source_type", "target_comment");

    private final RandomGenerator random;

    private Variety(RandomGenerator random) {
        this.random = random;
    }

    /** The response, changed at random. */
    public static byte[] in(byte[] response, RandomGenerator random) {
        JsonNode tree = JSON.readTree(response);
        new Variety(random).change(tree);
        // Through a string, because a byte writer may escape an emoji, which the service does not.
        return JSON.writeValueAsString(tree).getBytes(StandardCharsets.UTF_8);
    }

    private void change(JsonNode node) {
        node.forEach(this::change);
        if (node instanceof ObjectNode object) {
            List<Map.Entry<String, JsonNode>> members = new ArrayList<>(object.properties());
            if (object.has("content")) {
                members.replaceAll(
                        member -> member.getKey().equals("content") ? text(member.getKey(), content()) : member);
                members.removeIf(member -> RARE.contains(member.getKey()) && random.nextInt(ONE_IN) != 0);
                addUnknown(members);
            }
            if (object.has("images")) {
                members.replaceAll(
                        member -> member.getKey().equals("images") ? text(member.getKey(), avatar()) : member);
            }
            shuffle(members);
            object.removeAll();
            members.forEach(member -> object.set(member.getKey(), member.getValue()));
        }
    }

    private void addUnknown(List<Map.Entry<String, JsonNode>> members) {
        if (random.nextInt(ONE_IN) == 0) {
            members.add(
                    Map.entry("note_owner_hint", JSON.readTree("{\"seen\":[1,2.5,null],\"words\":\"新功能 \\\"x\\\"\"}")));
            members.add(text("client_mark", Long.toHexString(random.nextLong())));
        }
    }

    private String content() {
        StringBuilder content = new StringBuilder();
        int length = 1 + random.nextInt(LONGEST) * random.nextInt(LONGEST) / LONGEST;
        while (content.length() < length) {
            content.append(PHRASES.get(random.nextInt(PHRASES.size())));
        }
        return random.nextInt(RARELY) == 0 ? content + ESCAPED : content.toString();
    }

    private String avatar() {
        return String.format(
                Locale.ROOT,
                "https://avatar.invalid/avatar/1040g2jo31%016xg66g5pb%08xsvu12o?imageView2/2/w/120/format/jpg",
                random.nextLong(),
                random.nextInt());
    }

    private static Map.Entry<String, JsonNode> text(String name, String value) {
        return Map.entry(name, StringNode.valueOf(value));
    }

    private void shuffle(List<Map.Entry<String, JsonNode>> members) {
        for (int left = members.size(); left > 1; left--) {
            int other = random.nextInt(left);
            members.set(left - 1, members.set(other, members.get(left - 1)));
        }
    }
}
