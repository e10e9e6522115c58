package io.xhscomments.examples.cli.output;

import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.Tag;
import io.xhscomments.core.schema.CommentSchema;
import io.xhscomments.core.schema.Field;
import io.xhscomments.core.schema.FieldKind;
import io.xhscomments.core.schema.ObjectSchema;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A member of a comment's JSON object, made from {@link CommentSchema}. Two fields are two members: {@code parentId}
 * repeats the id of {@code replyTo}, and {@code tags} lists the types of tags, whose other fields follow as
 * {@code tagDetails} if any tag has some.
 *
 * @param name the name in the object
 * @param type the field that it is made from
 * @param value the value, of the type that the field's kind names or a list of texts; empty if it is left out
 * @param hasColumn whether the flat formats have a column for it
 */
record CommentMember(
        String name, Field<Comment> type, Function<Comment, Optional<Object>> value, boolean hasColumn) {
    static final String TAGS = "tags";
    static final String TAG_DETAILS = "tagDetails";
    static final String REPLY_TO = "replyTo";
    static final String PARENT_ID = "parentId";

    private static final PublishedOrder ORDER = PublishedOrder.of("id noteId rootId " + PARENT_ID
            + " createdAt author content likeCount replyCount " + TAGS + " ipLocation pictures mentions hashTags status"
            + " score liked downvoted collected hidden invalid relatableToNote productReview groupInvite richText"
            + " commentType showType shareStrategy translationStrategy trackId friendLikedMessage mediaSourceType"
            + " repliesCursor " + TAG_DETAILS + ' ' + REPLY_TO + " businessLabelOthers unknownFields");

    private static final PublishedOrder ORDER_OF_PART =
            PublishedOrder.of("id nickname redId avatarUrl aiAgent currentUser level additionalTags unknownFields");

    private static final Map<ObjectSchema<?>, List<? extends Field<?>>> PARTS = new ConcurrentHashMap<>();

    /** All members, in order. */
    static final List<CommentMember> ALL = ORDER.sort(
            CommentSchema.COMMENT.inlinedFields().stream()
                    .filter(field -> !field.isRecursive())
                    .flatMap(CommentMember::of)
                    .toList(),
            CommentMember::name);

    private static Stream<CommentMember> of(Field<Comment> field) {
        return switch (field.name()) {
            case TAGS ->
                Stream.of(
                        new CommentMember(TAGS, field, comment -> Optional.of(types(comment)), true),
                        new CommentMember(TAG_DETAILS, field, CommentMember::detailedTags, false));
            case REPLY_TO ->
                Stream.of(
                        new CommentMember(
                                PARENT_ID, field, comment -> comment.parentId().map(id -> id.value()), true),
                        new CommentMember(REPLY_TO, field, field::get, false));
            default -> Stream.of(new CommentMember(field.name(), field, field::get, !isNested(field)));
        };
    }

    /** The fields of a part of a comment, in order. */
    @SuppressWarnings("unchecked")
    static <T> List<Field<T>> ofPart(ObjectSchema<T> schema) {
        return (List<Field<T>>)
                PARTS.computeIfAbsent(schema, part -> ORDER_OF_PART.sort(schema.fields(), Field::name));
    }

    private static List<String> types(Comment comment) {
        return comment.tags().stream().map(Tag::type).toList();
    }

    private static Optional<Object> detailedTags(Comment comment) {
        boolean detailed = comment.tags().stream().anyMatch(tag -> !tag.equals(Tag.of(tag.type())));
        return detailed ? Optional.of(comment.tags()) : Optional.empty();
    }

    /** Whether the flat formats have columns for the fields of this object that are not nested. */
    boolean isInColumns() {
        return type.kind() == FieldKind.OBJECT && type.isRequired();
    }

    /** Whether the field has no column of its own in the flat formats, at least not for all of it. */
    static boolean isNested(Field<?> field) {
        return field.kind().isNested() || field.kind() == FieldKind.JSON;
    }
}
