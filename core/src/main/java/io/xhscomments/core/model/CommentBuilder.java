package io.xhscomments.core.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Makes a {@link Comment}, for decoders and tests: {@link Comment#builder}. What is not set is "not told". Not safe for
 * use by several threads; {@link #build()} may be called more than once.
 */
public final class CommentBuilder {
    private final CommentId id;
    private final NoteId noteId;
    private Author author = Author.UNKNOWN;
    private Optional<Instant> createdAt = Optional.empty();
    private Optional<String> content = Optional.empty();
    private Optional<CommentId> rootId = Optional.empty();
    private Optional<ReplyTarget> replyTo = Optional.empty();
    private OptionalLong likeCount = OptionalLong.empty();
    private OptionalLong replyCount = OptionalLong.empty();
    private List<Tag> tags = List.of();
    private List<Picture> pictures = List.of();
    private List<Mention> mentions = List.of();
    private List<HashTag> hashTags = List.of();
    private Optional<String> location = Optional.empty();
    private OptionalInt status = OptionalInt.empty();
    private OptionalLong score = OptionalLong.empty();
    private List<Comment> replies = List.of();
    private Optional<Cursor> repliesCursor = Optional.empty();
    private CommentFlags flags = CommentFlags.UNKNOWN;
    private BusinessLabel businessLabel = BusinessLabel.UNKNOWN;
    private DisplayHints hints = DisplayHints.NONE;
    private UnknownFields unknownFields = UnknownFields.none();

    CommentBuilder(CommentId id, NoteId noteId) {
        this.id = id;
        this.noteId = noteId;
    }

    CommentBuilder(Comment from) {
        this(from.id(), from.noteId());
        author = from.author();
        createdAt = from.createdAt();
        content = from.content();
        rootId = from.rootId();
        replyTo = from.replyTo();
        likeCount = from.likeCount();
        replyCount = from.replyCount();
        tags = from.tags();
        pictures = from.pictures();
        mentions = from.mentions();
        hashTags = from.hashTags();
        location = from.location();
        status = from.status();
        score = from.score();
        replies = from.replies();
        repliesCursor = from.repliesCursor();
        flags = from.flags();
        businessLabel = from.businessLabel();
        hints = from.hints();
        unknownFields = from.unknownFields();
    }

    /** The user who wrote it. */
    public CommentBuilder author(Author author) {
        this.author = author;
        return this;
    }

    /** When it was written. */
    public CommentBuilder createdAt(Instant createdAt) {
        this.createdAt = Optional.of(createdAt);
        return this;
    }

    /** The text. */
    public CommentBuilder content(String content) {
        this.content = Optional.of(content);
        return this;
    }

    /** The top-level comment whose chain it belongs to. */
    public CommentBuilder rootId(CommentId rootId) {
        this.rootId = Optional.of(rootId);
        return this;
    }

    /** The comment it responds. */
    public CommentBuilder replyTo(ReplyTarget replyTo) {
        this.replyTo = Optional.of(replyTo);
        return this;
    }

    /** Likes. */
    public CommentBuilder likeCount(long likeCount) {
        this.likeCount = OptionalLong.of(likeCount);
        return this;
    }

    /** Replies reported. */
    public CommentBuilder replyCount(long replyCount) {
        this.replyCount = OptionalLong.of(replyCount);
        return this;
    }

    /** Tags. */
    public CommentBuilder tags(List<Tag> tags) {
        this.tags = tags;
        return this;
    }

    /** Pictures. */
    public CommentBuilder pictures(List<Picture> pictures) {
        this.pictures = pictures;
        return this;
    }

    /** Users mentioned. */
    public CommentBuilder mentions(List<Mention> mentions) {
        this.mentions = mentions;
        return this;
    }

    /** Topics. */
    public CommentBuilder hashTags(List<HashTag> hashTags) {
        this.hashTags = hashTags;
        return this;
    }

    /** Where it was written. */
    public CommentBuilder location(String location) {
        this.location = Optional.of(location);
        return this;
    }

    /** The service's status. */
    public CommentBuilder status(int status) {
        this.status = OptionalInt.of(status);
        return this;
    }

    /** The service's score. */
    public CommentBuilder score(long score) {
        this.score = OptionalLong.of(score);
        return this;
    }

    /** Inlined replies. */
    public CommentBuilder replies(List<Comment> replies) {
        this.replies = replies;
        return this;
    }

    /** Where the inlined replies end. */
    public CommentBuilder repliesCursor(Cursor repliesCursor) {
        this.repliesCursor = Optional.of(repliesCursor);
        return this;
    }

    /** Yes-or-no marks. */
    public CommentBuilder flags(CommentFlags flags) {
        this.flags = flags;
        return this;
    }

    /** What the business side says. */
    public CommentBuilder businessLabel(BusinessLabel businessLabel) {
        this.businessLabel = businessLabel;
        return this;
    }

    /** How the service treats it. */
    public CommentBuilder hints(DisplayHints hints) {
        this.hints = hints;
        return this;
    }

    /** Members that are not modelled. */
    public CommentBuilder unknownFields(UnknownFields unknownFields) {
        this.unknownFields = unknownFields;
        return this;
    }

    /** The comment. */
    public Comment build() {
        return new Comment(
                id,
                noteId,
                rootId,
                replyTo,
                author,
                createdAt,
                content,
                likeCount,
                replyCount,
                tags,
                pictures,
                mentions,
                hashTags,
                location,
                status,
                score,
                replies,
                repliesCursor,
                flags,
                businessLabel,
                hints,
                unknownFields);
    }
}
