package io.xhscomments.core.model;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * One comment of a note, or one reply to a comment. An immutable value, safe to share between threads; lists are copied
 * and cannot be changed. What the service did not send is empty here, never 0 and never {@code false}.
 *
 * @param id the comment
 * @param noteId the note it stands under
 * @param rootId for a reply, the top-level comment whose chain it belongs to; empty for a top-level comment
 * @param replyTo for a reply, the comment it responds, if told; see {@link #parentId()}
 * @param author who wrote it; {@link Author#UNKNOWN} if the service does not say
 * @param createdAt when it was written, to the second, if reported in a form that can be read; see
 *     {@link #createdAtOrIdTime()}
 * @param content the text as served: with emoji codes such as {@code [捂脸R]}, line breaks and topic markup; empty if the
 *     service sent no text, present and {@code ""} if it sent an empty one
 * @param likeCount likes, if told
 * @param replyCount replies the service reports, if told; replies themselves lack it, which is not 0
 * @param tags the tags shown, an open set
 * @param pictures the pictures in it
 * @param mentions the users mentioned in it
 * @param hashTags the topics in it
 * @param location where it was written, as the service names places ({@code ip_location}), if told
 * @param status the service's status, if told; −2, 0, 3 and 4 have been seen, their meaning is unpublished
 * @param score the service's ranking score, if told; 10 000 000 seen on pinned comments
 * @param replies replies that came inlined with it; not all of them, and the first page of its replies repeats them
 * @param repliesCursor where the inlined replies end, if told
 * @param flags yes-or-no marks
 * @param businessLabel what the business side of the service says
 * @param hints how the service treats and shows it
 * @param others members that are not modelled, and those whose value could not be typed, by name
 */
public record Comment(
        CommentId id,
        NoteId noteId,
        Optional<CommentId> rootId,
        Optional<ReplyTarget> replyTo,
        Author author,
        Optional<Instant> createdAt,
        Optional<String> content,
        OptionalLong likeCount,
        OptionalLong replyCount,
        List<Tag> tags,
        List<Picture> pictures,
        List<Mention> mentions,
        List<HashTag> hashTags,
        Optional<String> location,
        OptionalInt status,
        OptionalLong score,
        List<Comment> replies,
        Optional<Cursor> repliesCursor,
        CommentFlags flags,
        BusinessLabel businessLabel,
        DisplayHints hints,
        UnknownFields unknownFields) {
    private static final long PINNED_SCORE = 10_000_000;

    /** Copies the lists. */
    public Comment {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(noteId, "noteId");
        Objects.requireNonNull(author, "author");
        Objects.requireNonNull(createdAt, "createdAt");
        Objects.requireNonNull(content, "content");
        tags = List.copyOf(tags);
        pictures = List.copyOf(pictures);
        mentions = List.copyOf(mentions);
        hashTags = List.copyOf(hashTags);
        replies = List.copyOf(replies);
    }

    /** A comment of which only this is known; the rest can be added. */
    public static CommentBuilder builder(CommentId id, NoteId noteId) {
        return new CommentBuilder(id, noteId);
    }

    /** A comment of which this much is known; the rest can be added. */
    public static CommentBuilder builder(
            CommentId id, NoteId noteId, Author author, Instant createdAt, String content) {
        return builder(id, noteId).author(author).createdAt(createdAt).content(content);
    }

    /** A builder that starts from this comment. */
    public CommentBuilder toBuilder() {
        return new CommentBuilder(this);
    }

    /**
     * When it was written: as reported, or as its id tells where that is missing or unreadable. In captured responses
     * the two agree within a second.
     */
    public Instant createdAtOrIdTime() {
        return createdAt.orElseGet(id::createdAt);
    }

    /**
     * For a reply, the comment it responds, if told. Not the same as {@link #rootId()}: a reply may respond another
     * reply.
     */
    public Optional<CommentId> parentId() {
        return replyTo.map(ReplyTarget::id);
    }

    /** Whether it belongs to the reply chain of another comment. */
    public boolean isReply() {
        return rootId.isPresent();
    }

    /** Whether it carries a tag of this type, e.g. {@link Tag#AUTHOR_LIKED}. */
    public boolean hasTag(String type) {
        return tags.stream().anyMatch(tag -> tag.type().equals(type));
    }

    /** Whether it is tagged as the note author's own. User ids cannot tell: those of comments are anonymised. */
    public boolean isByNoteAuthor() {
        return hasTag(Tag.IS_AUTHOR);
    }

    /**
     * Whether it is pinned, by its tag or by the score that pinned comments have: pinned comments stand out of the
     * order of time.
     */
    public boolean isPinned() {
        return hasTag(Tag.PINNED) || score.orElse(0) >= PINNED_SCORE;
    }
}
