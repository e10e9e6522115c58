package io.xhscomments.core.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.xhscomments.core.model.Author;
import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.CommentFlags;
import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.model.Cursor;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.model.Picture;
import io.xhscomments.core.model.ReplyTarget;
import io.xhscomments.core.model.Tag;
import io.xhscomments.core.model.TriState;
import io.xhscomments.core.model.UnknownFields;
import io.xhscomments.core.model.UserId;
import java.lang.reflect.Method;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class CommentSchemaTest {
    private static final CommentId PARENT = CommentId.of("669dd6500000000005032c51");
    private static final Comment COMMENT = Comment.builder(
                    CommentId.of("66c4b7a300000000270106f7"), NoteId.of("6683b283000000001f0052bf"))
            .author(Author.of(UserId.of("u1"), "somebody"))
            .createdAt(Instant.EPOCH)
            .content("text")
            .rootId(PARENT)
            .replyTo(new ReplyTarget(PARENT, OptionalInt.of(4), Optional.empty(), UnknownFields.none()))
            .likeCount(11)
            .tags(List.of(Tag.of("a"), Tag.of("b")))
            .pictures(List.of(picture(Optional.of("u")), picture(Optional.empty()), picture(Optional.of("v"))))
            .location("上海")
            .status(3)
            .repliesCursor(Cursor.of("x"))
            .flags(new CommentFlags(
                    TriState.TRUE,
                    TriState.FALSE,
                    TriState.UNKNOWN,
                    TriState.UNKNOWN,
                    TriState.UNKNOWN,
                    TriState.UNKNOWN))
            .unknownFields(UnknownFields.of(Map.of("new", "1")))
            .build();

    private static Picture picture(Optional<String> url) {
        return new Picture(
                url,
                Optional.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                UnknownFields.none());
    }

    private static List<String> names(List<Field<Comment>> fields) {
        return fields.stream().map(Field::name).toList();
    }

    private static Object column(String name) {
        return CommentSchema.COMMENT.columns().stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .orElseThrow()
                .get(COMMENT)
                .orElse(null);
    }

    /** A field of the model that is missing in the list would be lost in every export. */
    @Test
    void everyFieldOfTheModelIsListed() {
        ObjectSchema<?> author = CommentSchema.COMMENT.field("author").element();

        assertThat(CommentSchema.COMMENT.fields()).hasSize(2 + setters(Comment.Builder.class));
        assertThat(author.fields()).hasSize(setters(Author.Builder.class));
    }

    private static int setters(Class<?> builder) {
        return (int) Arrays.stream(builder.getMethods())
                .filter(method -> method.getReturnType() == builder)
                .map(Method::getName)
                .distinct()
                .count();
    }

    @Test
    void commentIsMadeFromItsValues() {
        assertThat(CommentSchema.COMMENT.create(field ->
                        CommentSchema.COMMENT.field(field.name()).get(COMMENT).orElse(null)))
                .isEqualTo(COMMENT);
    }

    @Test
    void missingValuesAreEmptyAndMissingIdsRefused() {
        Comment bare = CommentSchema.COMMENT.create(field -> field.name().equals("id")
                ? PARENT.value()
                : field.name().equals("noteId") ? "6683b283000000001f0052bf" : null);

        assertThat(bare).isEqualTo(Comment.builder(PARENT, COMMENT.noteId()).build());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CommentSchema.COMMENT.create(field -> null))
                .withMessage("it has no id");
    }

    @Test
    void columnsHoldNoObjectsAndJoinLists() {
        assertThat(names(CommentSchema.COMMENT.columns()))
                .doesNotHaveDuplicates()
                .contains("authorNickname", "parentId", "liked", "commentType")
                .doesNotContain("author", "replyTo", "flags", "replies", "unknownFields");
        assertThat(column("authorNickname")).isEqualTo("somebody");
        assertThat(column("parentId")).isEqualTo(PARENT.value());
        assertThat(column("tags")).isEqualTo("a b");
        assertThat(column("pictures")).isEqualTo("u v");
        assertThat(column("mentions")).isNull();
        assertThat(column("liked")).isEqualTo(true);
        assertThat(column("hidden")).isNull();
    }

    @Test
    void inlinedFieldsTakeThePlaceOfTheirObject() {
        assertThat(names(CommentSchema.COMMENT.inlinedFields()))
                .doesNotHaveDuplicates()
                .contains("author", "replyTo", "liked", "businessLabelOthers", "unknownFields")
                .doesNotContain("flags", "businessLabel", "hints");
    }
}
