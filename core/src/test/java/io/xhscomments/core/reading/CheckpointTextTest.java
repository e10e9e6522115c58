package io.xhscomments.core.reading;

import static io.xhscomments.core.reading.Data.FIRST;
import static io.xhscomments.core.reading.Data.NOTE;
import static io.xhscomments.core.reading.Data.id;
import static io.xhscomments.core.reading.Data.rest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.xhscomments.core.model.Author;
import io.xhscomments.core.model.BusinessLabel;
import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.CommentFlags;
import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.model.Cursor;
import io.xhscomments.core.model.HashTag;
import io.xhscomments.core.model.Level;
import io.xhscomments.core.model.Mention;
import io.xhscomments.core.model.Picture;
import io.xhscomments.core.model.RawMembers;
import io.xhscomments.core.model.ReplyTarget;
import io.xhscomments.core.model.ServiceHints;
import io.xhscomments.core.model.Tag;
import io.xhscomments.core.model.Truth;
import io.xhscomments.core.model.UserId;
import io.xhscomments.core.page.Spend;
import io.xhscomments.core.page.Totals;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointTextTest {
    private static final String AWKWARD =
            "[捂脸R] 😀👨‍👩‍👧 a\nb\r\nc\\n \\ ; : 3:abc; +- \t\u0000\u2028 \ud83d half \ude00 İı \"{}\" é\u00a0";

    private static final String SHAPE_OF_VERSION_1 = """
            Author(Optional<UserId> id, Optional<String> nickname, Optional<String> redId, Optional<String> avatarUrl, \
            Optional<Level> level, RawMembers additionalTags, Truth aiAgent, Truth currentUser, RawMembers \
            others)
            BusinessLabel(Truth productReview, Truth groupInvite, Truth richText, RawMembers others)
            Chain(boolean open, Optional<Cursor> after, long pages, long emptyInARow, List<CommentId> recent, \
            List<CommentId> inlined)
            Comment(CommentId id, NoteId noteId, Optional<CommentId> rootId, Optional<ReplyTarget> replyTo, \
            Author author, Optional<Instant> createdAt, Optional<String> content, OptionalLong likeCount, OptionalLong replyCount, \
            List<Tag> tags, List<Picture> pictures, List<Mention> mentions, List<HashTag> hashTags, \
            Optional<String> location, OptionalInt status, OptionalLong score, List<Comment> replies, \
            Optional<Cursor> repliesCursor, CommentFlags flags, BusinessLabel businessLabel, ServiceHints \
            hints, RawMembers others)
            CommentFlags(Truth liked, Truth downvoted, Truth collected, Truth hidden, Truth invalid, Truth \
            relatableToNote)
            CommentId(text)
            Coverage(Totals reported, long readTopLevel, long readReplies, long repeats, long pages, long \
            replyChainsCutShort, IrregularCounts irregular)
            Cursor(String value)
            HashTag(String name, Optional<String> link, Optional<String> type, RawMembers others)
            IrregularCounts(long rowsLeftOut, long membersNotTyped)
            Level(Optional<String> image, RawMembers others)
            Mention(Optional<UserId> userId, Optional<String> nickname, RawMembers others)
            NoteId(String value)
            Parts(NoteId note, Chain top, Optional<CommentId> repliesOf, long repliesGiven, Optional<Chain> \
            replies, List<Comment> waiting, List<Comment> ready, Optional<StopReason> finished, \
            Optional<StopReason> paused, Optional<StopReason> cut, Coverage coverage, Spend spend)
            Picture(Optional<String> url, Optional<String> originUrl, OptionalInt width, OptionalInt height, \
            Optional<String> fileId, RawMembers others)
            ReplyTarget(CommentId id, OptionalInt status, Optional<Author> author, RawMembers others)
            ServiceHints(OptionalInt commentType, Optional<String> showType, OptionalInt shareStrategy, \
            OptionalInt translationStrategy, Optional<String> trackId, Optional<String> friendLikedMessage, \
            Optional<String> mediaSourceType)
            Spend(long charged, long free, long unknown)
            StopReason[END_OF_PAGES, STALLED_CURSOR, REPEATED_PAGE, EMPTY_PAGES, BUDGET, PAGE_LIMIT, \
            COMMENT_LIMIT, KNOWN_REACHED, CANCELLED, FAILED]
            Tag(String type, Optional<String> text, Optional<String> styleId, Optional<String> position, \
            RawMembers others)
            Totals(OptionalLong all, OptionalLong topLevel)
            Truth[TRUE, FALSE, UNKNOWN]
            UserId(String value)""";

    private static RawMembers raw(String name) {
        Map<String, String> members = new LinkedHashMap<>();
        members.put("z_" + name, "{\"a\":[1,\"" + AWKWARD + "\"]}");
        members.put("a_" + AWKWARD, "12345678901234567890");
        return RawMembers.of(members);
    }

    private static Author author(String nickname) {
        return new Author(
                Optional.of(UserId.of("6683b2830000000001f0052bf1234")),
                Optional.of(nickname),
                Optional.of("red;1:"),
                Optional.of("https://example.invalid/a?b=c"),
                Optional.of(new Level(Optional.of(""), raw("level"))),
                raw("tags"),
                Truth.TRUE,
                Truth.FALSE,
                raw("author"));
    }

    /** Every component told, with texts that are hard to write down. */
    private static Comment full(long number, List<Comment> inlined) {
        return new Comment(
                id(number),
                NOTE,
                Optional.of(id(1)),
                Optional.of(new ReplyTarget(id(2), OptionalInt.of(-2), Optional.of(author("parent")), raw("target"))),
                author(AWKWARD),
                Optional.of(Instant.ofEpochSecond(-1, 999_999_999)),
                Optional.of(AWKWARD),
                OptionalLong.of(Long.MAX_VALUE),
                OptionalLong.of(0),
                List.of(
                        Tag.of(Tag.PINNED),
                        new Tag("x", Optional.of(AWKWARD), Optional.of("s"), Optional.of("p"), raw("tag"))),
                List.of(new Picture(
                        Optional.of("u"),
                        Optional.empty(),
                        OptionalInt.of(1080),
                        OptionalInt.empty(),
                        Optional.of("f"),
                        raw("picture"))),
                List.of(new Mention(Optional.of(UserId.of("u")), Optional.empty(), RawMembers.none())),
                List.of(new HashTag("话题", Optional.of("xhs://"), Optional.empty(), raw("hash"))),
                Optional.of("广东"),
                OptionalInt.of(Integer.MIN_VALUE),
                OptionalLong.of(10_000_000),
                inlined,
                Optional.of(Cursor.of("{\"cursor\":\"x\",\"remainCount\":3}")),
                new CommentFlags(Truth.TRUE, Truth.FALSE, Truth.UNKNOWN, Truth.TRUE, Truth.FALSE, Truth.UNKNOWN),
                new BusinessLabel(Truth.FALSE, Truth.UNKNOWN, Truth.TRUE, raw("biz")),
                new ServiceHints(
                        OptionalInt.of(2),
                        Optional.of("common"),
                        OptionalInt.of(0),
                        OptionalInt.empty(),
                        Optional.of("t"),
                        Optional.of(AWKWARD),
                        Optional.empty()),
                raw("comment"));
    }

    private static Checkpoint everything() {
        PageChain.Position top = new PageChain.Position(
                Optional.of(FIRST.after(Cursor.of(AWKWARD))), 7, 1, List.of(id(1), id(2)), List.of());
        PageChain.Position replies =
                new PageChain.Position(Optional.of(Data.repliesTo(1)), 0, 0, List.of(id(11)), List.of(id(11)));
        return new Checkpoint(
                NOTE,
                top,
                Optional.of(new ReplyChain.Position(id(1), replies, 3)),
                List.of(full(3, List.of(full(31, List.of()), Data.comment(32))), Data.comment(4)),
                List.of(Data.comment(5)),
                Optional.of(StopReason.KNOWN_REACHED),
                Optional.of(StopReason.EMPTY_PAGES),
                Optional.of(StopReason.STALLED_CURSOR),
                new Coverage(new Totals(OptionalLong.of(9), OptionalLong.empty()), 1, 2, 3, 4, 5),
                new Spend(6, 7, 8));
    }

    /** With something of everything that the text is made of, and short, since each of its characters is changed. */
    private static String shortText() {
        PageChain.Position top = new PageChain.Position(
                Optional.of(FIRST.after(Data.cursor("x"))), 7, 1, List.of(id(1), id(2)), List.of());
        return new Checkpoint(
                        NOTE,
                        top,
                        Optional.of(new ReplyChain.Position(id(1), top, 3)),
                        List.of(Data.pinned(3)),
                        List.of(Data.builder(4).others(raw("4")).build()),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(StopReason.STALLED_CURSOR),
                        Coverage.NONE,
                        new Spend(6, 7, 8))
                .text();
    }

    private static void assertRefused(String text, String why) {
        Throwable refused = catchThrowable(() -> Checkpoint.parse(text));
        if (!(refused instanceof IllegalArgumentException) || refused.getMessage() == null) {
            assertThat(refused).as(why).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void everyComponentComesBackAsItWas() {
        Checkpoint written = everything();
        Checkpoint read = Checkpoint.parse(written.text());

        assertThat(read.note()).isEqualTo(written.note());
        assertThat(read.top()).isEqualTo(written.top());
        assertThat(read.chain()).isEqualTo(written.chain());
        assertThat(read.waiting()).isEqualTo(written.waiting());
        assertThat(read.ready()).isEqualTo(written.ready());
        assertThat(read.ended()).isEqualTo(written.ended());
        assertThat(read.paused()).isEqualTo(written.paused());
        assertThat(read.cut()).isEqualTo(written.cut());
        assertThat(read.coverage()).isEqualTo(written.coverage());
        assertThat(read.spend()).isEqualTo(written.spend());
        assertThat(read.text()).isEqualTo(written.text());
        assertThat(read.waiting().get(0).content()).contains(AWKWARD);
        assertThat(read.waiting().get(0).others().names()).first().isEqualTo("z_comment");
    }

    @Test
    void theTextIsPlainAsciiOnThreeLines() {
        assertThat(everything().text())
                .matches("xhs-comments-checkpoint 1\n[ -~]+\nend [0-9a-f]{8}")
                .isEqualTo(everything().text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "ISO-8859-1", "US-ASCII", "UTF-16", "GBK"})
    void noEncodingOfAFileHarmsIt(String encoding, @TempDir Path directory) throws IOException {
        Path file = directory.resolve("checkpoint");
        Charset charset = Charset.forName(encoding);

        Files.writeString(file, everything().text() + "\n", charset);

        assertThat(Checkpoint.parse(Files.readString(file, charset)).waiting())
                .isEqualTo(everything().waiting());
    }

    @Test
    void whatFollowsAtTheEndOfALineDoesNoHarm() {
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
    void everyCharacterTooFewOrTooManyIsRefused() {
        String text = shortText();

        for (int at = 0; at < text.length(); at++) {
            assertRefused(text.substring(0, at) + text.substring(at + 1), "left out at " + at);
            assertRefused(text.substring(0, at) + '7' + text.substring(at), "put in at " + at);
        }
    }

    @Test
    void whatFitsItsChecksumAndIsNoCheckpointIsRefusedAndNothingElseIsThrown() {
        String text = shortText();
        String body = text.substring(0, text.lastIndexOf("end "));
        int firstLine = body.indexOf('\n') + 1;
        Random random = new Random(3);
        String alphabet = "0123456789;:+-\\abcxyz ~";
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

    @Test
    void commentsInlinedInCommentsWithoutEndAreRefused() {
        // A whole comment inside a comment, as often as it would take to run out of stack.
        String one = RecordText.write(Data.comment(1));
        String[] aroundReplies =
                RecordText.write(Data.withReplies(1, 0, Data.comment(1))).split(Pattern.quote(one), -1);
        assertThat(aroundReplies).hasSize(2);
        String body = "xhs-comments-checkpoint 1\n24:" + NOTE + "true;-0;0;0;0;-0;-1;"
                + aroundReplies[0].repeat(200_000) + "\n";

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Checkpoint.parse(body + "end " + CheckpointText.checksum(body)))
                .withMessageContaining("damaged")
                .withStackTraceContaining("nested more than 200 deep");
    }

    @Test
    void aNewerVersionIsRefusedWithAdvice() {
        String newer = everything().text().replaceFirst("checkpoint 1", "checkpoint 2");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Checkpoint.parse(newer))
                .withMessage("The checkpoint is of version \"2\", this library reads version \"1\": "
                        + "resume with the library that wrote it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "\n", "xhs-comments", "end 00000000"})
    void anotherTextIsRefused(String other) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Checkpoint.parse(other))
                .withMessage("Not a checkpoint: expected a text that begins with \"xhs-comments-checkpoint\"");
    }

    @Test
    void aDamagedTextSaysThatItIsDamaged() {
        String text = everything().text();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Checkpoint.parse(text.substring(0, text.length() - 20)))
                .withMessage("The checkpoint is damaged: it breaks off before its end");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Checkpoint.parse(text.replace("common", "commin")))
                .withMessage("The checkpoint is damaged: its checksum does not fit its text");
    }

    @Test
    void theTextOfAPageOfTenCommentsIsSmall() {
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

    /**
     * Whoever has to change this, has to raise the version of the checkpoint: a text written before cannot be read any
     * more.
     */
    @Test
    void theShapeOfWhatIsWrittenIsThatOfVersionOne() {
        Map<String, String> shapes = new TreeMap<>();
        collect(CheckpointText.Parts.class, shapes);

        assertThat(everything().text()).startsWith("xhs-comments-checkpoint 1\n");
        assertThat(shapes.values()).containsExactly(SHAPE_OF_VERSION_1.split("\n", -1));
    }

    private static void collect(Type type, Map<String, String> shapes) {
        if (type instanceof ParameterizedType generic) {
            Arrays.stream(generic.getActualTypeArguments()).forEach(each -> collect(each, shapes));
        } else if (type == CommentId.class) {
            shapes.put("CommentId", "CommentId(text)");
        } else if (type instanceof Class<?> plain && plain.isEnum()) {
            shapes.put(plain.getSimpleName(), plain.getSimpleName() + Arrays.toString(plain.getEnumConstants()));
        } else if (type instanceof Class<?> plain && plain.isRecord() && !shapes.containsKey(plain.getSimpleName())) {
            RecordComponent[] components = plain.getRecordComponents();
            shapes.put(
                    plain.getSimpleName(),
                    Arrays.stream(components)
                            .map(each -> shortened(each.getGenericType()) + " " + each.getName())
                            .collect(Collectors.joining(", ", plain.getSimpleName() + "(", ")")));
            Arrays.stream(components).forEach(each -> collect(each.getGenericType(), shapes));
        }
    }

    private static String shortened(Type type) {
        return type.getTypeName().replaceAll("[a-z]+\\.", "").replace("CheckpointText$", "");
    }

    @Test
    void checksumsAreOfTheWholeText() {
        assertThat(CheckpointText.checksum("?")).isNotEqualTo(CheckpointText.checksum("\ud83d"));
        assertThat(CheckpointText.checksum("")).hasSize(8).isEqualTo("00000000");
    }
}
