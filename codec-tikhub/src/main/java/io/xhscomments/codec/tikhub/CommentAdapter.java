package io.xhscomments.codec.tikhub;

import com.squareup.moshi.JsonReader;
import io.xhscomments.core.model.Author;
import io.xhscomments.core.model.BusinessLabel;
import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.model.Cursor;
import io.xhscomments.core.model.HashTag;
import io.xhscomments.core.model.Mention;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.model.Picture;
import io.xhscomments.core.model.ReplyTarget;
import io.xhscomments.core.model.ServiceHints;
import io.xhscomments.core.model.Tag;
import io.xhscomments.core.model.Truth;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.PageRequest.CommentReplies;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A comment or a reply. */
final class CommentAdapter extends AnswerAdapter<Comment> {
    private static final JsonReader.Options NAMES = JsonReader.Options.of(
            "id",
            "note_id",
            "content",
            "time",
            "user",
            "like_count",
            "sub_comment_count",
            "show_tags",
            "show_tags_v2",
            "pictures",
            "at_users",
            "hash_tags",
            "ip_location",
            "status",
            "score",
            "sub_comments",
            "sub_comment_cursor",
            "target_comment",
            "liked",
            "downvoted",
            "collected",
            "hidden",
            "invalid",
            "relatable_to_note",
            "biz_label",
            "comment_type",
            "show_type",
            "share_strategy",
            "translation_strategy",
            "track_id",
            "friend_liked_msg",
            "media_source_type");

    private static final FrequentTexts FREQUENT = FrequentTexts.of("common", "interaction-service.local");

    private final NoteId note;
    private final byte[] noteAskedFor;
    private final AuthorAdapter author;
    private final TagAdapter tag;
    private final PictureAdapter picture;
    private final MentionAdapter mention;
    private final HashTagAdapter hashTag;
    private final ReplyTargetAdapter replyTarget;
    private final BusinessLabelAdapter businessLabel;

    /** Whose chain is being read; empty among top-level comments, and where the service has not told yet. */
    private Optional<CommentId> root;

    /** Those of the comment before: mostly the next one has the same, and need not have its own. */
    private ServiceHints hints = ServiceHints.NONE;

    CommentAdapter(AnswerReader in, PageRequest request) {
        super(in);
        this.note = request.note();
        this.noteAskedFor = note.value().getBytes(StandardCharsets.US_ASCII);
        this.root = request instanceof CommentReplies replies ? Optional.of(replies.comment()) : Optional.empty();
        this.author = new AuthorAdapter(in);
        this.tag = new TagAdapter(in);
        this.picture = new PictureAdapter(in);
        this.mention = new MentionAdapter(in);
        this.hashTag = new HashTagAdapter(in);
        this.replyTarget = new ReplyTargetAdapter(in, author);
        this.businessLabel = new BusinessLabelAdapter(in);
    }

