package io.xhscomments.codec.tikhub;

import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.core.model.Author;
import io.xhscomments.core.model.BusinessLabel;
import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.CommentFlags;
import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.model.Cursor;
import io.xhscomments.core.model.DisplayHints;
import io.xhscomments.core.model.HashTag;
import io.xhscomments.core.model.Level;
import io.xhscomments.core.model.Mention;
import io.xhscomments.core.model.Picture;
import io.xhscomments.core.model.ReplyTarget;
import io.xhscomments.core.model.Tag;
import io.xhscomments.core.model.TriState;
import io.xhscomments.core.model.UnknownFields;
import io.xhscomments.core.model.UserId;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.ReportedTotals;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class AppV2PagesTest {
    private static final UserId KITTEN = UserId.of("aba37ae953018e33b1948fa511455");
    private static final UserId TINA = UserId.of("a9a52b95f3435b404751a65d26bc6");

    private final CommentPage comments =
            TikHubDecoder.create().decode(Responses.REQUEST, Responses.ok(Responses.ownFile("app-v2-comments.json")));
    private final Comment full = comments.comments().get(0);
    private final Comment bare = comments.comments().get(1);

    private final CommentPage replies = TikHubDecoder.create()
            .decode(
                    PageRequest.replies(Responses.NOTE, Responses.COMMENT),
                    Responses.ok(Responses.ownFile("app-v2-replies.json")));

    @Test
    void thePage() {
        assertThat(comments.comments()).hasSize(2);
        assertThat(comments.totals()).isEqualTo(ReportedTotals.of(205, 117));
        assertThat(comments.hasMore()).isTrue();
        assertThat(comments.next())
                .contains(Cursor.of("{\"cursor\":\"6683ec5b000000000303b91a\",\"index\":3,\"pageArea\":\"UNFOLDED\"}"));
        assertThat(comments.noteAuthor()).contains(UserId.of("5ee237720000000001001a5d"));
        assertThat(comments.sortStrategy()).contains("latest_v2");
        assertThat(comments.sortStrategies()).containsExactly("default", "latest_v2", "{\"name\": \"like_count\"}");
        assertThat(comments.context()).contains("{\"seen\":[\"6683ec5b000000000303b91a\"]}");
        assertThat(comments.unknownFields().asMap()).isEqualTo(Map.of("folded_count", "12"));
        assertThat(comments.receipt().servedAt()).contains(Instant.ofEpochSecond(1770343442));
        assertThat(comments.receipt().route()).contains("/api/v1/xiaohongshu/app_v2/get_note_comments");
    }

    @Test
    void authorsContentsAndTimes() {
        assertThat(full.id()).isEqualTo(CommentId.of("6683ec5b000000000303b91a"));
        assertThat(full.noteId()).isEqualTo(Responses.NOTE);
        assertThat(full.rootId()).isEmpty();
        assertThat(full.replyTo()).isEmpty();
        assertThat(full.content()).contains("");
        assertThat(full.createdAt()).contains(Instant.ofEpochSecond(1719921756));
        assertThat(full.location()).contains("上海");
        assertThat(full.author())
                .isEqualTo(Author.builder()
                        .id(KITTEN)
                        .nickname("爱减脂的小猫")
                        .avatarUrl("https://img.example/avatar")
                        .level(new Level(
                                Optional.of("https://img.example/level"), UnknownFields.of(Map.of("name", "\"L1\""))))
                        .additionalTags(UnknownFields.of(Map.of("b", "1", "a", "{\"deep\": [1, 2]}")))
                        .aiAgent(TriState.FALSE)
                        .currentUser(TriState.TRUE)
                        .unknownFields(UnknownFields.of(Map.of("red_official_verified", "false")))
                        .build());
    }

    @Test
    void countsAndMarks() {
        assertThat(full.likeCount()).hasValue(36);
        assertThat(full.replyCount()).hasValue(43);
        assertThat(full.status()).hasValue(4);
        assertThat(full.score()).hasValue(10_000_000);
        assertThat(full.isPinned()).isTrue();
        assertThat(full.flags())
                .isEqualTo(new CommentFlags(
                        TriState.FALSE,
                        TriState.FALSE,
                        TriState.TRUE,
                        TriState.UNKNOWN,
                        TriState.FALSE,
                        TriState.TRUE));
        assertThat(full.businessLabel())
                .isEqualTo(new BusinessLabel(
                        TriState.TRUE, TriState.TRUE, TriState.UNKNOWN, UnknownFields.of(Map.of("extra", "[]"))));
        assertThat(full.hints())
                .isEqualTo(new DisplayHints(
                        OptionalInt.of(2),
                        Optional.of("common"),
                        OptionalInt.of(1),
                        OptionalInt.of(10),
                        Optional.of("interaction-service.local"),
                        Optional.of("2 friends"),
                        Optional.of("3")));
        assertThat(full.unknownFields().asMap()).isEqualTo(Map.of("at_user_type", "\"none\""));
    }

    @Test
    void picturesMentionsAndHashTags() {
        assertThat(full.pictures())
                .containsExactly(
                        new Picture(
                                Optional.of("https://img.example/1!wm"),
                                Optional.of("https://img.example/1"),
                                OptionalInt.of(1080),
                                OptionalInt.of(1440),
                                Optional.of("f/1"),
                                UnknownFields.of(Map.of("live_photo", "{\"seconds\": 1.50}"))),
                        new Picture(
                                Optional.empty(),
                                Optional.empty(),
                                OptionalInt.empty(),
                                OptionalInt.empty(),
                                Optional.empty(),
                                UnknownFields.none()));
        assertThat(full.mentions())
                .containsExactly(
                        new Mention(
                                Optional.of(TINA), Optional.of("Tina"), UnknownFields.of(Map.of("ai_agent", "false"))),
                        new Mention(
                                Optional.of(UserId.of("5ee237720000000001001a5d")),
                                Optional.empty(),
                                UnknownFields.none()),
                        new Mention(Optional.empty(), Optional.of("gone"), UnknownFields.none()));
        assertThat(full.hashTags())
                .containsExactly(
                        new HashTag(
                                "搜索高亮",
                                Optional.of("xhsdiscover://search?keyword=x"),
                                Optional.of("topic"),
                                UnknownFields.of(Map.of("rank", "1"))),
                        new HashTag("n", Optional.empty(), Optional.of("7"), UnknownFields.none()));
    }

    @Test
    void tagListsAreMergedRicherFirst() {
        assertThat(full.tags())
                .containsExactly(
                        new Tag(
                                "is_author",
                                Optional.of("作者"),
                                Optional.of("red"),
                                Optional.of("user_right"),
                                UnknownFields.of(Map.of("icon", "\"\""))),
                        Tag.of("author_liked"),
                        Tag.of("user_top"));
    }

    @Test
    void inlinedReplyHasRootIfTheIdComesLater() {
        assertThat(full.replies()).hasSize(1);
        Comment reply = full.replies().get(0);
        assertThat(reply.id()).isEqualTo(CommentId.of("6683ed000000000003018888"));
        assertThat(reply.rootId()).contains(full.id());
        assertThat(reply.noteId()).isEqualTo(Responses.NOTE);
        assertThat(reply.replyTo())
                .contains(new ReplyTarget(
                        full.id(),
                        OptionalInt.of(0),
                        Optional.of(Author.of(KITTEN, "爱减脂的小猫")),
                        UnknownFields.of(Map.of("role", "\"root\""))));
        assertThat(reply.replyCount()).isEmpty();
        assertThat(reply.likeCount()).hasValue(1);
        assertThat(full.repliesCursor())
                .contains(Cursor.of("{\"cursor\":\"6683ED000000000003018888\",\"index\":1,\"remainCount\":42}"));
    }

    @Test
    void missingValuesAreEmpty() {
        Comment expected = Comment.builder(
                        CommentId.of("6683dcba0000000016025d45"),
                        Responses.NOTE,
                        Author.builder().id(TINA).build(),
                        Instant.ofEpochSecond(1719917754),
                        "bare")
                .build();

        assertThat(bare).isEqualTo(expected);
        assertThat(bare.replyCount()).isEqualTo(OptionalLong.empty());
        assertThat(bare.flags()).isEqualTo(CommentFlags.UNKNOWN);
    }

    @Test
    void repliesHaveTheRequestedCommentAsRoot() {
        assertThat(replies.comments()).hasSize(3).allSatisfy(reply -> {
            assertThat(reply.rootId()).contains(Responses.COMMENT);
            assertThat(reply.noteId()).isEqualTo(Responses.NOTE);
        });
    }

    @Test
    void parentOfAReplyIsItsTarget() {
        assertThat(replies.comments())
                .extracting(Comment::parentId)
                .containsExactly(
                        Optional.of(Responses.COMMENT),
                        Optional.of(CommentId.of("6683ed000000000003018888")),
                        Optional.empty());
    }

    @Test
    void missingReplyCountIsNotZero() {
        assertThat(replies.comments())
                .extracting(Comment::replyCount)
                .containsExactly(OptionalLong.empty(), OptionalLong.of(0), OptionalLong.empty());
        assertThat(replies.comments())
                .extracting(Comment::likeCount)
                .containsExactly(OptionalLong.of(0), OptionalLong.empty(), OptionalLong.empty());
    }

    @Test
    void emptyObjectCursorIsKept() {
        assertThat(replies.cursor()).contains(Cursor.of("{}"));
        assertThat(replies.next()).isEmpty();
        assertThat(replies.totals()).isEqualTo(ReportedTotals.UNKNOWN);
    }
}
