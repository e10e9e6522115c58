package io.xhscomments.codec.tikhub;

import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.core.model.Author;
import io.xhscomments.core.model.BusinessLabel;
import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.CommentFlags;
import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.model.Cursor;
import io.xhscomments.core.model.DisplayHints;
import io.xhscomments.core.model.Level;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.model.Tag;
import io.xhscomments.core.model.TriState;
import io.xhscomments.core.model.UnknownFields;
import io.xhscomments.core.model.UserId;
import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.RawResponse;
import io.xhscomments.core.page.ReportedTotals;
import io.xhscomments.core.page.Spend;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class DocumentedSampleTest {
    private static final String AVATARS = "https://sns-avatar-qc.xhscdn.com/avatar/";
    private static final String SIZE = "?imageView2/2/w/120/format/jpg";

    private final CommentPage page =
            TikHubDecoder.create().decode(Responses.REQUEST, Responses.ok(Responses.documentedSample()));

    @Test
    void everyFieldOfTheFirstComment() {
        assertThat(page.comments().get(0))
                .isEqualTo(expected(
                        "66c4b7a300000000270106f7",
                        "2024-08-20T15:35:00Z",
                        "跟着帕姐练，每天进步一点点",
                        author(
                                "a82b75219c7c5c5c9ece76b3490f2",
                                "純白",
                                "7545159655",
                                "1040g2jo316q25tsqk66g5pb8juko6uaohsvu12o"),
                        0,
                        0,
                        List.of(),
                        -2,
                        new BusinessLabel(TriState.FALSE, TriState.FALSE, TriState.UNKNOWN, UnknownFields.none())));
    }

    @Test
    void everyFieldOfTheSecondComment() {
        assertThat(page.comments().get(1))
                .isEqualTo(expected(
                        "669e66ba0000000005022aa6",
                        "2024-07-22T14:03:38Z",
                        "怎么看课程？",
                        author(
                                "a013cc2dddaf046d5eebfd3a10e3f",
                                "沐风",
                                "117134582",
                                "1040g2jo31nj7edk1l85g4a6khgt2icrgivpjuvg"),
                        0,
                        0,
                        List.of(),
                        0,
                        usualLabel()));
    }

    @Test
    void everyFieldOfTheThirdComment() {
        assertThat(page.comments().get(2))
                .isEqualTo(expected(
                        "669dd6500000000005032c51",
                        "2024-07-22T03:47:29Z",
                        "练了五天腹部就有线条了，真管用",
                        author(
                                "a0ffae8fdd811e677b723c6eeb012",
                                "上局合九蓝🔵",
                                "238533792",
                                "1040g2jo31qfso3dg0a605nac3o445mrfjc4q6lg"),
                        0,
                        0,
                        List.of(),
                        -2,
                        usualLabel()));
    }

    @Test
    void everyFieldOfTheFourthComment() {
        assertThat(page.comments().get(3))
                .isEqualTo(expected(
                        "668a37130000000015012791",
                        "2024-07-07T06:34:59Z",
                        "yayyyy大家加油[两颗心R][两颗心R][两颗心R][两颗心R]",
                        author(
                                "aba37ae953018e33b1948fa511455",
                                "爱减脂的小猫",
                                "5571256344",
                                "1040g2jo31bf2j47ag8005p61t7m56qklqn7dqfo"),
                        0,
                        0,
                        List.of(),
                        0,
                        usualLabel()));
    }

    @Test
    void everyFieldOfTheFifthComment() {
        assertThat(page.comments().get(4))
                .isEqualTo(expected(
                        "6683ec5b000000000303b91a",
                        "2024-07-02T12:02:36Z",
                        "练了2个月了，一点没瘦，腰围一点没小[捂脸R][捂脸R][捂脸R]",
                        author("a2854e7536bfbe51cf426db0bafd8", "禾美汇", "150817038", "62b733b13886701389f68e25.jpg"),
                        36,
                        43,
                        List.of(),
                        0,
                        usualLabel()));
    }

    @Test
    void everyFieldOfTheSixthComment() {
        Tag likedByAuthor = new Tag(
                "author_liked",
                Optional.of("作者赞过"),
                Optional.of("gray"),
                Optional.of("cmt_bottom"),
                UnknownFields.none());
        assertThat(page.comments().get(5))
                .isEqualTo(expected(
                        "6683dcba0000000016025d45",
                        "2024-07-02T10:55:54Z",
                        "跟跳了几个月，腹肌都出来了。腿部也很明显变瘦了，肚子，继续继续",
                        author("a9a52b95f3435b404751a65d26bc6", "Tina", "716292276", "5e9478e80000000001003480.jpg"),
                        27,
                        5,
                        List.of(likedByAuthor),
                        0,
                        usualLabel()));
    }

    @Test
    void everyFieldOfTheSeventhComment() {
        assertThat(page.comments().get(6))
                .isEqualTo(expected(
                        "6683d062000000001602686a",
                        "2024-07-02T10:03:15Z",
                        "刚刚！",
                        author("a173165e963cc69395825ccac6dfe", "肠粉脑袋", "303110993", "5d25ac630000000016019d2e.jpg"),
                        0,
                        0,
                        List.of(),
                        3,
                        usualLabel()));
    }

    @Test
    void everyFieldOfThePage() {
        assertThat(page.comments()).hasSize(7);
        assertThat(page.totals()).isEqualTo(ReportedTotals.of(205, 117));
        assertThat(page.hasMore()).isFalse();
        assertThat(page.cursor()).contains(Cursor.of("{\"index\":2,\"pageArea\":\"UNFOLDED\"}"));
        assertThat(page.next()).isEmpty();
        assertThat(page.noteAuthor()).contains(UserId.of("5ee237720000000001001a5d"));
        assertThat(page.sortStrategy()).contains("latest_v2");
        assertThat(page.sortStrategies()).isEmpty();
        assertThat(page.context()).isEmpty();
        assertThat(page.unknownFields().isEmpty()).isTrue();
    }

    @Test
    void theReceipt() {
        String id = "90ebebd4-5f9f-4d96-bf63-4488a5b8334f";
        assertThat(page.receipt().charge()).isEqualTo(Charge.CHARGED);
        assertThat(page.receipt().spend()).isEqualTo(new Spend(1, 0, 0));
        assertThat(page.receipt().requestId()).contains(id);
        assertThat(page.receipt().servedAt()).contains(Instant.parse("2026-02-06T02:04:02Z"));
        assertThat(page.receipt().route()).contains("/api/v1/xiaohongshu/web/get_note_comments");
        assertThat(page.receipt().cacheLink().orElseThrow().reveal())
                .isEqualTo(URI.create("https://cache.tikhub.io/api/v1/cache/public/" + id + "?sign=" + "0".repeat(64)));
    }

    @Test
    void storedResponseIsTheSamePageForFree() {
        CommentPage kept =
                TikHubDecoder.create().decode(Responses.REQUEST, RawResponse.stored(Responses.documentedSample()));

        assertThat(kept.receipt().charge()).isEqualTo(Charge.FREE);
        assertThat(kept.receipt().spend()).isEqualTo(Spend.NONE);
        assertThat(kept.withReceipt(page.receipt())).isEqualTo(page);
    }

    private static Comment expected(
            String id,
            String createdAt,
            String content,
            Author author,
            long likes,
            long replies,
            List<Tag> tags,
            int status,
            BusinessLabel label) {
        return Comment.builder(
                        CommentId.of(id),
                        NoteId.of("6683b283000000001f0052bf"),
                        author,
                        Instant.parse(createdAt),
                        content)
                .likeCount(likes)
                .replyCount(replies)
                .tags(tags)
                .status(status)
                .score(0)
                .flags(new CommentFlags(
                        TriState.FALSE,
                        TriState.FALSE,
                        TriState.FALSE,
                        TriState.FALSE,
                        TriState.UNKNOWN,
                        TriState.UNKNOWN))
                .businessLabel(label)
                .hints(new DisplayHints(
                        OptionalInt.of(0),
                        Optional.of("common"),
                        OptionalInt.of(0),
                        OptionalInt.of(10),
                        Optional.of("interaction-service.local"),
                        Optional.empty(),
                        Optional.empty()))
                .build();
    }

    private static Author author(String id, String nickname, String redId, String avatar) {
        return Author.builder()
                .id(UserId.of(id))
                .nickname(nickname)
                .redId(redId)
                .avatarUrl(AVATARS + avatar + SIZE)
                .level(new Level(Optional.empty(), UnknownFields.none()))
                .aiAgent(TriState.FALSE)
                .currentUser(TriState.FALSE)
                .build();
    }

    private static BusinessLabel usualLabel() {
        return new BusinessLabel(TriState.FALSE, TriState.UNKNOWN, TriState.UNKNOWN, UnknownFields.none());
    }
}
