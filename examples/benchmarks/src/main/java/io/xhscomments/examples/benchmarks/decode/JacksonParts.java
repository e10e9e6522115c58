package io.xhscomments.examples.benchmarks.decode;

import io.xhscomments.examples.benchmarks.decode.wire.WireLabel;
import io.xhscomments.examples.benchmarks.decode.wire.WireLevel;
import io.xhscomments.examples.benchmarks.decode.wire.WireMention;
import io.xhscomments.examples.benchmarks.decode.wire.WirePicture;
import io.xhscomments.examples.benchmarks.decode.wire.WireTag;
import io.xhscomments.examples.benchmarks.decode.wire.WireTopic;
import io.xhscomments.examples.benchmarks.decode.wire.WireUser;
import org.jspecify.annotations.NullUnmarked;

/** Reads the parts of {@link JacksonComments}. */
@NullUnmarked
final class JacksonParts {
    private JacksonParts() {}

    static WireUser user(Tokens in) {
        String userid = null;
        String nickname = null;
        String redId = null;
        String images = null;
        WireLevel level = null;
        Boolean aiAgent = null;
        String currentUser = null;
        for (String member = in.member(); member != null; member = in.member()) {
            switch (member) {
                case "userid" -> userid = in.text();
                case "nickname" -> nickname = in.text();
                case "red_id" -> redId = in.text();
                case "images" -> images = in.text();
                case "level" -> level = in.object(JacksonParts::level);
                case "ai_agent" -> aiAgent = in.truth();
                case "current_user" -> currentUser = in.text();
                default -> in.skip();
            }
        }
        return new WireUser(userid, nickname, redId, images, level, aiAgent, currentUser);
    }

    static WireLevel level(Tokens in) {
        String image = null;
        for (String member = in.member(); member != null; member = in.member()) {
            switch (member) {
                case "image" -> image = in.text();
                default -> in.skip();
            }
        }
        return new WireLevel(image);
    }

    static WireTag tag(Tokens in) {
        String type = null;
        String text = null;
        String styleId = null;
        String pos = null;
        for (String member = in.member(); member != null; member = in.member()) {
            switch (member) {
                case "type" -> type = in.text();
                case "text" -> text = in.text();
                case "style_id" -> styleId = in.text();
                case "pos" -> pos = in.text();
                default -> in.skip();
            }
        }
        return new WireTag(type, text, styleId, pos);
    }

    static WirePicture picture(Tokens in) {
        String url = null;
        String originUrl = null;
        Integer width = null;
        Integer height = null;
        String fileId = null;
        for (String member = in.member(); member != null; member = in.member()) {
            switch (member) {
                case "url" -> url = in.text();
                case "origin_url" -> originUrl = in.text();
                case "width" -> width = in.integer();
                case "height" -> height = in.integer();
                case "file_id" -> fileId = in.text();
                default -> in.skip();
            }
        }
        return new WirePicture(url, originUrl, width, height, fileId);
    }

    static WireMention mention(Tokens in) {
        String userid = null;
        String userId = null;
        String nickname = null;
        for (String member = in.member(); member != null; member = in.member()) {
            switch (member) {
                case "userid" -> userid = in.text();
                case "user_id" -> userId = in.text();
                case "nickname" -> nickname = in.text();
                default -> in.skip();
            }
        }
        return new WireMention(userid, userId, nickname);
    }

    static WireTopic topic(Tokens in) {
        String name = null;
        String link = null;
        String type = null;
        for (String member = in.member(); member != null; member = in.member()) {
            switch (member) {
                case "name" -> name = in.text();
                case "link" -> link = in.text();
                case "type" -> type = in.text();
                default -> in.skip();
            }
        }
        return new WireTopic(name, link, type);
    }

    static WireLabel label(Tokens in) {
        Boolean productReview = null;
        String groupInvite = null;
        String richText = null;
        for (String member = in.member(); member != null; member = in.member()) {
            switch (member) {
                case "product_review" -> productReview = in.truth();
                case "group_invite" -> groupInvite = in.text();
                case "rich_text" -> richText = in.text();
                default -> in.skip();
            }
        }
        return new WireLabel(productReview, groupInvite, richText);
    }
}
