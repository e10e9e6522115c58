package io.xhscomments.codec.tikhub.fast;

import io.xhscomments.codec.tikhub.wire.FieldNames;
import io.xhscomments.core.model.Author;
import io.xhscomments.core.model.BusinessLabel;
import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.model.Cursor;
import io.xhscomments.core.model.DisplayHints;
import io.xhscomments.core.model.HashTag;
import io.xhscomments.core.model.Mention;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.model.Picture;
import io.xhscomments.core.model.ReplyTarget;
import io.xhscomments.core.model.Tag;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.PageRequest.CommentReplies;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Reads the comments of one response, and the replies inlined in them. */
final class CommentParser {
    private static final FieldNameTable NAMES = FieldNameTable.of(
            FieldNames.ID,
            FieldNames.NOTE_ID,
            FieldNames.CONTENT,
            FieldNames.TIME,
            FieldNames.USER,
            FieldNames.LIKE_COUNT,
            FieldNames.SUB_COMMENT_COUNT,
            FieldNames.SHOW_TAGS,
            FieldNames.SHOW_TAGS_V2,
            FieldNames.PICTURES,
            FieldNames.AT_USERS,
            FieldNames.HASH_TAGS,
            FieldNames.IP_LOCATION,
            FieldNames.STATUS,
            FieldNames.SCORE,
            FieldNames.SUB_COMMENTS,
            FieldNames.SUB_COMMENT_CURSOR,
            FieldNames.TARGET_COMMENT,
            FieldNames.LIKED,
            FieldNames.DOWNVOTED,
            FieldNames.COLLECTED,
            FieldNames.HIDDEN,
            FieldNames.INVALID,
            FieldNames.RELATABLE_TO_NOTE,
            FieldNames.BIZ_LABEL,
            FieldNames.COMMENT_TYPE,
            FieldNames.SHOW_TYPE,
            FieldNames.SHARE_STRATEGY,
            FieldNames.TRANSLATION_STRATEGY,
            FieldNames.TRACK_ID,
            FieldNames.FRIEND_LIKED_MSG,
            FieldNames.MEDIA_SOURCE_TYPE);

    private static final UsualText COMMON = UsualText.of("common");
    private static final UsualText LOCAL = UsualText.of("interaction-service.local");

    private final NoteId note;
    private final byte[] noteQuoted;
    private final @Nullable CommentId root;

    CommentParser(PageRequest request) {
        note = request.note();
        noteQuoted = ('"' + note.value() + '"').getBytes(StandardCharsets.US_ASCII);
        root = request instanceof CommentReplies replies ? replies.comment() : null;
    }

    /** Steps over the requested note. Another note is unsupported. */
    void expectNote(FastJsonReader in) {
        if (!in.isNext(noteQuoted) && !isRequestedOrEmpty(in.textIfAny())) {
            throw UnsupportedJsonException.now();
        }
    }

    /** Steps over the comment whose replies were requested. Another comment is unsupported. */
    void expectRoot(FastJsonReader in) {
        if (root == null) {
            in.skip();
        } else if (!root.value().equalsIgnoreCase(Objects.requireNonNullElse(in.textIfAny(), root.value()))) {
            throw UnsupportedJsonException.now();
        }
    }

    /** Reads the list of comments of a page. */
    List<Comment> list(FastJsonReader in) {
        int mark = in.mark();
        for (boolean more = in.beginList(); more; more = in.hasNextElement()) {
            in.collect(comment(in, root, false));
        }
        return in.takeSince(mark);
    }

    /** Reads a list of replies. Replies of replies have not been seen, and are unsupported. */
    private List<Comment> replies(
            FastJsonReader in, @Nullable CommentId rootId, @Nullable CommentId id, boolean ofReply) {
        if (in.isEmpty('[', ']') || !in.beginList()) {
            return List.of();
        }
        if (ofReply) {
            throw UnsupportedJsonException.now();
        }
        CommentId rootOfAll = rootId != null ? rootId : id;
        int mark = in.mark();
        do {
            in.collect(comment(in, rootOfAll, true));
        } while (in.hasNextElement());
        return in.takeSince(mark);
    }

