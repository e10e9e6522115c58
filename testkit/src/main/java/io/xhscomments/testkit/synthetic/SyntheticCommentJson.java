package io.xhscomments.testkit.synthetic;

import com.squareup.moshi.JsonWriter;
import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.core.model.Tag;
import io.xhscomments.testkit.wire.Json;
import io.xhscomments.testkit.wire.RouteTraits;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * Writes a synthetic comment as JSON: all members that the service is known to send on this route, in random order.
 *
 * @param inlined the replies inside the comment; always empty on Web V1
 * @param random chooses the order of the members
 */
record SyntheticCommentJson(
        SyntheticComment comment, TikHubRoute route, List<SyntheticCommentJson> inlined, SplittableRandom random) {
    private static final Map<String, String> TAG_TEXTS =
            Map.of(Tag.PINNED, "置顶评论", Tag.AUTHOR_LIKED, "作者赞过", Tag.IS_AUTHOR, "作者");
    private static final List<ShuffledMembers.Member<SyntheticCommentJson>> BOTH_ROUTES = List.of(
            (json, c) -> json.name("id").value(c.comment.id().value()),
            (json, c) -> json.name("note_id").value(c.comment.shape().note().value()),
            (json, c) -> json.name("content").value(c.comment.content()),
            (json, c) -> json.name("time").value(c.comment.time()),
            (json, c) -> json.name("like_count").value(c.comment.likes()),
            (json, c) -> json.name("liked").value(false),
            (json, c) -> json.name("status").value(c.comment.status()),
            (json, c) -> json.name("score").value(c.comment.score()),
            (json, c) -> json.name("hidden").value(false),
            (json, c) -> json.name("downvoted").value(false),
            (json, c) -> json.name("collected").value(false),
            (json, c) -> json.name("comment_type").value(c.showsPicture() ? 2 : 0),
            (json, c) -> json.name("show_type").value("common"),
            (json, c) -> json.name("show_tags").beginArray().endArray(),
            (json, c) -> c.writeTags(json),
            (json, c) -> json.name("at_users").beginArray().endArray(),
            (json, c) -> json.name("share_strategy").value(0),
            (json, c) -> json.name("translation_strategy").value(10),
            (json, c) -> json.name("track_id").value("interaction-service.local"),
            (json, c) -> json.name("friend_liked_msg").value(""),
            (json, c) -> c.writeLabel(json),
            (json, c) -> c.comment.user().write(json.name("user"), c.random));
    private static final List<ShuffledMembers.Member<SyntheticCommentJson>> TOP_LEVEL =
            List.of((json, c) -> json.name("sub_comment_count").value(c.replies()), (json, c) -> c.writeInlined(json));
    private static final List<ShuffledMembers.Member<SyntheticCommentJson>> REPLY =
            List.of((json, c) -> c.writeTarget(json));
    private static final List<ShuffledMembers.Member<SyntheticCommentJson>> APP_V2 = List.of(
            (json, c) -> c.writeLocation(json),
            (json, c) -> c.writePictures(json),
            (json, c) -> c.writeTopics(json),
            (json, c) -> c.writeRepliesCursor(json),
            (json, c) -> json.name("relatable_to_note").value(false),
            (json, c) -> json.name("invalid").value(false),
            (json, c) -> json.name("media_source_type").value(0));
    private static final List<ShuffledMembers.Member<SyntheticCommentJson>> LABEL = List.of(
            (json, c) -> json.name("product_review").value(false),
            (json, c) -> json.name("group_invite").value(c.comment.likes() > 0 ? "false" : "unknown"),
            (json, c) -> json.name("rich_text").value(c.mentionsTopic() ? "true" : "unknown"));

    void write(JsonWriter json) throws IOException {
        List<ShuffledMembers.Member<SyntheticCommentJson>> members = Stream.of(
                        BOTH_ROUTES,
                        comment.target().isPresent() ? REPLY : TOP_LEVEL,
                        RouteTraits.hasAppV2Members(route)
                                ? APP_V2
                                : List.<ShuffledMembers.Member<SyntheticCommentJson>>of())
                .flatMap(List::stream)
                .toList();
        ShuffledMembers.write(json, this, members, random);
    }

    private int replies() {
        return comment.replies().orElse(0);
    }

    private boolean showsPicture() {
        return RouteTraits.hasAppV2Members(route) && comment.withPicture();
    }

    private boolean mentionsTopic() {
        return comment.content().contains(SyntheticTexts.TOPIC);
    }

    private void writeTags(JsonWriter json) throws IOException {
        json.name("show_tags_v2").beginArray();
        for (String tag : comment.tags()) {
            json.beginObject().name("type").value(tag);
            json.name("text").value(TAG_TEXTS.get(tag));
            json.name("style_id").value("gray");
            json.name("pos").value("cmt_bottom").endObject();
        }
        json.endArray();
    }

    private void writeLabel(JsonWriter json) throws IOException {
        ShuffledMembers.write(json.name("biz_label"), this, LABEL, random);
    }

    private void writeInlined(JsonWriter json) throws IOException {
        json.name("sub_comments").beginArray();
        for (SyntheticCommentJson reply : inlined) {
            reply.write(json);
        }
        json.endArray();
    }

    private void writeTarget(JsonWriter json) throws IOException {
        SyntheticComment.Target target = comment.target().orElseThrow();
        json.name("target_comment").beginObject().name("id").value(target.id().value());
        json.name("status").value(0);
        target.user().write(json.name("user"), random);
        json.endObject();
    }

    private void writeLocation(JsonWriter json) throws IOException {
        if (comment.location().isPresent()) {
            json.name("ip_location").value(comment.location().get());
        }
    }

    private void writePictures(JsonWriter json) throws IOException {
        if (showsPicture()) {
            String address = "https://picture.invalid/comment/" + comment.id();
            json.name("pictures").beginArray().beginObject();
            json.name("url").value(address + "!small");
            json.name("origin_url").value(address);
            json.name("width").value(1080).name("height").value(1440);
            json.name("file_id").value("comment/" + comment.id());
            json.endObject().endArray();
        }
    }

    private void writeTopics(JsonWriter json) throws IOException {
        if (mentionsTopic()) {
            json.name("hash_tags").beginArray().beginObject();
            json.name("name").value(SyntheticTexts.TOPIC);
            json.name("link").value("https://topic.invalid/" + SyntheticTexts.TOPIC);
            json.name("type").value("topic").endObject().endArray();
        }
    }

    private void writeRepliesCursor(JsonWriter json) throws IOException {
        if (!inlined.isEmpty()) {
            SyntheticComment last = inlined.get(inlined.size() - 1).comment;
            json.name("sub_comment_cursor").value(Json.text(cursor -> {
                cursor.beginObject()
                        .name("cursor")
                        .value(last.id().value())
                        .name("index")
                        .value(1);
                cursor.name("remainCount").value(replies() - inlined.size()).endObject();
            }));
        }
    }
}
