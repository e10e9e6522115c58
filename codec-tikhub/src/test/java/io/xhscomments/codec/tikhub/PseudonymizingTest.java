package io.xhscomments.codec.tikhub;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.xhscomments.core.failure.NoteNotFoundException;
import io.xhscomments.core.model.Author;
import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.UserId;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.RawResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every user gets one pseudonym everywhere, and other data stays. */
class PseudonymizingTest {
    private static final byte[] SECRET = "0123456789abcdef".getBytes(UTF_8);
    private static final TikHubRedaction REDACTION = TikHubRedaction.secrets().pseudonymizing(SECRET);

    private static final String WHITE = "a82b75219c7c5c5c9ece76b3490f2";
    private static final String TINA = "a9a52b95f3435b404751a65d26bc6";
    private static final String KITTEN = "aba37ae953018e33b1948fa511455";
    private static final String AUTHOR = "5ee237720000000001001a5d";
    private static final String AVATAR = "https://sns-avatar-qc.example/avatar/";

    /** The envelope of each route. */
    private static final Map<TikHubRoute, String> ENVELOPES = Map.of(
            TikHubRoute.WEB_V1,
            "{\"code\":200,\"cache_url\":\"https://cache.example/p?sign=ab12\",\"params\":{\"note_id\":\"NOTE\"},\n"
                    + " \"router\":\"/api/v1/xiaohongshu/web/NAME\",\"data\":{\"code\":0,\"data\":{\n"
                    + "  \"user_id\" : \"5ee237720000000001001a5d\",\"comment_count\":9007199254740993,"
                    + "\"comments\":[COMMENTS],\"has_more\":false,\"cursor\":\"{\\\"index\\\":2}\"},"
                    + "\"message\":null,\"recordTime\":\"2026-02-06T10:04:02.123456789\"}}",
            TikHubRoute.APP_V2,
            "{\"router\":\"/api/v1/xiaohongshu/app_v2/NAME\",\"data\":{\"success\":true,\"msg\":\"成功\",\"data\":{"
                    + "\"comments\":[COMMENTS],\"page_context\":\"{\\\"by\\\":\\\"a9a52b95f3435b404751a65d26bc6\\\"}\","
                    + "\"user_id\":\"5ee237720000000001001a5d\",\"has_more\":true,"
                    + "\"cursor\":\"{\\\"cursor\\\":\\\"6683ec5b000000000303b91a\\\",\\\"index\\\":2}\"},"
                    + "\"code\":0},\"cache_url\":\"https:\\/\\/cache.example\\/p?sign\\u003dab12\"}");

    private static final String ROOT = "{\"id\":\"66c4b7a300000000270106f7\",\"time\" : 1724168100,"
            + "\"content\":\"to @Tina and @純白 \\ud83d\\udd35\\n@someone 🔵[捂脸R]\",\"ip_location\":\"上海\",\n"
            + "\"user\" : {\"nickname\":\"純白\" , \"userid\":\"a82b75219c7c5c5c9ece76b3490f2\",\"red_id\":\"7545159655\","
            + "\"images\":\"https:\\/\\/sns-avatar-qc.example/avatar/white.jpg?w=120\",\"level\":{\"image\":\"\"},"
            + "\"additional_tags\":{},\"ai_agent\":false,\"current_user\":\"false\"},\"at_users\":[{\"nickname\":\"Tina\","
            + "\"userid\":\"a9a52b95f3435b404751a65d26bc6\"},{\"user_id\":\"5ee237720000000001001a5d\"}],\"like_count\":-0,"
            + "\"sub_comments\":[REPLY]}";

    private static final String REPLY = "{\"target_comment\":{\"user\":{\"userid\":\"a82b75219c7c5c5c9ece76b3490f2\","
            + "\"nickname\":\"純白\"},\"id\":\"66c4b7a300000000270106f7\",\"status\":0},\"id\":\"6683ed000000000003018888\","
            + "\"content\":\"@\\u7d14\\u767d: no\",\"time\":1719921920,\"at_users\":[],\"user\":{"
            + "\"userid\":\"aba37ae953018e33b1948fa511455\",\"nickname\":\"爱减脂的小猫🔵\",\"red_id\":\"kitten_7\","
            + "\"images\":\"https://sns-avatar-qc.example/avatar/kitten.jpg\"}}";