    private Comment comment(FastJsonReader in, @Nullable CommentId rootId, boolean reply) {
        CommentId id = null;
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
        String location = null;
        OptionalInt status = OptionalInt.empty();
        OptionalLong score = OptionalLong.empty();
        List<Comment> replies = List.of();
        Cursor repliesCursor = null;
        ReplyTarget target = null;
        int flags = Flags.NONE;
        BusinessLabel label = BusinessLabel.UNKNOWN;
        OptionalInt type = OptionalInt.empty();
        Optional<String> showType = Optional.empty();
        OptionalInt shareStrategy = OptionalInt.empty();
        OptionalInt translationStrategy = OptionalInt.empty();
        Optional<String> trackId = Optional.empty();
        Optional<String> friendLiked = Optional.empty();
        Optional<String> mediaSource = Optional.empty();
        boolean unknownFields = false;

        int start = in.start();
        for (int member = in.first(NAMES); member != FastJsonReader.END; member = in.next(NAMES)) {
            switch (member) {
                case 0 -> id = readOnce(in, id);
                case 1 -> skipNote(in);
                case 2 -> content = in.text();
                case 3 -> createdAt = in.time();
                case 4 -> user = UserParser.author(in);
                case 5 -> likeCount = in.count();
                case 6 -> replyCount = in.count();
                case 7 -> showTags = in.list(PartParser::tag);
                case 8 -> showTagsV2 = in.list(PartParser::tag);
                case 9 -> pictures = in.list(PartParser::picture);
                case 10 -> mentions = in.list(UserParser::mention);
                case 11 -> hashTags = in.list(PartParser::hashTag);
                case 12 -> location = in.nonEmptyText();
                case 13 -> status = in.optionalInt();
                case 14 -> score = in.optionalLong();
                case 15 -> replies = replies(in, rootId, id, reply);
                case 16 -> repliesCursor = in.cursor();
                case 17 -> target = PartParser.target(in);
                case 18, 19, 20, 21, 22, 23 -> flags = Flags.with(in.truth(), member - 18, flags);
                case 24 -> label = PartParser.label(in);
                case 25 -> type = in.optionalInt();
                case 26 -> showType = in.optionalText(COMMON);
                case 27 -> shareStrategy = in.optionalInt();
                case 28 -> translationStrategy = in.optionalInt();
                case 29 -> trackId = in.optionalText(LOCAL);
                case 30 -> friendLiked = in.optionalText();
                case 31 -> mediaSource = in.textOrNumber();
                default -> {
                    unknownFields = true;
                    in.skip();
                }
            }
        }
        CommentId own = UnsupportedJsonException.requirePresent(id);
        UnsupportedJsonException.requireComplete(repliesCursor, unknownFields);
        return Comment.builder(own, note)
                .rootId(rootId)
                .replyTo(target)
                .author(UnsupportedJsonException.requirePresent(user))
                .createdAt(UnsupportedJsonException.requirePresent(createdAt))
                .content(UnsupportedJsonException.requirePresent(content))
                .likeCount(likeCount)
                .replyCount(replyCount)
                .tags(PartParser.merged(showTagsV2, showTags))
                .pictures(pictures)
                .mentions(mentions)
                .hashTags(hashTags)
                .location(location)
                .status(status)
                .score(score)
                .replies(reply ? replies : withRoot(own, replies, in))
                .repliesCursor(repliesCursor)
                .flags(Flags.of(flags))
                .businessLabel(label)
                .hints(new DisplayHints(
                        type, showType, shareStrategy, translationStrategy, trackId, friendLiked, mediaSource))
                .unknownFields(LazyUnknownFields.of(unknownFields, NAMES, in, start))
                .build();
    }

    /** Steps over the note of a comment. A comment of another note is unsupported. */
    private void skipNote(FastJsonReader in) {
        if (!in.isNext(noteQuoted) && !isRequestedOrEmpty(in.text())) {
            throw UnsupportedJsonException.now();
        }
    }

    private boolean isRequestedOrEmpty(@Nullable String text) {
        return text == null || text.isEmpty() || text.equalsIgnoreCase(note.value());
    }

    /** Reads the id, which must come once, because replies that were read before have it as their root. */
    private static @Nullable CommentId readOnce(FastJsonReader in, @Nullable CommentId before) {
        if (before != null) {
            throw UnsupportedJsonException.now();
        }
        return in.commentId();
    }

    /** Adds the root to replies that came before the comment's id. */
    private static List<Comment> withRoot(CommentId id, List<Comment> replies, FastJsonReader in) {
        if (replies.isEmpty() || replies.get(0).rootId().isPresent()) {
            return replies;
        }
        int mark = in.mark();
        for (Comment reply : replies) {
            in.collect(reply.toBuilder().rootId(id).build());
        }
        return in.takeSince(mark);
    }
}
