package io.xhscomments.testkit.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.testkit.ServedPage;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SyntheticCommentTest {
    private static final Set<String> EVERYWHERE = Set.of(
            "id",
            "note_id",
            "content",
            "time",
            "like_count",
            "liked",
            "status",
            "score",
            "hidden",
            "downvoted",
            "collected",
            "comment_type",
            "show_type",
            "show_tags",
            "show_tags_v2",
            "at_users",
            "share_strategy",
            "translation_strategy",
            "track_id",
            "friend_liked_msg",
            "biz_label",
            "user");

    @Test
    void appV2InlinesRepliesOfTheFirstReplyPage() {
        SyntheticNote note =
                SyntheticNote.builder(7).comments(3).replies(5).inlineReplies(2).build();
        CommentId comment = note.commentIds().findFirst().orElseThrow();

        ServedPage page = first(note, TikHubRoute.APP_V2);
        ServedPage replies = ServedPage.read(note.page(TikHubRoute.APP_V2, PageRequest.replies(note.id(), comment)));

        assertThat(page.inlinedIds().get(0)).isEqualTo(replies.ids().subList(0, 2));
        assertThat(page.comments().get(0).get("sub_comment_cursor"))
                .isEqualTo("{\"cursor\":\"" + replies.ids().get(1) + "\",\"index\":1,\"remainCount\":3}");
        assertThat(page.comments().get(0)).containsEntry("sub_comment_count", 5.0);
    }

    @Test
    void webV1CountsButDoesNotInlineReplies() {
        SyntheticNote note = SyntheticNote.builder(7).comments(3).replies(5).build();

        assertThat(first(note, TikHubRoute.WEB_V1).inlinedIds()).containsOnly(List.of());
        assertThat(first(note, TikHubRoute.WEB_V1).comments())
                .extracting(comment -> comment.get("sub_comment_count"))
                .containsOnly(5.0);
    }

    @Test
    void commentsAreNewestFirstAndIdsHaveTheirTime() {
        SyntheticNote note = SyntheticNote.builder(7).comments(10).build();
        ServedPage page = first(note, TikHubRoute.WEB_V1);

        List<Double> times = page.comments().stream()
                .map(comment -> (Double) comment.get("time"))
                .toList();
        assertThat(times)
                .isSortedAccordingTo(Comparator.<Double>naturalOrder().reversed())
                .doesNotHaveDuplicates();
        assertThat(page.comments())
                .allSatisfy(comment -> assertThat(CommentId.of((String) comment.get("id"))
                                .createdAt()
                                .getEpochSecond())
                        .isEqualTo(((Double) comment.get("time")).longValue()));
        assertThat(times).allMatch(time -> time > note.id().createdAt().getEpochSecond());
    }

    @Test
    void pinnedCommentsAreFirstOutOfTimeOrder() {
        SyntheticNote note = SyntheticNote.builder(7).comments(30).pinned(2).build();
        ServedPage page = first(note, TikHubRoute.APP_V2);

        for (int position = 0; position < 10; position++) {
            Map<String, Object> comment = page.comments().get(position);
            assertThat(comment.get("score")).isEqualTo(position < 2 ? 10_000_000.0 : 0.0);
            assertThat(comment.get("show_tags_v2").toString().contains("type=user_top"))
                    .isEqualTo(position < 2);
        }
        assertThat((Double) page.comments().get(0).get("time"))
                .isLessThan((Double) page.comments().get(9).get("time"));
        assertThat(values(note.commentIds())).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource
    void commentsHaveTheMembersOfTheService(TikHubRoute route) {
        SyntheticNote note = SyntheticNote.builder(7)
                .comments(300)
                .pageSize(300)
                .replies(2)
                .replyPageSize(300)
                .build();
        CommentId comment = note.commentIds().findFirst().orElseThrow();
        Set<String> sometimes = route == TikHubRoute.WEB_V1
                ? Set.of()
                : Set.of("ip_location", "pictures", "hash_tags", "sub_comment_cursor");
        Set<String> appV2 =
                route == TikHubRoute.WEB_V1 ? Set.of() : Set.of("relatable_to_note", "invalid", "media_source_type");

        List<Map<String, Object>> comments = first(note, route).comments();
        List<Map<String, Object>> replies = ServedPage.read(note.page(route, PageRequest.replies(note.id(), comment)))
                .comments();

        assertThat(comments)
                .allSatisfy(one -> assertThat(without(sometimes, one))
                        .isEqualTo(union(EVERYWHERE, appV2, Set.of("sub_comment_count", "sub_comments"))));
        assertThat(replies)
                .hasSize(2)
                .allSatisfy(one -> assertThat(without(sometimes, one))
                        .isEqualTo(union(EVERYWHERE, appV2, Set.of("target_comment"))));
        sometimes.stream()
                .filter(name -> !name.equals("sub_comment_cursor"))
                .forEach(name -> assertThat(comments.stream().filter(one -> one.containsKey(name)))
                        .as(name)
                        .hasSizeBetween(1, 299));
    }

    @Test
    void memberOrderDiffersPerComment() {
        SyntheticNote note = SyntheticNote.builder(7).comments(10).build();

        Set<List<String>> orders = new HashSet<>();
        first(note, TikHubRoute.WEB_V1).comments().forEach(comment -> orders.add(List.copyOf(comment.keySet())));

        assertThat(orders).hasSize(10);
    }

    @Test
    void bothRoutesServeTheSameComments() {
        SyntheticNote note = SyntheticNote.builder(7).comments(10).build();

        assertThat(first(note, TikHubRoute.APP_V2).comments())
                .extracting(comment -> comment.get("content"), comment -> comment.get("user"))
                .isEqualTo(first(note, TikHubRoute.WEB_V1).comments().stream()
                        .map(comment -> Tuple.tuple(comment.get("content"), comment.get("user")))
                        .toList());
    }

    @Test
    void userIdsAreAnonymizedAndNotTheNoteAuthors() {
        ServedPage page = first(SyntheticNote.builder(7).comments(10).build(), TikHubRoute.WEB_V1);

        assertThat((String) page.page().get("user_id")).matches("[0-9a-f]{24}");
        assertThat(page.comments())
                .allSatisfy(comment -> assertThat((String) ((Map<?, ?>) comment.get("user")).get("userid"))
                        .matches("[0-9a-f]{29}"));
    }

    @Test
    void replyTargetsItsCommentOrThePreviousReply() {
        SyntheticNote note = SyntheticNote.builder(7).comments(1).replies(6).build();
        CommentId comment = note.commentIds().findFirst().orElseThrow();
        ServedPage page = ServedPage.read(note.page(TikHubRoute.WEB_V1, PageRequest.replies(note.id(), comment)));

        List<Object> targets = page.comments().stream()
                .map(reply -> ((Map<?, ?>) reply.get("target_comment")).get("id"))
                .<Object>map(id -> id)
                .toList();
        String root = comment.value();
        assertThat(targets)
                .containsExactly(
                        root, root, page.ids().get(1), root, root, page.ids().get(4));
    }

    private static ServedPage first(SyntheticNote note, TikHubRoute route) {
        return ServedPage.read(note.page(route, PageRequest.comments(note.id())));
    }

    private static List<String> values(Stream<CommentId> ids) {
        return ids.map(CommentId::value).toList();
    }

    private static Set<String> without(Set<String> names, Map<String, Object> comment) {
        Set<String> rest = new HashSet<>(comment.keySet());
        rest.removeAll(names);
        return rest;
    }

    @SafeVarargs
    private static Set<String> union(Set<String>... sets) {
        Set<String> all = new HashSet<>();
        for (Set<String> set : sets) {
            all.addAll(set);
        }
        return all;
    }
}