    @Test
    void sampleKeepsEverythingButItsUsers() {
        byte[] body = REDACTION.apply(Responses.documentedSample());
        CommentPage before = decode(Responses.REQUEST, Responses.documentedSample());
        CommentPage after = decode(Responses.REQUEST, body);

        assertThat(after.comments()).hasSize(7);
        for (int i = 0; i < 7; i++) {
            Comment original = before.comments().get(i);
            Author author = after.comments().get(i).author();

            assertSameBut(after.comments().get(i), original, "author");
            assertThat(withIdentityOf(original.author(), author)).isEqualTo(original.author());
            assertThat(author.id().orElseThrow().value()).matches("[0-9a-f]{29}");
            assertThat(author.nickname().orElseThrow()).matches("用户-[0-9a-f]{8}");
            assertThat(author.redId().orElseThrow()).matches("[1-9][0-9]{9}");
            assertThat(author.avatarUrl().orElseThrow()).matches("https://example\\.invalid/avatar/[0-9a-f]{32}");
            assertThat(new String(body, UTF_8))
                    .doesNotContain(
                            original.author().id().orElseThrow().value(),
                            original.author().nickname().orElseThrow(),
                            original.author().redId().orElseThrow(),
                            original.author().avatarUrl().orElseThrow());
        }
        assertThat(after.noteAuthor().orElseThrow().value()).matches("[0-9a-f]{24}");
        assertThat(new CommentPage(
                        before.comments(),
                        after.totals(),
                        after.hasMore(),
                        after.cursor(),
                        before.noteAuthor(),
                        after.sortStrategy(),
                        after.sortStrategies(),
                        after.context(),
                        before.receipt(),
                        after.unknownFields(),
                        after.irregularities()))
                .isEqualTo(before);
        assertThat(new String(body, UTF_8)).doesNotContain(AUTHOR, "sign=", "xhscdn");
    }

