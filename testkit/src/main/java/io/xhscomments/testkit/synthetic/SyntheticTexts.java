package io.xhscomments.testkit.synthetic;

import java.util.List;
import java.util.SplittableRandom;

/** Generates texts for synthetic comments: Chinese, both kinds of emoji, line breaks, topics. */
final class SyntheticTexts {
    private static final List<String> OPENINGS =
            List.of("测试评论", "跟着练了一周", "这个怎么做呀？", "太好看了吧", "收藏了，谢谢分享", "Looks great", "第一次来", "好想去", "学到了");
    private static final List<String> MIDDLES = List.of(
            "",
            "[捂脸R]",
            "[doge]",
            "😂😂",
            "👩‍👩‍👧‍👦",
            "！！",
            "，真的",
            "\n第二行",
            "\n\n隔一行",
            " \"quoted\" \\ </b>",
            "𠮷野家");
    private static final List<String> ENDINGS =
            List.of("", "～", "。", "🎉", "[赞R]", " @所有人", "#" + SyntheticTexts.TOPIC + "[搜索高亮]#");
    private static final List<String> NAMES =
            List.of("沐风", "純白", "肠粉脑袋", "小满", "Momo", "🍓草莓酱", "阿Q", "用户_甲", "İpek", "山𠮷");
    private static final List<String> LOCATIONS = List.of("上海", "广东", "北京", "四川", "日本", "美国", "İstanbul");

    static final String TOPIC = "合成话题";

    private SyntheticTexts() {}

    static String content(SplittableRandom random) {
        return one(OPENINGS, random) + one(MIDDLES, random) + one(ENDINGS, random);
    }

    static String name(SplittableRandom random) {
        return one(NAMES, random) + random.nextInt(1000);
    }

    static String location(SplittableRandom random) {
        return one(LOCATIONS, random);
    }

    private static String one(List<String> choices, SplittableRandom random) {
        return choices.get(random.nextInt(choices.size()));
    }
}
