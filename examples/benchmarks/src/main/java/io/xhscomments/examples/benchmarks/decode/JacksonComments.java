package io.xhscomments.examples.benchmarks.decode;

import io.xhscomments.examples.benchmarks.decode.wire.WireComment;
import io.xhscomments.examples.benchmarks.decode.wire.WireLabel;
import io.xhscomments.examples.benchmarks.decode.wire.WireMention;
import io.xhscomments.examples.benchmarks.decode.wire.WirePicture;
import io.xhscomments.examples.benchmarks.decode.wire.WireTag;
import io.xhscomments.examples.benchmarks.decode.wire.WireTarget;
import io.xhscomments.examples.benchmarks.decode.wire.WireTopic;
import io.xhscomments.examples.benchmarks.decode.wire.WireUser;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;

/** The comments of {@link JacksonStreaming}. */
@NullUnmarked
final class JacksonComments {
    private JacksonComments() {}

    static WireComment comment(Tokens in) {
        String id = null;
        String noteId = null;
        String content = null;
        Long time = null;
        WireUser user = null;
        Long likeCount = null;
        Long subCommentCount = null;
        List<String> showTags = null;
        List<WireTag> showTagsV2 = null;
        List<WirePicture> pictures = null;
        List<WireMention> atUsers = null;
        List<WireTopic> hashTags = null;
        String ipLocation = null;
        Integer status = null;
        Long score = null;
        List<WireComment> subComments = null;
        String subCommentCursor = null;
        WireTarget targetComment = null;
        Boolean liked = null;
        Boolean downvoted = null;
        Boolean collected = null;
        Boolean hidden = null;
        Boolean invalid = null;
        Boolean relatableToNote = null;
        WireLabel bizLabel = null;
        Integer commentType = null;
        String showType = null;
        Integer shareStrategy = null;
        Integer translationStrategy = null;
        String trackId = null;
        String friendLikedMsg = null;
        Integer mediaSourceType = null;
        for (String member = in.member(); member != null; member = in.member()) {
            switch (member) {
                case "id" -> id = in.text();
                case "note_id" -> noteId = in.text();
                case "content" -> content = in.text();
                case "time" -> time = in.number();
                case "user" -> user = in.object(JacksonParts::user);
                case "like_count" -> likeCount = in.number();
                case "sub_comment_count" -> subCommentCount = in.number();
                case "show_tags" -> showTags = in.texts();
                case "show_tags_v2" -> showTagsV2 = in.objects(JacksonParts::tag);
                case "pictures" -> pictures = in.objects(JacksonParts::picture);
                case "at_users" -> atUsers = in.objects(JacksonParts::mention);
                case "hash_tags" -> hashTags = in.objects(JacksonParts::topic);
                case "ip_location" -> ipLocation = in.text();
                case "status" -> status = in.integer();
                case "score" -> score = in.number();
                case "sub_comments" -> subComments = in.objects(JacksonComments::comment);
                case "sub_comment_cursor" -> subCommentCursor = in.text();
                case "target_comment" -> targetComment = in.object(JacksonComments::target);
                case "liked" -> liked = in.truth();
                case "downvoted" -> downvoted = in.truth();
                case "collected" -> collected = in.truth();
                case "hidden" -> hidden = in.truth();
                case "invalid" -> invalid = in.truth();
                case "relatable_to_note" -> relatableToNote = in.truth();
                case "biz_label" -> bizLabel = in.object(JacksonParts::label);
                case "comment_type" -> commentType = in.integer();
                case "show_type" -> showType = in.text();
                case "share_strategy" -> shareStrategy = in.integer();
                case "translation_strategy" -> translationStrategy = in.integer();
                case "track_id" -> trackId = in.text();
                case "friend_liked_msg" -> friendLikedMsg = in.text();
                case "media_source_type" -> mediaSourceType = in.integer();
                default -> in.skip();
            }
        }
        return new WireComment(
                id,
                noteId,
                content,
                time,
                user,
                likeCount,
                subCommentCount,
                showTags,
                showTagsV2,
                pictures,
                atUsers,
                hashTags,
                ipLocation,
                status,
                score,
                subComments,
                subCommentCursor,
                targetComment,
                liked,
                downvoted,
                collected,
                hidden,
                invalid,
                relatableToNote,
                bizLabel,
                commentType,
                showType,
                shareStrategy,
                translationStrategy,
                trackId,
                friendLikedMsg,
                mediaSourceType);
    }

    static WireTarget target(Tokens in) {
        String id = null;
        Integer status = null;
        WireUser user = null;
        for (String member = in.member(); member != null; member = in.member()) {
            switch (member) {
                case "id" -> id = in.text();
                case "status" -> status = in.integer();
                case "user" -> user = in.object(JacksonParts::user);
                default -> in.skip();
            }
        }
        return new WireTarget(id, status, user);
    }
}
