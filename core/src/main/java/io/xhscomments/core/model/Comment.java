package io.xhscomments.core.model;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import lombok.EqualsAndHashCode;
import lombok.ToString;
import org.jspecify.annotations.Nullable;

/**
 * One comment of a note, or one reply to a comment. An immutable value, safe to share between threads; its lists cannot
 * be changed. A value that the service did not send is empty here, never 0 and never {@code false}. Made by a
 * {@link Builder}; later versions may add fields.
 */
@EqualsAndHashCode
@ToString
public final class Comment {
    private static final long PINNED_SCORE = 10_000_000;

    private final CommentId id;
    private final NoteId noteId;
    private final @Nullable CommentId rootId;
    private final @Nullable ReplyTarget replyTo;
    private final Author author;
    private final @Nullable Instant createdAt;
    private final @Nullable String content;
    private final OptionalLong likeCount;
    private final OptionalLong replyCount;
    private final List<Tag> tags;
    private final List<Picture> pictures;
    private final List<Mention> mentions;
    private final List<HashTag> hashTags;
    private final @Nullable String location;
    private final OptionalInt status;
    private final OptionalLong score;
    private final List<Comment> replies;
    private final @Nullable Cursor repliesCursor;
    private final CommentFlags flags;
    private final BusinessLabel businessLabel;
    private final DisplayHints hints;
    private final UnknownFields unknownFields;

    private Comment(Builder from) {
        id = from.id;
        noteId = from.noteId;
        rootId = from.rootId;
        replyTo = from.replyTo;
        author = from.author;
        createdAt = from.createdAt;
        content = from.content;
        likeCount = from.likeCount;
        replyCount = from.replyCount;
        tags = List.copyOf(from.tags);
        pictures = List.copyOf(from.pictures);
        mentions = List.copyOf(from.mentions);
        hashTags = List.copyOf(from.hashTags);
        location = from.location;
        status = from.status;
        score = from.score;
        replies = List.copyOf(from.replies);
        repliesCursor = from.repliesCursor;
        flags = from.flags;
        businessLabel = from.businessLabel;
        hints = from.hints;
        unknownFields = from.unknownFields;
    }

    /** A builder for a comment with these ids; every other field is empty until it is set. */
    public static Builder builder(CommentId id, NoteId noteId) {
        return new Builder(id, noteId);
    }

    /** A builder for a comment with these fields; every other field is empty until it is set. */
    public static Builder builder(CommentId id, NoteId noteId, Author author, Instant createdAt, String content) {
        return builder(id, noteId).author(author).createdAt(createdAt).content(content);
    }

    /** A builder that starts from this comment. */
    public Builder toBuilder() {
        Builder builder = new Builder(id, noteId);
        builder.rootId = rootId;
        builder.replyTo = replyTo;
        builder.author = author;
        builder.createdAt = createdAt;
        builder.content = content;
        builder.likeCount = likeCount;
        builder.replyCount = replyCount;
        builder.tags = tags;
        builder.pictures = pictures;
        builder.mentions = mentions;
        builder.hashTags = hashTags;
        builder.location = location;
        builder.status = status;
        builder.score = score;
        builder.replies = replies;
        builder.repliesCursor = repliesCursor;
        builder.flags = flags;
        builder.businessLabel = businessLabel;
        builder.hints = hints;
        builder.unknownFields = unknownFields;
        return builder;
    }

    /** The id of this comment. */
    public CommentId id() {
        return id;
    }

    /** The note that this comment belongs to. */
    public NoteId noteId() {
        return noteId;
    }

    /** For a reply, the top-level comment whose chain it belongs to; empty for a top-level comment. */
    public Optional<CommentId> rootId() {
        return Optional.ofNullable(rootId);
    }

    /** For a reply, the comment that it replies to, if reported; see {@link #parentId()}. */
    public Optional<ReplyTarget> replyTo() {
        return Optional.ofNullable(replyTo);
    }

    /** The user who wrote it; {@link Author#UNKNOWN} if not reported. */
    public Author author() {
        return author;
    }

    /** The time it was written, to the second, if reported in a readable form; see {@link #createdAtOrIdTime()}. */
    public Optional<Instant> createdAt() {
        return Optional.ofNullable(createdAt);
    }

    /**
     * The text as served, with emoji codes such as {@code [捂脸R]}, line breaks and topic markup. Empty if the service
     * sent no text; present and {@code ""} if it sent an empty one.
     */
    public Optional<String> content() {
        return Optional.ofNullable(content);
    }