    @ParameterizedTest
    @CsvSource({"WEB_V1,false", "WEB_V1,true", "APP_V2,false", "APP_V2,true"})
    void everyUserIsReplacedAndNoOtherByte(TikHubRoute route, boolean replies) {
        String comments = replies ? REPLY + " ,\n" + REPLY.replace("8888", "9999") : ROOT.replace("REPLY", REPLY);
        String body = ENVELOPES
                .get(route)
                .replace("NOTE", Responses.NOTE.value())
                .replace("NAME", replies ? route.repliesPath() : route.commentsPath())
                .replace("COMMENTS", comments);
        String expected = body;
        for (Map.Entry<String, String> replaced : replacements().entrySet()) {
            expected = expected.replace(replaced.getKey(), replaced.getValue());
        }

        String redacted = redacted(body);

        assertThat(redacted).isEqualTo(expected.replaceFirst("\\?sign[^\"]+", ""));
        assertThat(redacted)
                .doesNotContain(WHITE, TINA, KITTEN, AUTHOR, "純白", "\\u7d14", "@Tina", "小猫", "7545159655", "kitten")
                .doesNotContain("sns-avatar", "sign", "ab12");
        PageRequest request = replies ? PageRequest.replies(Responses.NOTE, Responses.COMMENT) : Responses.REQUEST;
        assertSamePageButForUsers(decode(request, body.getBytes(UTF_8)), decode(request, redacted.getBytes(UTF_8)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            value = {
                "@Tina => @{Tina}",
                "a@Tina, ＠Tina@Tina => a@{Tina}, ＠{Tina}@{Tina}",
                "\\u0040T\\u0069na\\n => \\u0040{Tina}\\n",
                "@Tina Li @Tina L => @{Tina Li} @{Tina} L",
                "@Tinatin => @{Tina}tin",
                "@a\\\"\\/b🔵 @a\\u0022/b\\ud83d\\udd35 => @{a\\\"\\/b🔵} @{a\\\"\\/b🔵}",
                "Tina, @tina, @ Tina, @, @@ => Tina, @tina, @ Tina, @, @@",
                "@someone @ => @someone @",
                "@Tina sign=ab12 Bearer @Tina => @{Tina} sign=[redacted] Bearer [redacted]",
            })
    void mentionIsReplacedInEverySpelling(String content, String left) {
        String body = "{\"comments\":[{\"content\":\"%s\"},{\"user\":{\"nickname\":\"Tina\"},\"at_users\":[{"
                + "\"nickname\":\"Tina Li\"},{\"nickname\":\"\"}],\"target_comment\":{\"user\":{"
                + "\"nickname\":\"a\\\"\\/b🔵\"}},\"sub_comments\":[{\"content\":\"%s\"}]}]}";
        String expected = left;
        for (String name : List.of("Tina", "Tina Li", "a\\\"\\/b🔵")) {
            expected = expected.replace("{" + name + "}", pseudonym("nickname", name));
        }

        assertThat(redacted(body.replace("%s", content)))
                .contains("{\"content\":\"" + expected + "\"},{\"user\"", "[{\"content\":\"" + expected + "\"}]");
    }

    @Test
    void nicknameEndingInASurrogateReplacesTheCharacter() {
        assertThat(redacted("{\"nickname\":\"x\\ud83d\",\"content\":\"@x🔵!\"}"))
                .isEqualTo(
                        "{\"nickname\":\"%1$s\",\"content\":\"@%1$s!\"}".formatted(pseudonym("nickname", "x\\ud83d")));
    }

    @Test
    void nicknameThatBeginsLikeASecretIsReplaced() {
        String name = "sk-abcdef 🔵";

        assertThat(redacted("{\"nickname\":\"" + name + "\",\"content\":\"@" + name + "!\"}"))
                .isEqualTo("{\"nickname\":\"%1$s\",\"content\":\"@%1$s!\"}".formatted(pseudonym("nickname", name)));
    }

    @Test
    void userIdIsReplacedInTexts() {
        String body = "{\"user\":{\"userid\":\"" + WHITE + "\"},\"at_users\":[{\"userid\":\"short\"}],"
                + "\"content\":\"xhs://user/" + WHITE + "?a=" + WHITE + "0 short " + TINA + "\",\"" + WHITE + "\":7}";

        assertThat(redacted(body))
                .isEqualTo(body.replace(":\"" + WHITE, ":\"" + pseudonym("userid", WHITE))
                        .replace(":\"short", ":\"" + pseudonym("userid", "short"))
                        .replace("user/" + WHITE, "user/" + pseudonym("userid", WHITE))
                        .replace(TINA, pseudonym("userid", TINA)));
    }

    @Test
    void unknownUserIdIsRecognizedByItsForm() {
        assertThat(redacted("{\"page_context\":\"" + TINA + "," + AUTHOR + "\"}"))
                .isEqualTo("{\"page_context\":\"" + pseudonym("userid", TINA) + "," + AUTHOR + "\"}");
    }

    @Test
    void userObjectsAreReplacedAtEveryDepth() {
        String body = "{\"user\":{\"red_official_verified\":true,\"desc\":\"I am I\",\"nothing\":null,\"empty\":\"\","
                + "\"fans\":12345678,\"level\":{\"image\":\"https://img.example/7\",\"deep\":[\"x\",{\"y\":-1.5e3}]},"
                + "\"content\":\"c\",\"images\":[\"https://img.example/8\"]}}";

        String text = "\"text-[0-9a-f]{16}\"";
        assertThat(redacted(body))
                .matches("\\{\"user\":\\{\"red_official_verified\":true,\"desc\":" + text
                        + ",\"nothing\":null,\"empty\":\"\",\"fans\":[1-9][0-9]{8},\"level\":\\{\"image\":" + text
                        + ",\"deep\":\\[" + text + ",\\{\"y\":[1-9][0-9]{8}}]},\"content\":" + text
                        + ",\"images\":\\[\"https://example.invalid/avatar/[0-9a-f]{32}\"]}}");
    }

    @Test
    void booleansStayAndOtherValuesDoNot() {
        String kept = "{\"user\":{\"ai_agent\":\"false\",\"current_user\":\"TRUE\",\"ai_agent\":1,\"current_user\":0,"
                + "\"ai_agent\":\"unknown\",\"current_user\":false}}";

        assertThat(redacted(kept)).isEqualTo(kept);
        assertThat(redacted("{\"user\":{\"ai_agent\":\"me\",\"current_user\":17}}"))
                .doesNotContain("me", "17");
    }

    @Test
    void numberInPlaceOfTextBecomesItsText() {
        assertThat(redacted("{\"user\":{\"userid\" : 123,\"nickname\":4,\"red_id\":7545159655,\"images\":-5.0}}"))
                .isEqualTo("{\"user\":{\"userid\" : \"%s\",\"nickname\":\"%s\",\"red_id\":\"%s\",\"images\":\"%s\"}}"
                        .formatted(
                                pseudonym("userid", "123"),
                                pseudonym("nickname", "4"),
                                pseudonym("red_id", "7545159655"),
                                pseudonym("images", "-5.0")));
    }

    @Test
    void everyMemberOfEqualNameIsReplaced() {
        String redacted = redacted("{\"user\":{\"userid\":\"ann1\",\"userid\":\"bob2\",\"us\\u0065rid\":\"carl3\"},"
                + "\"user\":{\"nickname\":\"dora4\",\"nickname\":\"emil5\"},\"user\":\"fritz6\",\"user\":[\"gerd7\"],"
                + "\"at_users\":{\"nickname\":[\"hans8\",{\"x\":\"ina9\"}]}}");

        assertThat(redacted)
                .contains("us\\u0065rid")
                .doesNotContain("ann1", "bob2", "carl3", "dora4", "emil5", "fritz6", "gerd7", "hans8", "ina9");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"user_id\":\"\",\"user\":null,\"at_users\":[],\"x\":{\"userid\":null,\"nickname\":\"\"}}",
                "{\"user\":{\"sign\":\"[redacted]\"}}",
                "{\"id\":\"66c4b7a300000000270106f7\",\"note_id\":\"6683b283000000001f0052bf\",\"content\":\"純白\","
                        + "\"pictures\":[{\"url\":\"https://img.example/1\"}],\"images\":[\"https://img.example/2\"],"
                        + "\"hash_tags\":[{\"name\":\"n\"}],\"ip_location\":\"上海\",\"time\":1724168100}"
            })
    void valuesWithoutUserDataStay(String body) {
        assertThat(redacted(body)).isEqualTo(body);
    }

    /** Irregular members contain user data, too. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"user\":[USER,[USER]]",
                "\"user\":{\"a\":USER}",
                "\"user\":\"USERID 純白\"",
                "\"user\":{\"USERID\":{\"name\":\"純白\"}}",
                "\"user\":[\"USERID\",\"純白\",\"AVATAR\",7545159655]",
                "\"user\":{\"userid\":7545159655123,\"nickname\":{\"text\":\"純白\"},\"red_id\":7545159655,\"images\":[\"AVATAR\"]}",
                "\"user\":{\"userid\":[\"USERID\"],\"nickname\":[\"純白\"]}",
                "\"user_info\":{\"user_id\":\"USERID\",\"nickname\":\"純白\",\"image\":\"AVATAR\"}",
                "\"userInfo\":{\"userId\":\"USERID\",\"nickname\":\"純白\",\"image\":\"AVATAR\"}",
                "\"at_users\":{\"USERID\":\"純白\"}",
                "\"at_users\":\"純白\"",
                "\"at_users\":[[USER],\"純白\",7545159655]",
                "\"target_comment\":{\"id\":7,\"user\":USER}",
                "\"target_comment\":[{\"user\":USER}]",
                "\"sub_comments\":{\"0\":{\"user\":USER}}",
                "\"sub_comments\":[{\"user\":USER},[USER],null]",
                "\"content\":{\"text\":\"hi\",\"user\":USER}",
                "\"show_tags\":[{\"user\":USER}]",
                "\"nickname\":[\"純白\"],\"userid\":{\"id\":\"USERID\"}",
                "\"status\":\"USERID\",\"user\":USER"
            })
    void irregularMembersIdentifyNoUser(String member) {
        String user = "{\"userid\":\"" + WHITE + "\",\"nickname\":\"純白\",\"red_id\":\"7545159655\",\"images\":\""
                + AVATAR + "white.jpg\"}";
        String members = member.replace("USERID", WHITE).replace("USER", user).replace("AVATAR", AVATAR + "white.jpg");

        for (String row : List.of(
                "{\"id\":\"66c4b7a300000000270106f7\"," + members + "}", // A row that is decoded.
                "{" + members + "}", // A row that is left out.
                "[{" + members + "}]")) {
            String body = Responses.responseWith(Responses.comment(), row);
            CommentPage before = decode(Responses.REQUEST, body.getBytes(UTF_8));
            String redacted = redacted(body);
            CommentPage after = decode(Responses.REQUEST, redacted.getBytes(UTF_8));

            assertThat(redacted).doesNotContain(WHITE, "純白", "7545159655", AVATAR);
            assertThat(after.comments()).hasSameSizeAs(before.comments());
            assertThat(after.irregularities().rowsLeftOut())
                    .hasSameSizeAs(before.irregularities().rowsLeftOut());
        }
    }

    @Test
    void keysAndLinksOfIrregularPagesAreRemoved() {
        String row =
                "{\"like_count\":{\"cache_url\":\"https://cache.example/p?sign=ab12\"},\"api_key\":[\"SECRETKEY\"],"
                        + "\"content\":[\"Bearer SECRETKEY\"]}";

        assertThat(redacted(Responses.responseWith(
                        row, "[" + row + "]", Responses.comment(row.substring(1, row.length() - 1)))))
                .doesNotContain("sign=", "ab12", "SECRETKEY");
    }

    @Test
    void deeplyNestedResponsesAreRedacted() {
        String deep = "{\"user\":[".repeat(5_000) + "\"" + WHITE + "\"" + "]}".repeat(5_000);

        assertThat(redacted(Responses.responseWith(Responses.comment("\"x\":" + deep))))
                .doesNotContain(WHITE);
    }

    @Test
    void missingNoteIsReportedWithIrregularMembers() {
        byte[] shell = Responses.error("200-missing-note-empty-shell").body();

        assertThat(Responses.failure(RawResponse.stored(REDACTION.apply(shell))))
                .isExactlyInstanceOf(NoteNotFoundException.class);
    }

    /** Pseudonyms must not change between versions, because committed files have to match new ones. */
    @Test
    void pseudonymsAreTheSameTomorrow() {
        assertThat(pseudonym("userid", WHITE)).isEqualTo("b59efbe5fbdb080d7893b7624714c");
        assertThat(pseudonym("user_id", WHITE)).isEqualTo(pseudonym("userid", WHITE));
        assertThat(pseudonym("user_id", AUTHOR)).isEqualTo("8600ca01ce3eee903573e408");
        assertThat(pseudonym("nickname", "純白")).isEqualTo("用户-138f8c8c");
        assertThat(pseudonym("red_id", "7545159655")).isEqualTo("5504738335");
        assertThat(pseudonym("images", AVATAR))
                .isEqualTo("https://example.invalid/avatar/004a5b195bb45b06ecb0b7a44c00886a");
        assertThat(pseudonym("desc", "I")).isEqualTo("text-67586f3344b5c42c");
        assertThat(redacted("{\"user\":{\"fans\":7}}")).isEqualTo("{\"user\":{\"fans\":441301137}}");
    }

    @Test
    void pseudonymsDifferBySecretAndKind() {
        byte[] another = "0123456789abcdeg".getBytes(UTF_8);
        String body =
                "{\"user\":{\"userid\":\"7\",\"nickname\":\"7\",\"red_id\":\"7\",\"images\":\"7\",\"x\":\"7\",\"n\":7}}";

        List<String> hashes = new ArrayList<>();
        for (byte[] secret : List.of(SECRET, another)) {
            byte[] redacted = TikHubRedaction.secrets().pseudonymizing(secret).apply(body.getBytes(UTF_8));
            Matcher hash = Pattern.compile("[0-9a-f]{8,}").matcher(new String(redacted, UTF_8));
            while (hash.find()) {
                hashes.add(hash.group().substring(0, 8));
            }
        }

        assertThat(hashes).hasSize(12).doesNotHaveDuplicates();
    }

    @Test
    void secretIsCopiedAndNotShown() {
        byte[] secret = SECRET.clone();
        TikHubRedaction redaction =
                TikHubRedaction.secrets().pseudonymizing(secret).andKey(ApiKey.of("k-test-123"));
        Arrays.fill(secret, (byte) 0);

        assertThat(redaction.apply(Responses.documentedSample()))
                .isEqualTo(REDACTION.apply(Responses.documentedSample()));
        assertThat(redaction).hasToString("TikHubRedaction[keys=1, pseudonymizing]");
    }

    @Test
    void shortSecretIsRejectedAndNotShown() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TikHubRedaction.secrets().pseudonymizing(new byte[15]))
                .withMessage("A secret for pseudonyms must have at least 16 bytes, but has 15");
        assertThatNullPointerException()
                .isThrownBy(() -> TikHubRedaction.secrets().pseudonymizing(null))
                .withMessage("secret");
    }

    @Test
    void redactionIsThreadSafe() {
        byte[] once = REDACTION.apply(Responses.documentedSample());

        assertThat(IntStream.range(0, 200)
                        .parallel()
                        .mapToObj(i -> REDACTION.apply(Responses.documentedSample()))
                        .allMatch(again -> Arrays.equals(again, once)))
                .isTrue();
    }

    @Test
    void secretInUserDataIsReplaced() {
        byte[] redacted = REDACTION.apply("{\"user\":{\"sign\":\"ab12\",\"desc\":\"sign=ab12\"}}".getBytes(UTF_8));

        assertThat(new String(redacted, UTF_8))
                .startsWith("{\"user\":{\"sign\":\"[redacted]\",\"desc\":\"text-")
                .doesNotContain("ab12");
        assertThat(REDACTION.containsSecrets(redacted)).isFalse();
    }

    @Test
    void usersAreNotSecrets() {
        assertThat(REDACTION.containsSecrets(Responses.ownFile("app-v2-comments.json")))
                .isFalse();
        assertThat(REDACTION.containsSecrets(REDACTION.apply(Responses.documentedSample())))
                .isFalse();
        assertThat(REDACTION.containsSecrets(Responses.documentedSample())).isTrue();
    }

    /** The pseudonym of each original. */
    private static Map<String, String> replacements() {
        Map<String, String> replacements = new LinkedHashMap<>();
        for (String id : List.of(WHITE, TINA, KITTEN, AUTHOR)) {
            replacements.put(id, pseudonym("userid", id));
        }
        for (String nickname : List.of("純白", "爱减脂的小猫🔵")) {
            replacements.put(nickname, pseudonym("nickname", nickname));
        }
        replacements.put("\\u7d14\\u767d", pseudonym("nickname", "純白"));
        replacements.put("Tina", pseudonym("nickname", "Tina"));
        replacements.put("7545159655", pseudonym("red_id", "7545159655"));
        replacements.put("kitten_7", pseudonym("red_id", "kitten_7"));
        replacements.put(
                "https:\\/\\/sns-avatar-qc.example/avatar/white.jpg?w=120",
                pseudonym("images", AVATAR + "white.jpg?w=120"));
        replacements.put(AVATAR + "kitten.jpg", pseudonym("images", AVATAR + "kitten.jpg"));
        return replacements;
    }

    private static void assertSamePageButForUsers(CommentPage before, CommentPage after) {
        assertThat(after.totals()).isEqualTo(before.totals());
        assertThat(after.hasMore()).isEqualTo(before.hasMore());
        assertThat(after.cursor()).isEqualTo(before.cursor());
        assertThat(after.unknownFields()).isEqualTo(before.unknownFields());
        assertThat(after.receipt().route()).isEqualTo(before.receipt().route());
        assertThat(after.noteAuthor()).contains(UserId.of(pseudonym("user_id", AUTHOR)));
        assertSameButForUsers(before.comments(), after.comments());
    }

    private static void assertSameButForUsers(List<Comment> before, List<Comment> after) {
        assertThat(after).hasSameSizeAs(before);
        for (int i = 0; i < before.size(); i++) {
            Comment was = before.get(i);
            Comment is = after.get(i);
            assertThat(is.author().id())
                    .isEqualTo(was.author().id().map(id -> UserId.of(pseudonym("userid", id.value()))));
            assertThat(is.author().nickname()).isEqualTo(was.author().nickname().map(PseudonymizingTest::nickname));
            assertThat(is.replyTo().flatMap(target -> target.author().flatMap(Author::id)))
                    .isEqualTo(was.replyTo()
                            .flatMap(target -> target.author())
                            .flatMap(Author::id)
                            .map(id -> UserId.of(pseudonym("userid", id.value()))));
            assertThat(is.mentions()).hasSameSizeAs(was.mentions());
            assertThat(is.content()).isNotEqualTo(was.content());
            assertSameButForUsers(was.replies(), is.replies());
            assertSameBut(is, was, "author", "replyTo", "mentions", "content", "replies");
        }
    }

    private static void assertSameBut(Comment is, Comment was, String... replaced) {
        assertThat(is)
                .usingRecursiveComparison()
                .usingOverriddenEquals()
                .ignoringFields(replaced)
                .isEqualTo(was);
    }

    private static Author withIdentityOf(Author original, Author author) {
        return author.toBuilder()
                .id(original.id().orElse(null))
                .nickname(original.nickname().orElse(null))
                .redId(original.redId().orElse(null))
                .avatarUrl(original.avatarUrl().orElse(null))
                .build();
    }

    private static String nickname(String original) {
        return pseudonym("nickname", original);
    }

    private static String pseudonym(String member, String original) {
        String redacted = redacted("{\"user\":{\"" + member + "\":\"" + original + "\"}}");
        return redacted.substring(redacted.lastIndexOf(":\"") + 2, redacted.length() - 3);
    }

    private static CommentPage decode(PageRequest request, byte[] body) {
        return TikHubDecoder.create().decode(request, RawResponse.stored(body));
    }

    private static String redacted(String body) {
        return new String(REDACTION.apply(body.getBytes(UTF_8)), UTF_8);
    }
}
