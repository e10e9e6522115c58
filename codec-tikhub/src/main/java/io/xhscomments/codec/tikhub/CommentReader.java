package io.xhscomments.codec.tikhub;

import io.xhscomments.codec.tikhub.Members.Element;
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

/** Reads comments and the replies inlined in them. A row that cannot be a comment is left out and collected. */
final class CommentReader {
    /** Replies of replies have not been met; the model nests them all the same, and a stack holds so many. */
    private static final int MAX_DEPTH = 32;

    private final NoteId note;

    CommentReader(NoteId note) {
        this.note = note;
    }

    /** The comments in the list of this name, in response to a request. */
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
            Optional<CommentId> id = members.flatMap(object -> object.made("id", CommentId::of));
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
        Optional<Members> user = row.required("user", row.object("user"));
        return Comment.builder(id, note(row))
                .rootId(root.orElse(null))
                .replyTo(PartReader.replyTarget(row).orElse(null))
                .author(user.map(AuthorReader::read).orElse(Author.UNKNOWN))
                .createdAt(row.required("time", row.time("time")).orElse(null))
                .content(row.required("content", row.textOrEmpty("content")).orElse(null))
                .likeCount(row.count("like_count"))
                .replyCount(row.count("sub_comment_count"))
                .tags(PartReader.tags(row))
                .pictures(row.list("pictures", PartReader::picture))
                .mentions(row.list("at_users", PartReader::mention))
                .hashTags(row.list("hash_tags", PartReader::hashTag))
                .location(row.text("ip_location").orElse(null))
                .status(row.integer("status"))
                .score(row.number("score"))
                .replies(replies(row, root.isPresent() ? root : Optional.of(id), depth + 1))
                .repliesCursor(row.cursor("sub_comment_cursor").orElse(null))
                .flags(flags(row))
                .businessLabel(PartReader.businessLabel(row))
                .hints(hints(row))
                .unknownFields(row.unknownFields())
                .build();
    }

    /** The note of a row; the requested one if none is reported. One that differs is kept, and is irregular. */
    private NoteId note(Members row) {
        NoteId reported = row.made("note_id", NoteId::of).orElse(note);
        if (!reported.equals(note)) {
            row.addIrregular("note_id");
        }
        return reported;
    }

    private List<Comment> replies(Members row, Optional<CommentId> root, int depth) {
        if (depth > MAX_DEPTH) {
            if (!row.elements("sub_comments").isEmpty()) {
                row.addIrregular("sub_comments");
            }
            return List.of();
        }
        return read(row, "sub_comments", root, depth);
    }

    private static CommentFlags flags(Members row) {
        return new CommentFlags(
                row.truth("liked"),
                row.truth("downvoted"),
                row.truth("collected"),
                row.truth("hidden"),
                row.truth("invalid"),
                row.truth("relatable_to_note"));
    }

    private static DisplayHints hints(Members row) {
        return new DisplayHints(
                row.integer("comment_type"),
                row.text("show_type"),
                row.integer("share_strategy"),
                row.integer("translation_strategy"),
                row.text("track_id"),
                row.text("friend_liked_msg"),
                row.textOrNumber("media_source_type"));
    }
}
