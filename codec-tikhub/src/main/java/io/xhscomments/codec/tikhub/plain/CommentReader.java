package io.xhscomments.codec.tikhub.plain;

import io.xhscomments.codec.tikhub.plain.Members.Element;
import io.xhscomments.codec.tikhub.wire.FieldNames;
import io.xhscomments.core.model.Author;
import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.CommentFlags;
import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.model.DisplayHints;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.PageRequest.CommentReplies;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads comments and the replies inlined in them. A row that is not a comment is left out and collected. */
final class CommentReader {
    /** Replies of replies have not been seen. The model can nest them, up to what the stack can hold. */
    private static final int MAX_DEPTH = 32;

    private final NoteId note;

    CommentReader(NoteId note) {
        this.note = note;
    }

    /** Reads the comments in the list of this name. */
    List<Comment> read(Members page, String name, PageRequest request) {
        Optional<CommentId> root =
                request instanceof CommentReplies replies ? Optional.of(replies.comment()) : Optional.empty();
        return read(page, name, root, 0);
    }

    private List<Comment> read(Members parent, String name, Optional<CommentId> root, int depth) {
        List<Comment> comments = new ArrayList<>();
        for (Element row : parent.elements(name)) {
            long before = row.irregularities().membersNotTyped();
            Optional<Members> members = row.object();
            Optional<CommentId> id = members.flatMap(object -> object.parsed(FieldNames.ID, CommentId::of));
            if (id.isPresent()) {
                comments.add(read(members.orElseThrow(), id.get(), root, depth));
            } else {
                row.irregularities().forgetMembersSince(before);
                row.irregularities().addRow(row.value());
            }
        }
        return comments;
    }

    private Comment read(Members row, CommentId id, Optional<CommentId> root, int depth) {
        Optional<Members> user = row.required(FieldNames.USER, row.object(FieldNames.USER));
        return Comment.builder(id, note(row))
                .rootId(root.orElse(null))
                .replyTo(PartReader.replyTarget(row).orElse(null))
                .author(user.map(AuthorReader::read).orElse(Author.UNKNOWN))
                .createdAt(
                        row.required(FieldNames.TIME, row.time(FieldNames.TIME)).orElse(null))
                .content(row.required(FieldNames.CONTENT, row.textOrEmpty(FieldNames.CONTENT))
                        .orElse(null))
                .likeCount(row.count(FieldNames.LIKE_COUNT))
                .replyCount(row.count(FieldNames.SUB_COMMENT_COUNT))
                .tags(PartReader.tags(row))
                .pictures(row.list(FieldNames.PICTURES, PartReader::picture))
                .mentions(row.list(FieldNames.AT_USERS, PartReader::mention))
                .hashTags(row.list(FieldNames.HASH_TAGS, PartReader::hashTag))
                .location(row.text(FieldNames.IP_LOCATION).orElse(null))
                .status(row.integer(FieldNames.STATUS))
                .score(row.number(FieldNames.SCORE))
                .replies(replies(row, root.isPresent() ? root : Optional.of(id), depth + 1))
                .repliesCursor(row.cursor(FieldNames.SUB_COMMENT_CURSOR).orElse(null))
                .flags(flags(row))
                .businessLabel(PartReader.businessLabel(row))
                .hints(hints(row))
                .unknownFields(row.unknownFields())
                .build();
    }

    /** The note of a row; the requested note if the row names none. Another note is kept, and is irregular. */
    private NoteId note(Members row) {
        NoteId reported = row.parsed(FieldNames.NOTE_ID, NoteId::of).orElse(note);
        if (!reported.equals(note)) {
            row.addIrregular(FieldNames.NOTE_ID);
        }
        return reported;
    }

    private List<Comment> replies(Members row, Optional<CommentId> root, int depth) {
        if (depth > MAX_DEPTH) {
            if (!row.elements(FieldNames.SUB_COMMENTS).isEmpty()) {
                row.addIrregular(FieldNames.SUB_COMMENTS);
            }
            return List.of();
        }
        return read(row, FieldNames.SUB_COMMENTS, root, depth);
    }

    private static CommentFlags flags(Members row) {
        return new CommentFlags(
                row.truth(FieldNames.LIKED),
                row.truth(FieldNames.DOWNVOTED),
                row.truth(FieldNames.COLLECTED),
                row.truth(FieldNames.HIDDEN),
                row.truth(FieldNames.INVALID),
                row.truth(FieldNames.RELATABLE_TO_NOTE));
    }

    private static DisplayHints hints(Members row) {
        return new DisplayHints(
                row.integer(FieldNames.COMMENT_TYPE),
                row.text(FieldNames.SHOW_TYPE),
                row.integer(FieldNames.SHARE_STRATEGY),
                row.integer(FieldNames.TRANSLATION_STRATEGY),
                row.text(FieldNames.TRACK_ID),
                row.text(FieldNames.FRIEND_LIKED_MSG),
                row.textOrNumber(FieldNames.MEDIA_SOURCE_TYPE));
    }
}
