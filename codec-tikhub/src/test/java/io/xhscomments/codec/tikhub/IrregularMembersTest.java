package io.xhscomments.codec.tikhub;

import static io.xhscomments.codec.tikhub.Responses.comment;
import static io.xhscomments.codec.tikhub.Responses.decode;
import static io.xhscomments.codec.tikhub.Responses.response;
import static io.xhscomments.codec.tikhub.Responses.responseWith;
import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.core.model.Author;
import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.Cursor;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.model.Tag;
import io.xhscomments.core.model.TriState;
import io.xhscomments.core.model.UnknownFields;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.Irregularities;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Irregular members are kept as JSON, and neither their row nor their page is lost. */
class IrregularMembersTest {
    private static final String PAGE = "$.data.data";
    private static final String FIRST = PAGE + ".comments[0]";
    private static final String ID = "\"6683ec5b000000000303b91a\"";

    /** The path below the row, the member, and the name of its JSON in {@code unknownFields}. */
    static Stream<Arguments> ofRows() {
        return Stream.of(
                at(".note_id", "\"note_id\":\"6683b283000000001f0052b\""),
                at(".note_id", "\"note_id\":7"),
                at(".content", "\"content\":null"),
                at(".content", "\"content\":7"),
                at(".content", "\"content\":[\"c\"]"),
                at(".content", "\"content\":{\"text\":\"c\"}"),
                at(".time", "\"time\":null"),
                at(".time", "\"time\":\"\""),
                at(".time", "\"time\":true"),
                at(".time", "\"time\":1.5"),
                at(".time", "\"time\":\"2024-07-02 12:00:00\""),
                at(".time", "\"time\":31556889864403200"),
                at(".time", "\"time\":10000000000"),
                at(".time", "\"time\":-10000000000"),
                at(".user", "\"user\":null"),
                at(".user", "\"user\":\"u\""),
                at(".user", "\"user\":[{\"userid\":\"u\"}]"),
                at(".user.userid", "\"user\":{}"),
                at(".user.userid", "\"user\":{\"userid\":null,\"nickname\":\"n\"}"),
                at(".user.userid", "\"user\":{\"userid\":\"\"}"),
                at(".user.userid", "\"user\":{\"userid\":\"a b\"}"),
                at(".user.userid", "\"user\":{\"userid\":17}"),
                at(".user.nickname", "\"user\":{\"userid\":\"u\",\"nickname\":{}}"),
                at(".user.red_id", "\"user\":{\"userid\":\"u\",\"red_id\":95}"),
                at(".user.level", "\"user\":{\"userid\":\"u\",\"level\":3}"),
                at(".user.level.image", "\"user\":{\"userid\":\"u\",\"level\":{\"image\":[]}}"),
                at(".user.additional_tags", "\"user\":{\"userid\":\"u\",\"additional_tags\":[]}"),
                at(".user.ai_agent", "\"user\":{\"userid\":\"u\",\"ai_agent\":{}}"),
                at(".like_count", "\"like_count\":3.5"),
                at(".like_count", "\"like_count\":\"3.5\""),
                at(".like_count", "\"like_count\":\"1.2万\""),
                at(".like_count", "\"like_count\":\"1千+\""),
                at(".like_count", "\"like_count\":\"999+\""),
                at(".like_count", "\"like_count\":\"1,234\""),
                at(".like_count", "\"like_count\":\"٣\""),
                at(".like_count", "\"like_count\":\" 3\""),
                at(".like_count", "\"like_count\":-1"),
                at(".like_count", "\"like_count\":\"-1\""),
                at(".like_count", "\"like_count\":9223372036854775808"),
                at(".like_count", "\"like_count\":1e400"),
                at(".like_count", "\"like_count\":\"1e999999999\""),
                at(".like_count", "\"like_count\":1e-999999999"),
                at(".like_count", "\"like_count\":" + "9".repeat(100_000)),
                at(".like_count", "\"like_count\":[]"),
                at(".like_count", "\"like_count\":true"),
                at(".sub_comment_count", "\"sub_comment_count\":-3"),
                at(".score", "\"score\":0.73"),
                at(".status", "\"status\":\"normal\""),
                at(".status", "\"status\":2147483648"),
                at(".status", "\"status\":-2147483649"),
                at(".hidden", "\"hidden\":[]"),
                at(".hidden", "\"hidden\":2"),
                at(".ip_location", "\"ip_location\":5"),
                at(".ip_location", "\"ip_location\":\"\\ud83d\",\"ip_location\":false"),
                at(".show_tags", "\"show_tags\":\"is_author\""),
                at(".show_tags", "\"show_tags\":{\"type\":\"t\"}"),
                at(".show_tags[1]", "\"show_tags\":[\"x\",7]"),
                at(".show_tags_v2[1]", "\"show_tags_v2\":[{\"type\":\"x\"},{\"text\":\"t\"}]"),
                at(".show_tags_v2[0]", "\"show_tags_v2\":[{\"type\":\"\"}]"),
                at(".show_tags_v2[0].pos", "\"show_tags_v2\":[{\"type\":\"x\",\"pos\":{}}]"),
                at(".pictures", "\"pictures\":\"url\""),
                at(".pictures[0]", "\"pictures\":[\"url\"]"),
                at(".pictures[1].width", "\"pictures\":[{},{\"width\":\"wide\"}]"),
                at(".at_users[0]", "\"at_users\":[\"n\"]"),
                at(".at_users[0].userid", "\"at_users\":[{\"userid\":\"a b\"}]"),
                at(".hash_tags[0]", "\"hash_tags\":[{\"type\":{}}]"),
                at(".hash_tags[0].type", "\"hash_tags\":[{\"name\":\"n\",\"type\":{}}]"),
                at(".sub_comments", "\"sub_comments\":{}"),
                at(".sub_comments[0].like_count", "\"sub_comments\":[" + comment("\"like_count\":\"9+\"") + "]"),
                at(
                        ".sub_comments[1].sub_comments[0].user.userid",
                        "\"sub_comments\":[" + comment() + ","
                                + comment("\"sub_comments\":[" + comment("\"user\":{}") + "]") + "]"),
                at(".sub_comment_cursor", "\"sub_comment_cursor\":[]"),
                at(".target_comment", "\"target_comment\":{}"),
                at(".target_comment", "\"target_comment\":{\"id\":7,\"status\":\"normal\"}"),
                at(".target_comment", "\"target_comment\":" + ID),
                at(".target_comment.status", "\"target_comment\":{\"id\":" + ID + ",\"status\":\"normal\"}"),
                at(".target_comment.user", "\"target_comment\":{\"id\":" + ID + ",\"user\":[]}"),
                at(".target_comment.user.userid", "\"target_comment\":{\"id\":" + ID + ",\"user\":{}}"),
                at(".biz_label", "\"biz_label\":[]"),
                at(".biz_label.rich_text", "\"biz_label\":{\"rich_text\":3}"),
                at(".comment_type", "\"comment_type\":\"picture\""),
                at(".media_source_type", "\"media_source_type\":{}"));
    }