    /** The number of likes, if reported. */
    public OptionalLong likeCount() {
        return likeCount;
    }

    /** The number of replies, if reported. The service does not report it for replies, which is not the same as 0. */
    public OptionalLong replyCount() {
        return replyCount;
    }

    /** The tags shown, an open set. */
    public List<Tag> tags() {
        return tags;
    }

    /** The pictures in it. */
    public List<Picture> pictures() {
        return pictures;
    }

    /** The users mentioned in it. */
    public List<Mention> mentions() {
        return mentions;
    }

    /** The topics in it. */
    public List<HashTag> hashTags() {
        return hashTags;
    }

    /** The place it was written at, as the service names places ({@code ip_location}), if reported. */
    public Optional<String> location() {
        return Optional.ofNullable(location);
    }

    /** The service's status, if reported; −2, 0, 3 and 4 were seen, their meaning is unpublished. */
    public OptionalInt status() {
        return status;
    }

    /** The service's ranking score, if reported; 10 000 000 was seen on pinned comments. */
    public OptionalLong score() {
        return score;
    }

    /** Replies that came inlined with it. They are not all replies, and the first page of its replies repeats them. */
    public List<Comment> replies() {
        return replies;
    }

    /** The cursor behind the inlined replies, if reported. */
    public Optional<Cursor> repliesCursor() {
        return Optional.ofNullable(repliesCursor);
    }

    /** Yes-or-no properties. */
    public CommentFlags flags() {
        return flags;
    }

    /** The label of the service's business side. */
    public BusinessLabel businessLabel() {
        return businessLabel;
    }

    /** Numbers and names that control how the service shows it. */
    public DisplayHints hints() {
        return hints;
    }

    /** Members that are not modelled, and members whose value could not be typed, by name. */
    public UnknownFields unknownFields() {
        return unknownFields;
    }

    /**
     * The time it was written: the reported time, or the time in its id if the reported one is missing or unreadable.
     * In captured responses the two differ by a second at most.
     */
    public Instant createdAtOrIdTime() {
        return createdAt == null ? id.createdAt() : createdAt;
    }

    /**
     * For a reply, the comment that it replies to, if reported. It differs from {@link #rootId()} if the reply refers
     * to another reply.
     */
    public Optional<CommentId> parentId() {
        return replyTo().map(ReplyTarget::id);
    }

    /** Whether it belongs to the reply chain of another comment. */
    public boolean isReply() {
        return rootId != null;
    }

    /** Whether it carries a tag of this type, e.g. {@link Tag#AUTHOR_LIKED}. */
    public boolean hasTag(String type) {
        return tags.stream().anyMatch(tag -> tag.type().equals(type));
    }

    /**
     * Whether its tags say that the note's author wrote it. User ids cannot say so: those of comments are anonymised.
     */
    public boolean isByNoteAuthor() {
        return hasTag(Tag.IS_AUTHOR);
    }

    /**
     * Whether it is pinned, by its tag or by the score of pinned comments. Pinned comments are not in order of time.
     */
    public boolean isPinned() {
        return hasTag(Tag.PINNED) || score.orElse(0) >= PINNED_SCORE;
    }

    /**
     * Makes a {@link Comment}, for decoders and tests. A field that is not set is empty. Setting an optional field to
     * null empties it. Not safe for use by several threads; {@link #build()} may be called more than once.
     */
    public static final class Builder {
        private final CommentId id;
        private final NoteId noteId;
        private @Nullable CommentId rootId;
        private @Nullable ReplyTarget replyTo;
        private Author author = Author.UNKNOWN;
        private @Nullable Instant createdAt;
        private @Nullable String content;
        private OptionalLong likeCount = OptionalLong.empty();
        private OptionalLong replyCount = OptionalLong.empty();
        private List<Tag> tags = List.of();
        private List<Picture> pictures = List.of();
        private List<Mention> mentions = List.of();
        private List<HashTag> hashTags = List.of();
        private @Nullable String location;
        private OptionalInt status = OptionalInt.empty();
        private OptionalLong score = OptionalLong.empty();
        private List<Comment> replies = List.of();
        private @Nullable Cursor repliesCursor;
        private CommentFlags flags = CommentFlags.UNKNOWN;
        private BusinessLabel businessLabel = BusinessLabel.UNKNOWN;
        private DisplayHints hints = DisplayHints.NONE;
        private UnknownFields unknownFields = UnknownFields.none();

