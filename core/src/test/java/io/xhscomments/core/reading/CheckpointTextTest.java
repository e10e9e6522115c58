package io.xhscomments.core.reading;

import static io.xhscomments.core.reading.Data.FIRST;
import static io.xhscomments.core.reading.Data.NOTE;
import static io.xhscomments.core.reading.Data.id;
import static io.xhscomments.core.reading.Data.rest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.xhscomments.core.checkpoint.CheckpointDeserializer;
import io.xhscomments.core.checkpoint.CheckpointSerializer;
import io.xhscomments.core.checkpoint.FetchedPage;
import io.xhscomments.core.checkpoint.JsonText;
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
import io.xhscomments.core.page.CacheLink;
import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.CommentArea;
import io.xhscomments.core.page.CommentOrder;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.Irregularities;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.Receipt;
import io.xhscomments.core.page.ReportedTotals;
import io.xhscomments.core.page.Spend;
import io.xhscomments.core.schema.CommentSchema;
import io.xhscomments.core.schema.Field;
import io.xhscomments.core.schema.FieldKind;
import io.xhscomments.core.schema.ObjectSchema;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointTextTest {
    private static final String AWKWARD =
            "[捂脸R] 😀👨‍👩‍👧 a\nb\r\nc\\n \\ ; : 3:abc; +- \t\u0000\u2028 \ud83d half \ude00 İı \"{}\" é\u00a0";

    private static final String WRITTEN_NAMES = """
            SequenceState: pages emptyInARow recent inlined
            CommentArea: UNFOLDED FOLDED
            CommentOrder: LATEST LIKES DEFAULT
            CommentReplies: note comment after
            FetchedPage: comments replies rows totals hasMore cursor irregular
            Coverage: reported readTopLevel readReplies repeats pages replyChainsCutShort irregular
            IrregularCounts: rowsLeftOut membersNotTyped
            NoteComments: note after order area
            Parts: note next top repliesOf repliesGiven repliesNext replies waiting ready ahead finished paused cut \
            coverage spend
            ReportedTotals: all topLevel
            Spend: charged free unknown
            StopReason: END_OF_PAGES STALLED_CURSOR REPEATED_PAGE EMPTY_PAGES BUDGET PAGE_LIMIT COMMENT_LIMIT \
            KNOWN_REACHED CANCELLED FAILED
            author: id nickname redId avatarUrl level additionalTags aiAgent currentUser unknownFields
            businessLabel: productReview groupInvite richText unknownFields
            comment: id noteId rootId replyTo author createdAt content likeCount replyCount tags pictures mentions \
            hashTags location status score replies repliesCursor flags businessLabel hints unknownFields
            flags: liked downvoted collected hidden invalid relatableToNote
            hashTags: name link type unknownFields
            hints: commentType showType shareStrategy translationStrategy trackId friendLikedMessage \
            mediaSourceType
            level: image unknownFields
            mentions: userId nickname unknownFields
            pictures: url originUrl width height fileId unknownFields
            replyTo: id status author unknownFields
            tags: type text styleId position unknownFields""";

    private static UnknownFields raw(String name) {
        Map<String, String> members = new LinkedHashMap<>();
        members.put("z_" + name, "{\"a\":[1,\"" + AWKWARD + "\"]}");
        members.put("a_" + AWKWARD, "12345678901234567890");
        return UnknownFields.of(members);
    }

    private static Author author(String nickname) {
        return Author.builder()
                .id(UserId.of("6683b2830000000001f0052bf1234"))
                .nickname(nickname)
                .redId("red;1:")
                .avatarUrl("https://example.invalid/a?b=c")
                .level(new Level(Optional.of(""), raw("level")))
                .additionalTags(raw("tags"))
                .aiAgent(TriState.TRUE)
                .currentUser(TriState.FALSE)
                .unknownFields(raw("author"))
                .build();
    }

    /** Every component has a value, with texts that need escapes. */
    private static Comment full(long number, List<Comment> inlined) {
        return Comment.builder(id(number), NOTE, author(AWKWARD), Instant.ofEpochSecond(-1, 999_999_999), AWKWARD)
                .rootId(id(1))
                .replyTo(new ReplyTarget(id(2), OptionalInt.of(-2), Optional.of(author("parent")), raw("target")))
                .likeCount(Long.MAX_VALUE)
                .replyCount(0)
                .tags(List.of(
                        Tag.of(Tag.PINNED),
                        new Tag("x", Optional.of(AWKWARD), Optional.of("s"), Optional.of("p"), raw("tag"))))
                .pictures(List.of(new Picture(
                        Optional.of("u"),
                        Optional.empty(),
                        OptionalInt.of(1080),
                        OptionalInt.empty(),
                        Optional.of("f"),
                        raw("picture"))))
                .mentions(List.of(new Mention(Optional.of(UserId.of("u")), Optional.empty(), UnknownFields.none())))
                .hashTags(List.of(new HashTag("话题", Optional.of("xhs://"), Optional.empty(), raw("hash"))))
                .location("广东")
                .status(Integer.MIN_VALUE)
                .score(10_000_000)
                .replies(inlined)
                .repliesCursor(Cursor.of("{\"cursor\":\"x\",\"remainCount\":3}"))
                .flags(new CommentFlags(
                        TriState.TRUE,
                        TriState.FALSE,
                        TriState.UNKNOWN,
                        TriState.TRUE,
                        TriState.FALSE,
                        TriState.UNKNOWN))
                .businessLabel(new BusinessLabel(TriState.FALSE, TriState.UNKNOWN, TriState.TRUE, raw("biz")))
                .hints(new DisplayHints(
                        OptionalInt.of(2),
                        Optional.of("common"),
                        OptionalInt.of(0),
                        OptionalInt.empty(),
                        Optional.of("t"),
                        Optional.of(AWKWARD),
                        Optional.empty()))
                .unknownFields(raw("comment"))
                .build();
    }

    private static Checkpoint everything() {
        PageSequence.Position top = new PageSequence.Position(
                Optional.of(FIRST.after(Cursor.of(AWKWARD))), 7, 1, List.of(id(1), id(2)), List.of());
        PageSequence.Position replies =
                new PageSequence.Position(Optional.of(Data.repliesTo(1)), 0, 0, List.of(id(11)), List.of(id(11)));
        return new Checkpoint(
                NOTE,
                top,
                Optional.of(new ReplySequence.Position(id(1), replies, 3)),
                List.of(full(3, List.of(full(31, List.of()), Data.comment(32))), Data.comment(4)),
                List.of(Data.comment(5)),
                List.of(),
                Optional.of(StopReason.KNOWN_REACHED),
                Optional.of(StopReason.EMPTY_PAGES),
                Optional.of(StopReason.STALLED_CURSOR),
                new Coverage(new ReportedTotals(OptionalLong.of(9), OptionalLong.empty()), 1, 2, 3, 4, 5),
                new Spend(6, 7, 8));
    }

    /** Contains every element of the format, and is short, because the tests change each of its characters. */
    private static String shortText() {
        PageSequence.Position top = new PageSequence.Position(
                Optional.of(FIRST.after(Data.cursor("x"))), 7, 1, List.of(id(1), id(2)), List.of());
        PageSequence.Position replies =
                new PageSequence.Position(Optional.of(Data.repliesTo(1)), 0, 0, List.of(id(11)), List.of());
        return new Checkpoint(
                        NOTE,
                        top,
                        Optional.of(new ReplySequence.Position(id(1), replies, 3)),
                        List.of(Data.pinned(3)),
                        List.of(Data.builder(4).unknownFields(raw("4")).build()),
                        List.of(FetchedPage.of(Data.repliesTo(3), ScriptedSource.last(List.of()))),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(StopReason.STALLED_CURSOR),
                        Coverage.NONE,
                        new Spend(6, 7, 8))
                .text();
    }

    private static String fitting(String version, String line) {
        String body = "xhs-comments-checkpoint " + version + "\n" + line + "\n";
        return body + "end " + CheckpointText.checksum(body);
    }

    /** A text of version 1 or 2. */
    private static String sample(String name) throws IOException {
        try (InputStream in = CheckpointTextTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    private static void assertRefused(String text, String reason) {
        Throwable refused = catchThrowable(() -> Checkpoint.parse(text));
        if (!(refused instanceof IllegalArgumentException) || refused.getMessage() == null) {
            assertThat(refused).as(reason).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void everyComponentSurvivesTheRoundTrip() {
        Checkpoint written = everything();
        Checkpoint read = Checkpoint.parse(written.text());

        assertSame(read, written);
        assertThat(read.text()).isEqualTo(written.text());
        assertThat(read.waiting().get(0).content()).contains(AWKWARD);
        assertThat(read.waiting().get(0).unknownFields().names()).first().isEqualTo("z_comment");
    }

    @Test
    void textIsAsciiOnThreeLines() {
        assertThat(everything().text())
                .matches("xhs-comments-checkpoint 2\n[ -~]+\nend [0-9a-f]{8}")
                .isEqualTo(everything().text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "ISO-8859-1", "US-ASCII", "UTF-16", "GBK"})
    void textSurvivesEveryFileEncoding(String encoding, @TempDir Path directory) throws IOException {
        Path file = directory.resolve("checkpoint");
        Charset charset = Charset.forName(encoding);

        Files.writeString(file, everything().text() + "\n", charset);

        assertThat(Checkpoint.parse(Files.readString(file, charset)).waiting())
                .isEqualTo(everything().waiting());
    }

    @Test
    void trailingWhiteSpaceIsIgnored() {
        assertThat(Checkpoint.parse(everything().text() + " \r\n\n").note()).isEqualTo(NOTE);
    }

    @Test
    void everyTruncationIsRefused() {
        String text = shortText();

        for (int length = 0; length < text.length(); length++) {
            assertRefused(text.substring(0, length), "cut to " + length);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "9", "a", "?", " ", "\n", ";", "\\", "\u4e00", "\ufffd", "high", "low"})
    void everyChangeOfOneCharacterIsRefused(String kind) {
        char put = kind.equals("high") ? '\ud83d' : kind.equals("low") ? '\ude00' : kind.charAt(0);
        String text = shortText();

        for (int at = 0; at < text.length(); at++) {
            if (text.charAt(at) != put) {
                assertRefused(text.substring(0, at) + put + text.substring(at + 1), "changed at " + at);
            }
        }
    }

    @Test
    void everyInsertionAndDeletionIsRefused() {
        String text = shortText();

        for (int at = 0; at < text.length(); at++) {
            assertRefused(text.substring(0, at) + text.substring(at + 1), "left out at " + at);
            assertRefused(text.substring(0, at) + '7' + text.substring(at), "put in at " + at);
        }
    }

    @Test
    void malformedTextWithValidChecksumIsRefused() throws IOException {
        fuzz(shortText(), "0123456789;:+-\\abcxyz ~{}[],\"");
        fuzz(sample("checkpoint-1-in-replies.txt"), "0123456789;:+-\\abcxyz ~");
    }

    private static void fuzz(String text, String alphabet) {
        String body = text.substring(0, text.lastIndexOf("end "));
        int firstLine = body.indexOf('\n') + 1;
        Random random = new Random(3);
        int refused = 0;

        for (int i = 0; i < 5_000; i++) {
            StringBuilder damaged = new StringBuilder(body);
            for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
                int at = firstLine + random.nextInt(damaged.length() - firstLine - 1);
                damaged.setCharAt(at, alphabet.charAt(random.nextInt(alphabet.length())));
            }
            String fitting = damaged + "end " + CheckpointText.checksum(damaged.toString());
            Throwable thrown = catchThrowable(() -> Checkpoint.parse(fitting));
            if (thrown != null) {
                refused++;
                assertRefused(fitting, "number " + i);
            }
        }
        assertThat(refused).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"waiting\":[", "{\"unknown\":", "{\"waiting\":[{\"replies\":["})
    void deeplyNestedValuesAreRefused(String opening) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Checkpoint.parse(fitting("2", opening.repeat(200_000))))
                .withMessageContaining("damaged")
                .withStackTraceContaining("nested more than 400 deep");
    }

    @Test
    void recordsOfVersion1NestedWithoutEndAreRefused() {
        // Comments nested deeply enough for a stack overflow.
        String comment = "24:" + id(1) + "24:" + NOTE + "--1:a----0;7:UNKNOWN7:UNKNOWN0;0;0;1:x--0;0;0;0;---1;";
        String body = "24:" + NOTE + "true;-0;0;0;0;-0;-1;" + comment.repeat(200_000);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Checkpoint.parse(fitting("1", body)))
                .withMessageContaining("damaged")
                .withStackTraceContaining("nested more than 200 deep");
    }

    @Test
    void aNewerVersionIsRefusedWithAdvice() {
        String newer = everything().text().replaceFirst("checkpoint 2", "checkpoint 3");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Checkpoint.parse(newer))
                .withMessage("The checkpoint is of version \"3\", this library reads version \"2\": "
                        + "resume with the library that wrote it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "\n", "xhs-comments", "end 00000000"})
    void textWithoutTheHeaderIsRefused(String other) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Checkpoint.parse(other))
                .withMessage("Not a checkpoint: expected a text that begins with \"xhs-comments-checkpoint\"");
    }

    @Test
    void damagedTextIsReportedAsDamaged() {
        String text = everything().text();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Checkpoint.parse(text.substring(0, text.length() - 20)))
                .withMessage("The checkpoint is damaged: it is cut off");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Checkpoint.parse(text.replace("common", "commin")))
                .withMessage("The checkpoint is damaged: its checksum does not fit its text");
    }

    private static void assertSame(Checkpoint read, Checkpoint written) {
        assertThat(read.note()).isEqualTo(written.note());
        assertThat(read.top()).isEqualTo(written.top());
        assertThat(read.replies()).isEqualTo(written.replies());
        assertThat(read.waiting()).isEqualTo(written.waiting());
        assertThat(read.ready()).isEqualTo(written.ready());
        assertThat(read.ahead()).isEqualTo(written.ahead());
        assertThat(read.ended()).isEqualTo(written.ended());
        assertThat(read.paused()).isEqualTo(written.paused());
        assertThat(read.cut()).isEqualTo(written.cut());
        assertThat(read.coverage()).isEqualTo(written.coverage());
        assertThat(read.spend()).isEqualTo(written.spend());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void everyWrittenVersionIsRead(int version) throws IOException {
        assertSame(Checkpoint.parse(sample("checkpoint-" + version + "-everything.txt")), everything());
    }

    @Test
    void aReadingGoesOnFromVersion1() throws IOException {
        assertThat(idsAfter("checkpoint-1-first-page.txt"))
                .containsExactly(id(1), id(11), id(12), id(13), id(2), id(3));
        assertThat(idsAfter("checkpoint-1-in-replies.txt")).containsExactly(id(13), id(2), id(3));
        assertThat(idsAfter("checkpoint-1-finished.txt")).isEmpty();
        assertThat(Checkpoint.parse(sample("checkpoint-1-finished.txt")).finished())
                .hasValue(StopReason.END_OF_PAGES);
    }

    private static List<CommentId> idsAfter(String sample) throws IOException {
        ScriptedSource source = new ScriptedSource()
                .chain(
                        FIRST,
                        List.of(Data.withReplies(1, 5, Data.reply(1, 11)), Data.comment(2)),
                        List.of(Data.comment(3)))
                .chain(Data.repliesTo(1), List.of(Data.reply(1, 11), Data.reply(1, 12)), List.of(Data.reply(1, 13)));
        return rest(NoteReader.builder(source)
                .replies(ReplySelection.all())
                .build()
                .resume(NOTE, Checkpoint.parse(sample(sample))));
    }

    @Test
    void unknownMembersAreIgnored() {
        String json = line(everything());
        String unknown = "\"new\":{\"a\":[1,true,\"x\",{}],\"b\":-5},";
        String newer = json.replace("{\"note\"", "{" + unknown + "\"note\"")
                .replace("{\"id\"", "{" + unknown + "\"id\"")
                .replace("{\"charged\"", "{" + unknown + "\"charged\"");

        assertThat(newer.length()).isGreaterThan(json.length() + 5 * unknown.length());
        assertSame(Checkpoint.parse(fitting("2", newer)), everything());
    }

    @Test
    void pageFetchedAheadSurvivesTheRoundTrip() {
        PageRequest request = FIRST.after(Data.cursor("x"));
        CommentPage page = new CommentPage(
                Data.comments(1, 2),
                ReportedTotals.of(9, 8),
                true,
                Optional.of(Data.cursor("y")),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Receipt.of(Charge.CHARGED),
                raw("page"),
                new Irregularities(List.of("null", "3"), 5, List.of("$.a")));
        FetchedPage written = FetchedPage.of(request, page);

        FetchedPage read =
                CheckpointDeserializer.read(FetchedPage.class, JsonText.parse(CheckpointSerializer.write(written)));

        assertThat(read).isEqualTo(written);
        assertThat(read.request()).isEqualTo(request);
        assertThat(read.page().comments()).isEqualTo(page.comments());
        assertThat(read.page().next()).isEqualTo(page.next());
        assertThat(read.page().irregularities().counts())
                .isEqualTo(page.irregularities().counts());
        assertThat(read.page().receipt().spend()).isEqualTo(Spend.NONE);
    }

    @Test
    void missingMembersHaveTheirDefaults() {
        Checkpoint bare = Checkpoint.parse(fitting(
                "2",
                "{\"note\":\"" + NOTE + "\",\"waiting\":[{\"id\":\"" + id(1) + "\",\"noteId\":\"" + NOTE
                        + "\",\"author\":{\"id\":\"a\"},\"createdAt\":\"2024-07-02T10:55:54Z\",\"content\":\"x\"}]}"));

        assertThat(bare.coverage()).isEqualTo(Coverage.NONE);
        assertThat(bare.spend()).isEqualTo(Spend.NONE);
        assertThat(bare.top()).isEqualTo(new PageSequence.Position(Optional.empty(), 0, 0, List.of(), List.of()));
        assertThat(bare.finished()).isEmpty();
        Comment comment = bare.waiting().get(0);
        assertThat(comment.likeCount()).isEmpty();
        assertThat(comment.replies()).isEmpty();
        assertThat(comment.unknownFields().isEmpty()).isTrue();
        assertThat(comment.flags().liked()).isEqualTo(TriState.UNKNOWN);
    }

    @Test
    void unknownConstantsLoseNoComment() {
        String newer = line(everything())
                .replace("\"KNOWN_REACHED\"", "\"NEW_REASON\"")
                .replace("\"EMPTY_PAGES\"", "\"NEWER_REASON\"")
                .replace("\"TRUE\"", "\"PERHAPS\"");

        Checkpoint read = Checkpoint.parse(fitting("2", newer));

        assertThat(read.ended()).isEmpty();
        assertThat(read.paused()).isEmpty();
        assertThat(read.cut()).hasValue(StopReason.STALLED_CURSOR);
        assertThat(read.pending()).extracting(Comment::id).containsExactly(id(5), id(3), id(4));
        assertThat(read.waiting().get(0).flags().liked()).isEqualTo(TriState.UNKNOWN);
        assertThat(read.waiting().get(0).flags().downvoted()).isEqualTo(TriState.FALSE);
    }

    @Test
    void orderAndAreaSurviveTheRoundTrip() {
        PageRequest.NoteComments next =
                PageRequest.comments(NOTE).order(CommentOrder.LIKES).area(CommentArea.FOLDED);
        String text = CheckpointText.of(at(next));

        assertThat(Checkpoint.parse(text).top().next()).hasValue(next);
        assertThat(Checkpoint.parse(fitting(
                                "2",
                                line(at(next))
                                        .replace(",\"order\":\"LIKES\"", "")
                                        .replace(",\"area\":\"FOLDED\"", "")))
                        .top()
                        .next())
                .hasValue(FIRST);
    }

    /** The next request would fetch other comments. */
    @Test
    void unknownOrderIsRefused() {
        String newer =
                line(at(PageRequest.comments(NOTE).order(CommentOrder.LIKES))).replace("LIKES", "REPLIES");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Checkpoint.parse(fitting("2", newer)))
                .withMessageContaining("newer version")
                .withStackTraceContaining("no CommentOrder is named REPLIES");
    }

    private static Checkpoint at(PageRequest next) {
        PageSequence.Position top = new PageSequence.Position(Optional.of(next), 7, 1, List.of(), List.of());
        return new Checkpoint(
                NOTE,
                top,
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Coverage.NONE,
                Spend.NONE);
    }

    /** A component may become optional, or required, and older checkpoints stay readable. */
    @Test
    void plainAndOptionalComponentsAreWrittenAlike() {
        record Plain(UserIdLike id, String text, Instant time, long count, TriState truth) {}
        record Loose(
                Optional<UserIdLike> id,
                Optional<String> text,
                Optional<Instant> time,
                OptionalLong count,
                Optional<TriState> truth) {}
        Plain plain = new Plain(new UserIdLike("u"), "t", Instant.ofEpochSecond(7), 5, TriState.TRUE);
        Loose loose = new Loose(
                Optional.of(plain.id),
                Optional.of(plain.text),
                Optional.of(plain.time),
                OptionalLong.of(plain.count),
                Optional.of(plain.truth));

        assertThat(CheckpointSerializer.write(loose)).isEqualTo(CheckpointSerializer.write(plain));
        assertThat(CheckpointDeserializer.read(Loose.class, JsonText.parse(CheckpointSerializer.write(plain))))
                .isEqualTo(loose);
        assertThat(CheckpointDeserializer.read(Plain.class, JsonText.parse(CheckpointSerializer.write(loose))))
                .isEqualTo(plain);
        assertThat(CheckpointDeserializer.read(Loose.class, JsonText.parse("{}")))
                .isEqualTo(new Loose(
                        Optional.empty(), Optional.empty(), Optional.empty(), OptionalLong.empty(), Optional.empty()));
    }

    record UserIdLike(String value) {}

    private static String line(Checkpoint checkpoint) {
        return checkpoint.text().lines().toList().get(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{} ",
                " {}",
                "{,}",
                "{\"a\":1,}",
                "{\"a\":1,\"a\":1}",
                "{\"a\"}",
                "[1,]",
                "[1 ]",
                "nul",
                "null",
                "1.5",
                "1e3",
                "+1",
                "-",
                "--1",
                "1-",
                "9223372036854775808",
                "\"\\n\"",
                "\"\\u12\"",
                "\"a",
                "{\"a\":1",
                "tru",
                ""
            })
    void otherJsonIsRefused(String other) {
        assertThat(catchThrowable(() -> JsonText.parse(other)))
                .isInstanceOfAny(IllegalArgumentException.class, IndexOutOfBoundsException.class);
    }

    /** Counted, not timed: each comment adds the same number of characters. */
    @Test
    void textGrowsLinearlyWithComments() {
        int one = textOf(1).length();
        int step = textOf(2).length() - one;

        assertThat(textOf(1_001).length()).isBetween(one + 990 * step, one + 1_010 * step);
    }

    private static String textOf(int comments) {
        PageSequence.Position top = new PageSequence.Position(Optional.of(FIRST), 7, 1, List.of(), List.of());
        return new Checkpoint(
                        NOTE,
                        top,
                        Optional.empty(),
                        Data.comments(1, comments),
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Coverage.NONE,
                        Spend.NONE)
                .text();
    }

    @Test
    void textOfTenCommentsIsSmall() {
        List<Comment> page = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            page.add(
                    Comment.builder(id(i), NOTE, Data.comment(1).author(), Data.timeOf(i), "笑死我了，这个真的太好用了吧！".repeat(10))
                            .build());
        }
        ScriptedSource source = new ScriptedSource().chain(FIRST, page);
        Reading reading = NoteReader.ofDefaults(source).start(NOTE);

        assertThat(reading.hasNext()).isTrue();
        assertThat(reading.checkpoint().text()).hasSizeLessThan(12_000);
        rest(reading);
        assertThat(reading.checkpoint().text()).hasSizeLessThan(600);
    }

    /** Types, names and constants may be added, but never removed. */
    @Test
    void everyWrittenNameIsStillRead() {
        Map<String, Set<String>> names = new TreeMap<>();
        collect(CheckpointText.Parts.class, names);
        collect("comment", CommentSchema.COMMENT, names);

        for (String line : WRITTEN_NAMES.lines().toList()) {
            String type = line.substring(0, line.indexOf(':'));
            assertThat(names).containsKey(type);
            assertThat(names.get(type))
                    .as(
                            "%s: a component keeps its name; a renamed field of a comment keeps it as its former name",
                            type)
                    .contains(line.substring(line.indexOf(':') + 2).split(" "));
        }
    }

    @Test
    void cacheLinkIsNotWritten() {
        String sign = "0123456789abcdef".repeat(4);
        Receipt receipt = new Receipt(
                Charge.CHARGED,
                Spend.of(Charge.CHARGED),
                Optional.of("request-1"),
                Optional.empty(),
                Optional.of("web-v1"),
                Optional.of(new CacheLink(URI.create("https://cache.tikhub.io/api/v1/cache/public/x?sign=" + sign))));
        Reading reading = NoteReader.ofDefaults(
                        request -> ScriptedSource.promising(Data.comments(1, 3), Optional.of(Data.cursor("x")))
                                .withReceipt(receipt))
                .start(NOTE);

        reading.next();

        assertThat(reading.checkpoint().pending()).hasSize(2);
        assertThat(reading.checkpoint().text()).doesNotContain(sign, "sign=", "cache.tikhub.io", "request-1");
    }

    @Test
    void noSecretTypeIsWritten() {
        Map<String, Set<String>> names = new TreeMap<>();
        collect(CheckpointText.Parts.class, names);
        collect("comment", CommentSchema.COMMENT, names);

        assertThat(names.keySet())
                .doesNotContain("Receipt", "CacheLink", "RawResponse", "CommentPage")
                .noneMatch(type -> type.toLowerCase(Locale.ROOT).matches(".*(key|secret|link|header|receipt).*"));
    }

    private static void collect(String name, ObjectSchema<?> schema, Map<String, Set<String>> names) {
        Set<String> known = names.computeIfAbsent(name, each -> new HashSet<>());
        for (Field<?> field : schema.fields()) {
            known.add(field.name());
            field.formerName().ifPresent(known::add);
            boolean nests = field.kind() == FieldKind.OBJECT || field.kind() == FieldKind.LIST;
            if (nests && !field.isRecursive()) {
                collect(field.name(), field.element(), names);
            }
        }
    }

    private static void collect(Type type, Map<String, Set<String>> names) {
        if (type instanceof ParameterizedType generic) {
            Arrays.stream(generic.getActualTypeArguments()).forEach(each -> collect(each, names));
        } else if (type instanceof Class<?> plain && plain.isEnum()) {
            names.put(
                    plain.getSimpleName(),
                    Arrays.stream(plain.getEnumConstants())
                            .map(Object::toString)
                            .collect(Collectors.toSet()));
        } else if (type instanceof Class<?> plain
                && plain.isRecord()
                && plain != CommentId.class
                && !names.containsKey(plain.getSimpleName())) {
            List<RecordComponent> components = List.of(plain.getRecordComponents());
            names.put(
                    plain.getSimpleName(),
                    components.stream().map(RecordComponent::getName).collect(Collectors.toSet()));
            components.forEach(each -> collect(each.getGenericType(), names));
        }
    }

    @Test
    void checksumCoversTheCompleteText() {
        assertThat(CheckpointText.checksum("?")).isNotEqualTo(CheckpointText.checksum("\ud83d"));
        assertThat(CheckpointText.checksum("")).hasSize(8).isEqualTo("00000000");
    }
}
