package io.xhscomments.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CommentTest {
    private static final CommentId ID = CommentId.of("66c4b7a300000000270106f7");
    private static final CommentId ROOT = CommentId.of("669e66ba0000000005022aa6");
    private static final CommentId PARENT = CommentId.of("669dd6500000000005032c51");
    private static final NoteId NOTE = NoteId.of("6683b283000000001f0052bf");
    private static final Author AUTHOR = Author.of(UserId.of("5ff0e64100000000010084001f005"), "somebody");
    private static final Instant TIME = Instant.ofEpochSecond(1_724_168_100);

    private static final Comment BARE =
            Comment.builder(ID, NOTE, AUTHOR, TIME, "text").build();
    private static final ReplyTarget TARGET =
            new ReplyTarget(PARENT, OptionalInt.of(4), Optional.of(AUTHOR), UnknownFields.none());
    private static final List<Tag> TAGS = List.of(Tag.of(Tag.AUTHOR_LIKED));
    private static final List<Picture> PICTURES = List.of(new Picture(
            Optional.of("u"),
            Optional.of("o"),
            OptionalInt.of(3),
            OptionalInt.of(4),
            Optional.of("f"),
            UnknownFields.none()));
    private static final List<Mention> MENTIONS =
            List.of(new Mention(Optional.of(UserId.of("u1")), Optional.of("n"), UnknownFields.none()));
    private static final List<HashTag> HASH_TAGS =
            List.of(new HashTag("topic", Optional.of("l"), Optional.of("t"), UnknownFields.none()));
    private static final CommentFlags FLAGS = new CommentFlags(
            TriState.TRUE, TriState.FALSE, TriState.TRUE, TriState.FALSE, TriState.TRUE, TriState.FALSE);
    private static final BusinessLabel LABEL =
            new BusinessLabel(TriState.FALSE, TriState.TRUE, TriState.FALSE, UnknownFields.none());
    private static final DisplayHints HINTS = new DisplayHints(
            OptionalInt.of(2),
            Optional.of("common"),
            OptionalInt.of(1),
            OptionalInt.of(1),
            Optional.of("track"),
            Optional.of("friends"),
            Optional.of("media"));
    private static final UnknownFields UNKNOWN_FIELDS = UnknownFields.of(Map.of("new", "1"));

    /** Every field has a value of its own; a field that is added must be given one here, too. */
    private static final Comment FULL = Comment.builder(ID, NOTE, AUTHOR, TIME, "text")
            .rootId(ROOT)
            .replyTo(TARGET)
            .likeCount(11)
            .replyCount(12)
            .tags(TAGS)
            .pictures(PICTURES)
            .mentions(MENTIONS)
            .hashTags(HASH_TAGS)
            .location("上海")
            .status(3)
            .score(13)
            .replies(List.of(BARE))
            .repliesCursor(Cursor.of("{\"cursor\":\"x\"}"))
            .flags(FLAGS)
            .businessLabel(LABEL)
            .hints(HINTS)
            .unknownFields(UNKNOWN_FIELDS)
            .build();

    /** The setters of the fields, one a field: the one that takes a value as the getter gives it, or null. */
    static List<Method> setters() {
        return Arrays.stream(Comment.Builder.class.getMethods())
                .filter(method -> method.getReturnType() == Comment.Builder.class)
                .filter(method -> !method.getParameterTypes()[0].isPrimitive())
                .toList();
    }

    private static Object get(Comment comment, Method setter) throws ReflectiveOperationException {
        Object value = Comment.class.getMethod(setter.getName()).invoke(comment);
        return value instanceof Optional<?> optional ? optional.orElse(null) : value;
    }

    @ParameterizedTest
    @MethodSource("setters")
    void everyFieldPassesThroughTheBuilderAndCountsInEquality(Method setter) throws ReflectiveOperationException {
        Object value = get(FULL, setter);
        Object cleared = get(Comment.builder(ID, NOTE).build(), setter);

        assertThat(value).isNotNull().isNotEqualTo(cleared);
        assertThat(get(FULL.toBuilder().build(), setter)).isEqualTo(value);
        Comment without =
                ((Comment.Builder) setter.invoke(FULL.toBuilder(), cleared)).build();
        assertThat(get(without, setter)).isEqualTo(cleared);
        assertThat(without).isNotEqualTo(FULL);
        assertThat(((Comment.Builder) setter.invoke(without.toBuilder(), value)).build())
                .isEqualTo(FULL)
                .hasSameHashCodeAs(FULL)
                .hasToString(FULL.toString());
    }

    @Test
    void everyFieldHasASetter() {
        List<String> fields = Arrays.stream(Comment.class.getDeclaredFields())
                .filter(field -> !Modifier.isStatic(field.getModifiers()) && !field.isSynthetic())
                .map(Field::getName)
                .filter(name -> !name.equals("id") && !name.equals("noteId"))
                .toList();

        assertThat(setters()).extracting(Method::getName).containsExactlyInAnyOrderElementsOf(fields);
    }

    @Test
    void whatIsNotSetIsNotTold() {
        assertThat(BARE.likeCount()).isEmpty();
        assertThat(BARE.replyCount()).isEmpty();
        assertThat(BARE.status()).isEmpty();
        assertThat(BARE.score()).isEmpty();
        assertThat(BARE.location()).isEmpty();
        assertThat(BARE.rootId()).isEmpty();
        assertThat(BARE.parentId()).isEmpty();
        assertThat(BARE.repliesCursor()).isEmpty();
        assertThat(BARE.tags()).isEmpty();
        assertThat(BARE.replies()).isEmpty();
        assertThat(BARE.flags()).isEqualTo(CommentFlags.UNKNOWN);
        assertThat(BARE.flags().liked()).isEqualTo(TriState.UNKNOWN);
        assertThat(BARE.businessLabel().productReview()).isEqualTo(TriState.UNKNOWN);
        assertThat(BARE.hints().commentType()).isEmpty();
        assertThat(BARE.unknownFields().isEmpty()).isTrue();
    }

    @Test
    void theListsOfACommentAreItsOwnAndCannotBeChanged() {
        List<Tag> tags = new ArrayList<>(TAGS);
        List<Picture> pictures = new ArrayList<>(PICTURES);
        List<Mention> mentions = new ArrayList<>(MENTIONS);
        List<HashTag> hashTags = new ArrayList<>(HASH_TAGS);
        List<Comment> replies = new ArrayList<>(List.of(BARE));
        Comment comment = FULL.toBuilder()
                .tags(tags)
                .pictures(pictures)
                .mentions(mentions)
                .hashTags(hashTags)
                .replies(replies)
                .build();

        List.of(tags, pictures, mentions, hashTags, replies).forEach(List::clear);

        assertThat(comment).isEqualTo(FULL);
        List<Function<Comment, List<?>>> lists =
                List.of(Comment::tags, Comment::pictures, Comment::mentions, Comment::hashTags, Comment::replies);
        assertThat(lists)
                .allSatisfy(list -> assertThatExceptionOfType(UnsupportedOperationException.class)
                        .isThrownBy(() -> list.apply(comment).remove(0)));
    }

    @Test
    void aBuilderCanBuildMoreThanOnce() {
        Comment.Builder builder = FULL.toBuilder();
        Comment first = builder.build();
        Comment second = builder.likeCount(99).build();

        assertThat(first).isEqualTo(FULL);
        assertThat(second.likeCount()).hasValue(99);
    }

    @Test
    void aReplyKnowsItsChainAndItsParentWhichMayDiffer() {
        assertThat(FULL.isReply()).isTrue();
        assertThat(FULL.rootId()).contains(ROOT);
        assertThat(FULL.parentId()).contains(PARENT);
        assertThat(BARE.isReply()).isFalse();
        Comment replyOfUnknownParent = BARE.toBuilder().rootId(ROOT).build();
        assertThat(replyOfUnknownParent.isReply()).isTrue();
        assertThat(replyOfUnknownParent.parentId()).isEmpty();
    }

    @Test
    void aCommentIsPinnedByItsTagOrByTheScoreOfPinnedComments() {
        assertThat(BARE.isPinned()).isFalse();
        assertThat(BARE.toBuilder().tags(List.of(Tag.of("user_top"))).build().isPinned())
                .isTrue();
        assertThat(BARE.toBuilder().score(10_000_000).build().isPinned()).isTrue();
        assertThat(BARE.toBuilder().score(9_999_999).build().isPinned()).isFalse();
        assertThat(BARE.toBuilder().tags(TAGS).build().isPinned()).isFalse();
    }

    @Test
    void onlyATagTellsTheNoteAuthorsOwnComments() {
        assertThat(BARE.isByNoteAuthor()).isFalse();
        assertThat(BARE.toBuilder().tags(List.of(Tag.of("is_author"))).build().isByNoteAuthor())
                .isTrue();
        assertThat(FULL.hasTag("author_liked")).isTrue();
        assertThat(FULL.hasTag("AUTHOR_LIKED")).isFalse();
        assertThat(FULL.hasTag("something_new")).isFalse();
    }

    @Test
    void aCommentWithoutItsEssentialsIsRefused() {
        assertThatNullPointerException()
                .isThrownBy(() -> Comment.builder(null, NOTE, AUTHOR, TIME, "").build())
                .withMessage("id");
        assertThatNullPointerException()
                .isThrownBy(() -> Comment.builder(ID, null, AUTHOR, TIME, "").build())
                .withMessage("noteId");
        assertThatNullPointerException()
                .isThrownBy(() -> Comment.builder(ID, NOTE, null, TIME, "").build())
                .withMessage("author");
    }

    @Test
    void timeComesFromTheIdIfNotReported() {
        Comment without = Comment.builder(ID, NOTE).build();

        assertThat(without.createdAt()).isEmpty();
        assertThat(without.createdAtOrIdTime()).isEqualTo(ID.createdAt());
        assertThat(without.toBuilder().createdAt(TIME).build().createdAtOrIdTime())
                .isEqualTo(TIME)
                .isNotEqualTo(ID.createdAt());
        assertThat(without.author()).isEqualTo(Author.UNKNOWN);
        assertThat(without.content()).isEmpty();
    }

    @Test
    void anAuthorOfWhomLittleIsKnownHasNothingMadeUp() {
        assertThat(AUTHOR.nickname()).contains("somebody");
        assertThat(AUTHOR.redId()).isEmpty();
        assertThat(AUTHOR.avatarUrl()).isEmpty();
        assertThat(AUTHOR.level()).isEmpty();
        assertThat(AUTHOR.aiAgent()).isEqualTo(TriState.UNKNOWN);
        assertThat(AUTHOR.currentUser()).isEqualTo(TriState.UNKNOWN);
    }
}