    @ParameterizedTest
    @MethodSource("ofRows")
    void untypedMemberKeepsTheRow(String path, String member) {
        CommentPage page = decode(responseWith(comment(), comment(member)));

        assertThat(page.comments()).hasSize(2);
        assertThat(page.irregularities())
                .isEqualTo(new Irregularities(List.of(), 1, List.of(PAGE + ".comments[1]" + path)));
    }

    @ParameterizedTest
    @MethodSource("ofRows")
    void unknownMembersStayAsJson(String path, String member) {
        Comment row = decode(responseWith(comment(member))).comments().get(0);
        String[] steps = path.substring(1).replaceAll("\\[[0-9]+]$", "").split("\\.", -1);
        UnknownFields unknownFields = othersAt(row, steps);
        String name = steps[steps.length - 1];

        if (member.contains("\"" + name + "\":") && !member.contains("\"user\":{}")) {
            assertThat(member)
                    .contains("\"" + name + "\":" + unknownFields.json(name).orElseThrow());
        } else {
            assertThat(unknownFields.names()).doesNotContain(name);
        }
    }

    private static UnknownFields othersAt(Comment row, String... steps) {
        return switch (steps.length == 1 ? "" : steps[0]) {
            case "" -> row.unknownFields();
            case "user" ->
                steps[1].equals("level") && steps.length == 3
                        ? row.author().level().orElseThrow().unknownFields()
                        : row.author().unknownFields();
            case "pictures[1]" -> row.pictures().get(1).unknownFields();
            case "at_users[0]" -> row.mentions().get(0).unknownFields();
            case "hash_tags[0]" -> row.hashTags().get(0).unknownFields();
            case "show_tags_v2[0]" -> row.tags().get(0).unknownFields();
            case "biz_label" -> row.businessLabel().unknownFields();
            case "target_comment" ->
                steps.length == 3
                        ? row.replyTo().orElseThrow().author().orElseThrow().unknownFields()
                        : row.replyTo().orElseThrow().unknownFields();
            case "sub_comments[0]" -> row.replies().get(0).unknownFields();
            case "sub_comments[1]" ->
                row.replies().get(1).replies().get(0).author().unknownFields();
            default -> throw new AssertionError(List.of(steps));
        };
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "user_id | \"no id\"",
                "user_id | 7",
                "comment_count | \"many\"",
                "comment_count | -1",
                "comment_count_l1 | \"1.2万\"",
                "cursor | []",
                "cursor | true",
                "all_sort_strategies | \"x\"",
                "all_sort_strategies[1] | [\"x\",7]",
                "current_sort_strategy | {}",
                "page_context | {\"highlight\":[]}",
                "has_more | null",
                "has_more | \"unknown\"",
                "has_more | \"yes\"",
                "has_more | 2",
                "has_more | []"
            })
    void untypedPageMemberKeepsThePage(String path, String json) {
        String name = path.replaceAll("\\[.*", "");
        CommentPage page =
                decode(response("\"has_more\":false,\"comments\":[" + comment() + "],\"" + name + "\":" + json));

        assertThat(page.comments()).hasSize(1);
        assertThat(page.irregularities()).isEqualTo(new Irregularities(List.of(), 1, List.of(PAGE + "." + path)));
        assertThat(page.unknownFields().json(name)).contains(json);
    }

    @ParameterizedTest
    @ValueSource(strings = {"content", "time", "user"})
    void missingRequiredMemberIsIrregular(String member) {
        String without = comment("\"x\":1").replaceFirst("\"" + member + "\":", "\"other\":");

        CommentPage page = decode(responseWith(comment(), without));

        assertThat(page.comments()).hasSize(2);
        assertThat(page.irregularities())
                .isEqualTo(new Irregularities(List.of(), 1, List.of(PAGE + ".comments[1]." + member)));
        assertThat(page.comments().get(1).unknownFields().names()).containsExactlyInAnyOrder("other", "x");
    }

    @Test
    void rowWithoutUserHasUnknownAuthor() {
        Comment row = decode(responseWith(comment("\"user\":null"))).comments().get(0);

        assertThat(row.author()).isEqualTo(Author.UNKNOWN);
        assertThat(row.unknownFields().json("user")).contains("null");
        assertThat(row.content()).contains("c");
    }

    @Test
    void otherSpellingsOfTheTimeStayReadable() {
        String row = comment().replace("\"time\":1724168100", "\"create_time\":1724168100000");

        CommentPage page = decode(responseWith(row));

        assertThat(page.comments().get(0).createdAt()).isEmpty();
        assertThat(page.comments().get(0).createdAtOrIdTime())
                .isEqualTo(page.comments().get(0).id().createdAt());
        assertThat(page.comments().get(0).unknownFields().json("create_time")).contains("1724168100000");
        assertThat(page.irregularities().paths()).containsExactly(FIRST + ".time");
    }

    @ParameterizedTest
    @CsvSource({
        "1778455296000, 2026-05-10T23:21:36Z",
        "1778455296999, 2026-05-10T23:21:36Z",
        "100000000000, 1973-03-03T09:46:40Z",
        "9999999999999, 2286-11-20T17:46:39Z"
    })
    void millisecondsAreConvertedAndIrregular(String json, Instant time) {
        for (String spelled : List.of(json, '"' + json + '"')) {
            CommentPage page = decode(responseWith(comment("\"time\":" + spelled)));

            assertThat(page.comments().get(0).createdAt()).contains(time);
            assertThat(page.comments().get(0).unknownFields().json("time")).contains(spelled);
            assertThat(page.irregularities().paths()).containsExactly(FIRST + ".time");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"99999999999", "10000000000000", "1778455296000000", "1778455296000000000", "-1778455296000"})
    void timesInOtherUnitsAreNotGuessed(String json) {
        CommentPage page = decode(responseWith(comment("\"time\":" + json)));

        assertThat(page.comments().get(0).createdAt()).isEmpty();
        assertThat(page.irregularities().membersNotTyped()).isEqualTo(1);
    }

    @Test
    void untypedElementsAreLeftOutOfTheirList() {
        Comment row = decode(responseWith(comment(
                        "\"show_tags\":[null,\"\",\"a\",7,{\"type\":\"b\"}],\"pictures\":[null,{\"url\":\"u\"},5]")))
                .comments()
                .get(0);

        assertThat(row.tags()).extracting(Tag::type).containsExactly("a", "b");
        assertThat(row.pictures()).hasSize(1);
        assertThat(row.unknownFields().json("show_tags")).contains("[null,\"\",\"a\",7,{\"type\":\"b\"}]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "7",
                "\"text\"",
                "true",
                "[]",
                "{}",
                "{\"id\":null}",
                "{\"id\":7,\"user\":7}",
                "{\"id\":\"\"}",
                "{\"id\":\"66c4b7a300000000270106f\"}",
                "{\"ID\":\"66c4b7a300000000270106f7\"}"
            })
    void rowThatIsNoCommentIsKeptAsJson(String row) {
        CommentPage page = decode(responseWith(comment(), row, comment("\"like_count\":\"x\"")));

        assertThat(page.comments()).hasSize(2);
        assertThat(page.irregularities())
                .isEqualTo(new Irregularities(List.of(row), 1, List.of(PAGE + ".comments[2].like_count")));

        CommentPage inlined = decode(responseWith(comment("\"sub_comments\":[" + row + "," + comment() + "]")));

        assertThat(inlined.comments().get(0).replies()).hasSize(1);
        assertThat(inlined.irregularities()).isEqualTo(new Irregularities(List.of(row), 0, List.of()));
    }

    @Test
    void rowOfAnotherNoteKeepsItsNoteAndIsIrregular() {
        NoteId other = NoteId.of("6683b283000000001f0052be");

        CommentPage page = decode(responseWith(comment(), comment("\"note_id\":\"" + other + "\"")));

        assertThat(page.comments()).extracting(Comment::noteId).containsExactly(Responses.NOTE, other);
        assertThat(page.irregularities().paths()).containsExactly(PAGE + ".comments[1].note_id");
        assertThat(page.comments().get(1).unknownFields().json("note_id")).contains("\"" + other + "\"");
    }

    @Test
    void onlyTheFirstPathsAreKeptAndAllAreCounted() {
        List<String> rows = Collections.nCopies(50, comment("\"like_count\":\"1.2万\",\"score\":0.5"));

        Irregularities irregularities =
                decode(responseWith(rows.toArray(String[]::new))).irregularities();

        assertThat(irregularities.membersNotTyped()).isEqualTo(100);
        assertThat(irregularities.paths())
                .hasSize(Irregularities.MAX_PATHS)
                .startsWith(FIRST + ".like_count", FIRST + ".score", PAGE + ".comments[1].like_count");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "\"cursor\":\"{\\\"cursor\\\":\\\"c\\\"}\" | true",
                "\"cursor\":\"66c4b7a300000000270106f7\" | true",
                "\"cursor\":{\"cursor\":\"c\",\"index\":2} | true",
                "\"cursor\":17 | true",
                "\"cursor\":\"{\\\"index\\\":2,\\\"pageArea\\\":\\\"UNFOLDED\\\"}\" | false",
                "\"cursor\":\"{}\" | false",
                "\"cursor\":{} | false",
                "\"cursor\":\"\" | false",
                "\"cursor\":null | false",
                "\"x\":1 | false"
            })
    void cursorThatLeadsOnReplacesHasMore(String cursor, boolean more) {
        CommentPage page = decode(response("\"comments\":[" + comment() + "]," + cursor));

        assertThat(page.hasMore()).isEqualTo(more);
        assertThat(page.irregularities().paths()).containsExactly(PAGE + ".has_more");
    }

    @Test
    void repeatedCursorDoesNotReplaceHasMore() {
        Cursor sent = Cursor.of("{\"cursor\":\"c\"}");
        byte[] stuck = response("\"comments\":[],\"cursor\":\"{\\\"cursor\\\":\\\"c\\\"}\"")
                .getBytes(java.nio.charset.StandardCharsets.UTF_8);

        assertThat(TikHubDecoder.create()
                        .decode(Responses.REQUEST.after(sent), Responses.ok(stuck))
                        .hasMore())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "\"cursor\":{\"cursor\":\"c\" , \"index\":2} | {\"cursor\":\"c\" , \"index\":2}",
                "\"cursor\":{} | {}",
                "\"cursor\":\"66c4\" | 66c4",
                "\"cursor\":17 | 17",
                "\"cursor\":\"66c4\",\"index\":2,\"pageArea\":\"UNFOLDED\" | {\"cursor\":\"66c4\",\"index\":2,\"pageArea\":\"UNFOLDED\"}",
                "\"pageArea\":\"FOLDED\",\"index\":\"3\",\"cursor\":\"66c4\" | {\"cursor\":\"66c4\",\"index\":3,\"pageArea\":\"FOLDED\"}",
                "\"cursor\":17,\"index\":2 | {\"cursor\":\"17\",\"index\":2}",
                "\"cursor\":\"66c4\",\"index\":{} | 66c4",
                "\"cursor\":\"{\\\"cursor\\\":\\\"c\\\"}\",\"index\":2 | {\"cursor\":\"c\"}"
            })
    void everyKnownCursorFormIsAccepted(String members, String cursor) {
        CommentPage page = decode(response("\"comments\":[],\"has_more\":true," + members));

        assertThat(page.next()).contains(Cursor.of(cursor));
        assertThat(page.irregularities()).isEqualTo(Irregularities.NONE);

        Comment row = decode(responseWith(comment(members.replace("\"cursor\":", "\"sub_comment_cursor\":")
                        .replace("{\"sub_comment_cursor\"", "{\"cursor\""))))
                .comments()
                .get(0);
        assertThat(row.repliesCursor()).contains(Cursor.of(cursor));
    }

    @Test
    void tooLongCursorIsIrregular() {
        CommentPage page =
                decode(response("\"comments\":[],\"has_more\":true,\"cursor\":\"" + "x".repeat(16_385) + "\""));

        assertThat(page.cursor()).isEmpty();
        assertThat(page.irregularities().paths()).containsExactly(PAGE + ".cursor");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "\"like_count\":\"3\"",
                "\"like_count\":3.0",
                "\"like_count\":null",
                "\"like_count\":\"\"",
                "\"score\":-1",
                "\"status\":-2",
                "\"time\":\"1724168100\"",
                "\"liked\":1",
                "\"liked\":\"TRUE\"",
                "\"liked\":\"maybe\"",
                "\"liked\":\"\"",
                "\"content\":\"\"",
                "\"content\":\"\\ud83d\"",
                "\"show_tags_v2\":[\"is_author\",null]",
                "\"show_tags\":null",
                "\"at_users\":null",
                "\"target_comment\":null",
                "\"biz_label\":null",
                "\"media_source_type\":3",
                "\"ip_location\":null",
                "\"note_id\":\"\"",
                "\"sub_comment_cursor\":{\"cursor\":\"c\"}",
                "\"like_count\":\"x\",\"like_count\":3"
            })
    void otherFormsAreRegular(String member) {
        CommentPage page = decode(responseWith(comment(member)));

        assertThat(page.irregularities()).isEqualTo(Irregularities.NONE);
        assertThat(page.comments().get(0).unknownFields().names()).doesNotContain(member.replaceAll("\":.*|\"", ""));
    }

    @Test
    void deepNestingIsIrregularOrKept() {
        String deep = "[".repeat(100_000) + "]".repeat(100_000);

        for (String name : List.of("at_users", "show_tags", "pictures")) {
            CommentPage page = decode(responseWith(comment("\"" + name + "\":" + deep)));

            assertThat(page.comments().get(0).unknownFields().json(name)).contains(deep);
        }
        CommentPage unknown = decode(responseWith(comment("\"new\":" + deep)));
        assertThat(unknown.irregularities()).isEqualTo(Irregularities.NONE);
        assertThat(unknown.comments().get(0).unknownFields().json("new")).contains(deep);
    }

    @Test
    void endlesslyNestedRepliesAreReadToADepth() {
        String start = comment().substring(0, comment().length() - 1) + ",\"sub_comments\":[";
        int depth = 20_000;

        CommentPage page = decode(responseWith(start.repeat(depth) + comment() + "]}".repeat(depth)));

        int read = 0;
        for (List<Comment> rows = page.comments();
                !rows.isEmpty();
                rows = rows.get(0).replies()) {
            read++;
        }
        assertThat(read).isBetween(10, 100);
        assertThat(page.irregularities().paths()).hasSize(1).first().asString().endsWith(".sub_comments");
    }

    @Test
    void irregularPageKeepsTotalsAndFlags() {
        CommentPage page = decode(response("\"comment_count\":205,\"comment_count_l1\":\"117\",\"has_more\":\"true\","
                + "\"comments\":[" + comment("\"liked\":1,\"score\":0.5") + "]"));

        assertThat(page.totals().all()).hasValue(205);
        assertThat(page.totals().topLevel()).hasValue(117);
        assertThat(page.hasMore()).isTrue();
        assertThat(page.comments().get(0).flags().liked()).isEqualTo(TriState.TRUE);
    }

    private static Arguments at(String path, String member) {
        return Arguments.of(path, member);
    }
}