        private Builder(CommentId id, NoteId noteId) {
            this.id = Objects.requireNonNull(id, "id");
            this.noteId = Objects.requireNonNull(noteId, "noteId");
        }

        /** See {@link Comment#rootId()}. */
        public Builder rootId(@Nullable CommentId rootId) {
            this.rootId = rootId;
            return this;
        }

        /** See {@link Comment#replyTo()}. */
        public Builder replyTo(@Nullable ReplyTarget replyTo) {
            this.replyTo = replyTo;
            return this;
        }

        /** See {@link Comment#author()}. */
        public Builder author(Author author) {
            this.author = Objects.requireNonNull(author, "author");
            return this;
        }

        /** See {@link Comment#createdAt()}. */
        public Builder createdAt(@Nullable Instant createdAt) {
            this.createdAt = createdAt;
            return this;
        }

        /** See {@link Comment#content()}. */
        public Builder content(@Nullable String content) {
            this.content = content;
            return this;
        }

        /** See {@link Comment#likeCount()}. */
        public Builder likeCount(long likeCount) {
            return likeCount(OptionalLong.of(likeCount));
        }

        /** See {@link Comment#likeCount()}. */
        public Builder likeCount(OptionalLong likeCount) {
            this.likeCount = Objects.requireNonNull(likeCount, "likeCount");
            return this;
        }

        /** See {@link Comment#replyCount()}. */
        public Builder replyCount(long replyCount) {
            return replyCount(OptionalLong.of(replyCount));
        }

        /** See {@link Comment#replyCount()}. */
        public Builder replyCount(OptionalLong replyCount) {
            this.replyCount = Objects.requireNonNull(replyCount, "replyCount");
            return this;
        }

        /** See {@link Comment#tags()}; the list is copied by {@link #build()}, like every other. */
        public Builder tags(List<Tag> tags) {
            this.tags = Objects.requireNonNull(tags, "tags");
            return this;
        }

        /** See {@link Comment#pictures()}. */
        public Builder pictures(List<Picture> pictures) {
            this.pictures = Objects.requireNonNull(pictures, "pictures");
            return this;
        }

        /** See {@link Comment#mentions()}. */
        public Builder mentions(List<Mention> mentions) {
            this.mentions = Objects.requireNonNull(mentions, "mentions");
            return this;
        }

        /** See {@link Comment#hashTags()}. */
        public Builder hashTags(List<HashTag> hashTags) {
            this.hashTags = Objects.requireNonNull(hashTags, "hashTags");
            return this;
        }

        /** See {@link Comment#location()}. */
        public Builder location(@Nullable String location) {
            this.location = location;
            return this;
        }

        /** See {@link Comment#status()}. */
        public Builder status(int status) {
            return status(OptionalInt.of(status));
        }

        /** See {@link Comment#status()}. */
        public Builder status(OptionalInt status) {
            this.status = Objects.requireNonNull(status, "status");
            return this;
        }

        /** See {@link Comment#score()}. */
        public Builder score(long score) {
            return score(OptionalLong.of(score));
        }

        /** See {@link Comment#score()}. */
        public Builder score(OptionalLong score) {
            this.score = Objects.requireNonNull(score, "score");
            return this;
        }

        /** See {@link Comment#replies()}. */
        public Builder replies(List<Comment> replies) {
            this.replies = Objects.requireNonNull(replies, "replies");
            return this;
        }

        /** See {@link Comment#repliesCursor()}. */
        public Builder repliesCursor(@Nullable Cursor repliesCursor) {
            this.repliesCursor = repliesCursor;
            return this;
        }

        /** See {@link Comment#flags()}. */
        public Builder flags(CommentFlags flags) {
            this.flags = Objects.requireNonNull(flags, "flags");
            return this;
        }

        /** See {@link Comment#businessLabel()}. */
        public Builder businessLabel(BusinessLabel businessLabel) {
            this.businessLabel = Objects.requireNonNull(businessLabel, "businessLabel");
            return this;
        }

        /** See {@link Comment#hints()}. */
        public Builder hints(DisplayHints hints) {
            this.hints = Objects.requireNonNull(hints, "hints");
            return this;
        }

        /** See {@link Comment#unknownFields()}. */
        public Builder unknownFields(UnknownFields unknownFields) {
            this.unknownFields = Objects.requireNonNull(unknownFields, "unknownFields");
            return this;
        }

        /** The comment. */
        public Comment build() {
            return new Comment(this);
        }
    }
}