    /** Never null: a comment that is null is missing. */
    @Override
    public Comment fromJson(JsonReader json) throws IOException {
        CommentId id = null;
        NoteId noteId = null;
        String content = null;
        Instant createdAt = null;
        Author user = null;
        OptionalLong likeCount = OptionalLong.empty();
        OptionalLong replyCount = OptionalLong.empty();
        List<Tag> showTags = List.of();
        List<Tag> showTagsV2 = List.of();
        List<Picture> pictures = List.of();
        List<Mention> mentions = List.of();
        List<HashTag> hashTags = List.of();
        Optional<String> location = Optional.empty();
        OptionalInt status = OptionalInt.empty();
        OptionalLong score = OptionalLong.empty();
        List<Comment> replies = List.of();
        Optional<Cursor> repliesCursor = Optional.empty();
        ReplyTarget target = null;
        Truth liked = Truth.UNKNOWN;
        Truth downvoted = Truth.UNKNOWN;
        Truth collected = Truth.UNKNOWN;
        Truth hidden = Truth.UNKNOWN;
        Truth invalid = Truth.UNKNOWN;
        Truth relatable = Truth.UNKNOWN;
        BusinessLabel label = null;
        OptionalInt type = OptionalInt.empty();
        Optional<String> showType = Optional.empty();
        OptionalInt shareStrategy = OptionalInt.empty();
        OptionalInt translationStrategy = OptionalInt.empty();
        Optional<String> trackId = Optional.empty();
        Optional<String> friendLiked = Optional.empty();
        Optional<String> mediaSource = Optional.empty();
        boolean others = false;

        int start = begin(json, "expected a comment");
        while (json.hasNext()) {
            switch (json.selectName(NAMES)) {
                case 0 -> id = Values.made(in, CommentId::of, "expected a comment id of 24 hex digits");
                case 1 -> noteId = note();
                case 2 -> content = Values.text(in);
                case 3 -> createdAt = Values.time(in);
                case 4 -> user = author.fromJson(json);
                case 5 -> likeCount = Numbers.optional(in);
                case 6 -> replyCount = Numbers.optional(in);
                case 7 -> showTags = list(json, tag);
                case 8 -> showTagsV2 = list(json, tag);
                case 9 -> pictures = list(json, picture);
                case 10 -> mentions = list(json, mention);
                case 11 -> hashTags = list(json, hashTag);
                case 12 -> location = Values.optionalText(in);
                case 13 -> status = Numbers.optionalInt(in);
                case 14 -> score = Numbers.optional(in);
                case 15 -> replies = replies(id);
                case 16 -> repliesCursor = Values.optionalCursor(in);
                case 17 -> target = replyTarget.fromJson(json);
                case 18 -> liked = Values.truth(in);
                case 19 -> downvoted = Values.truth(in);
                case 20 -> collected = Values.truth(in);
                case 21 -> hidden = Values.truth(in);
                case 22 -> invalid = Values.truth(in);
                case 23 -> relatable = Values.truth(in);
                case 24 -> label = businessLabel.fromJson(json);
                case 25 -> type = Numbers.optionalInt(in);
                case 26 -> showType = FREQUENT.next(in);
                case 27 -> shareStrategy = Numbers.optionalInt(in);
                case 28 -> translationStrategy = Numbers.optionalInt(in);
                case 29 -> trackId = FREQUENT.next(in);
                case 30 -> friendLiked = Values.optionalText(in);
                case 31 -> mediaSource = Values.textOrNumber(in);
                default -> {
                    others = true;
                    stepOver(json);
                }
            }
        }
        json.endObject();

        CommentId own = required(json, id, "id");
        return new Comment(
                own,
                noteId == null ? note : noteId,
                root,
                Optional.ofNullable(target),
                required(json, user, "user"),
                Optional.of(required(json, createdAt, "time")),
                Optional.of(required(json, content, "content")),
                likeCount,
                replyCount,
                TagAdapter.merged(showTagsV2, showTags),
                pictures,
                mentions,
                hashTags,
                location,
                status,
                score,
                isBelow(own, replies) ? replies : below(own, replies),
                repliesCursor,
                Shared.flags(liked, downvoted, collected, hidden, invalid, relatable),
                label == null ? BusinessLabel.UNKNOWN : label,
                hints(type, showType, shareStrategy, translationStrategy, trackId, friendLiked, mediaSource),
                others(others, NAMES, start));
    }

    /** The id of the note, or null for the one asked for, which it nearly always is. */
    private @Nullable NoteId note() throws IOException {
        if (in.stepsOver(noteAskedFor)) {
            return null;
        }
        return Values.optionallyMade(in, NoteId::of, "expected a note id of 24 hex digits")
                .orElse(null);
    }

    /** Inlined replies. Where their comment's id comes before them, they know from the start whose they are. */
    private List<Comment> replies(@Nullable CommentId of) throws IOException {
        Optional<CommentId> above = root;
        if (above.isEmpty()) {
            root = Optional.ofNullable(of);
        }
        List<Comment> replies = list(in.json(), this);
        root = above;
        return replies;
    }

    private boolean isBelow(CommentId id, List<Comment> replies) {
        return root.isPresent()
                || replies.isEmpty()
                || replies.get(0).rootId().filter(id::equals).isPresent();
    }

    /** Other replies learn only now whose they are. */
    private static List<Comment> below(CommentId id, List<Comment> replies) {
        List<Comment> below = new ArrayList<>(replies.size());
        for (Comment reply : replies) {
            below.add(reply.toBuilder()
                    .rootId(id)
                    .replies(below(id, reply.replies()))
                    .build());
        }
        return below;
    }

    private ServiceHints hints(
            OptionalInt type,
            Optional<String> showType,
            OptionalInt shareStrategy,
            OptionalInt translationStrategy,
            Optional<String> trackId,
            Optional<String> friendLiked,
            Optional<String> mediaSource) {
        boolean same = hints.commentType().equals(type)
                && hints.showType().equals(showType)
                && hints.shareStrategy().equals(shareStrategy)
                && hints.translationStrategy().equals(translationStrategy)
                && hints.trackId().equals(trackId)
                && hints.friendLikedMessage().equals(friendLiked)
                && hints.mediaSourceType().equals(mediaSource);
        if (!same) {
            hints = new ServiceHints(
                    type, showType, shareStrategy, translationStrategy, trackId, friendLiked, mediaSource);
        }
        return hints;
    }
}
