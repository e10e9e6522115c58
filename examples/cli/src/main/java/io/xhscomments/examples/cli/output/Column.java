package io.xhscomments.examples.cli.output;

import io.xhscomments.adapter.cache.file.report.CommentChange;
import io.xhscomments.core.model.Comment;
import io.xhscomments.core.schema.CommentSchema;
import io.xhscomments.core.schema.Field;
import io.xhscomments.examples.cli.report.CountText;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A column of the flat formats, made from {@link CommentSchema}. Lists are joined with spaces. Everything that has no
 * column, and the details of lists, is JSON in the last column, so that a row holds all fields of its comment.
 *
 * @param name the name in the head
 * @param value a {@link String}, {@link Long}, {@link Integer}, {@link Boolean} or {@link Instant}; empty if the
 *     service did not send it
 */
record Column(String name, Function<Comment, Optional<Object>> value) {
    private static final String MORE = "more";

    private static final PublishedOrder ORDER = PublishedOrder.of("id noteId rootId parentId createdAt authorId"
            + " authorNickname authorRedId authorAvatarUrl content likeCount replyCount tags ipLocation pictures status"
            + " score mentions hashTags authorAiAgent authorCurrentUser liked downvoted collected hidden invalid"
            + " relatableToNote productReview groupInvite richText commentType showType shareStrategy"
            + " translationStrategy trackId friendLikedMessage mediaSourceType repliesCursor " + MORE);

    /** Counts that may be a text: a rounded count is not a number. */
    private static final Map<String, CountText> COUNTS =
            Map.of("likeCount", CountText.LIKES, "replyCount", CountText.REPLIES);

    /** All columns, in order. */
    static final List<Column> ALL = Stream.concat(
                    ORDER.sort(CommentSchema.COMMENT.columns(), Field::name).stream()
                            .map(Column::of),
                    Stream.of(new Column(MORE, Column::more)))
            .toList();

    /** The columns of a writer of changes, the last two of which describe its current row. For one thread. */
    static final class Label {
        static final String CHANGE = "change";
        static final String CHANGED_FIELDS = "changedFields";

        private @Nullable CommentChange row;

        void set(CommentChange change) {
            row = change;
        }

        List<Column> columns() {
            return Stream.concat(
                            ALL.stream(),
                            Stream.of(
                                    new Column(
                                            CHANGE,
                                            comment -> value(
                                                    change -> change.kind().id())),
                                    new Column(CHANGED_FIELDS, comment -> value(Label::fields))))
                    .toList();
        }

        private Optional<Object> value(Function<CommentChange, Object> part) {
            return Optional.ofNullable(row).map(part);
        }

        private static String fields(CommentChange change) {
            return String.join(" ", new TreeSet<>(change.fields()));
        }
    }

    private static Column of(Field<Comment> field) {
        CountText count = COUNTS.get(field.name());
        return new Column(
                field.name(),
                count == null
                        ? field::get
                        : comment ->
                                field.get(comment).or(() -> count.text(comment).map(text -> text)));
    }

    private static Optional<Object> more(Comment comment) {
        return CommentJson.details(comment).map(json -> json);
    }
}
