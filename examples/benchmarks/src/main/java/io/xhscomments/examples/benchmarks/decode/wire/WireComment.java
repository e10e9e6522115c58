package io.xhscomments.examples.benchmarks.decode.wire;

import com.dslplatform.json.CompiledJson;
import io.avaje.jsonb.Json;
import java.util.List;

/** A comment or a reply. */
@CompiledJson
@Json
public record WireComment(
        String id,
        String note_id,
        String content,
        Long time,
        WireUser user,
        Long like_count,
        Long sub_comment_count,
        List<String> show_tags,
        List<WireTag> show_tags_v2,
        List<WirePicture> pictures,
        List<WireMention> at_users,
        List<WireTopic> hash_tags,
        String ip_location,
        Integer status,
        Long score,
        List<WireComment> sub_comments,
        String sub_comment_cursor,
        WireTarget target_comment,
        Boolean liked,
        Boolean downvoted,
        Boolean collected,
        Boolean hidden,
        Boolean invalid,
        Boolean relatable_to_note,
        WireLabel biz_label,
        Integer comment_type,
        String show_type,
        Integer share_strategy,
        Integer translation_strategy,
        String track_id,
        String friend_liked_msg,
        Integer media_source_type) {}
