package io.xhscomments.adapter.cache.file.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.model.Cursor;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.page.CommentArea;
import io.xhscomments.core.page.CommentOrder;
import io.xhscomments.core.page.PageKey;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.PageRequest.NoteComments;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageKeyTextTest {
    private static final NoteId NOTE = NoteId.of("6700000000000000000000aa");
    private static final CommentId COMMENT = CommentId.of("6700000000000000000000bb");
    private static final NoteComments COMMENTS = PageRequest.comments(NOTE);
    private static final PageRequest FIRST = COMMENTS;
    private static final String NOTE_AND_ROUTE = "\"note\":\"6700000000000000000000aa\",\"route\":\"web-v1\"}";

    /** A change of these texts would lose every stored page. */
    static Stream<Arguments> keysAndTexts() {
        return Stream.of(
                Arguments.of(new PageKey("web-v1", FIRST), "{" + NOTE_AND_ROUTE),
                Arguments.of(
                        new PageKey(
                                "app-v2",
                                PageRequest.replies(NOTE, COMMENT).after(Cursor.of("{\"cursor\":\"第\",\"index\":2}"))),
                        "{\"comment\":\"6700000000000000000000bb\",\"cursor\":\"{\\\"cursor\\\":\\\"第\\\",\\\"index\\\":2}\","
                                + "\"note\":\"6700000000000000000000aa\",\"route\":\"app-v2\"}"),
                Arguments.of(after("a/b\\c\"d"), "{\"cursor\":\"a/b\\\\c\\\"d\"," + NOTE_AND_ROUTE),
                Arguments.of(
                        after("\0\n\r\t\u001b\u007f\u0085"),
                        "{\"cursor\":\"\\u0000\\u000a\\u000d\\u0009\\u001b\\u007f\\u0085\"," + NOTE_AND_ROUTE),
                Arguments.of(after("🙂 \u2028\ufeff"), "{\"cursor\":\"🙂 \u2028\ufeff\"," + NOTE_AND_ROUTE),
                Arguments.of(after("\ude42\ud83d"), "{\"cursor\":\"\\ude42\\ud83d\"," + NOTE_AND_ROUTE),
                Arguments.of(after("\ud83dx"), "{\"cursor\":\"\\ud83dx\"," + NOTE_AND_ROUTE),
                Arguments.of(after("x\ude42"), "{\"cursor\":\"x\\ude42\"," + NOTE_AND_ROUTE),
                Arguments.of(after("\\ud83d"), "{\"cursor\":\"\\\\ud83d\"," + NOTE_AND_ROUTE),
                Arguments.of(
                        new PageKey("web-v1", COMMENTS.order(CommentOrder.LIKES)),
                        "{\"note\":\"6700000000000000000000aa\",\"route\":\"web-v1\",\"sort\":\"likes\"}"),
                Arguments.of(
                        new PageKey(
                                "web-v1",
                                COMMENTS.order(CommentOrder.DEFAULT)
                                        .area(CommentArea.FOLDED)
                                        .after(Cursor.of("c"))),
                        "{\"area\":\"folded\",\"cursor\":\"c\",\"note\":\"6700000000000000000000aa\","
                                + "\"route\":\"web-v1\",\"sort\":\"default\"}"),
                Arguments.of(after(" "), "{\"cursor\":\" \"," + NOTE_AND_ROUTE));
    }

    private static PageKey after(String cursor) {
        return new PageKey("web-v1", FIRST.after(Cursor.of(cursor)));
    }

    @ParameterizedTest
    @MethodSource("keysAndTexts")
    void keyIsParsedFromItsText(PageKey key, String text) {
        assertThat(PageKeyText.of(key)).isEqualTo(text);
        assertThat(PageKeyText.parse(text)).isEqualTo(key);
    }

    @Test
    void randomKeysHaveUniqueTexts() {
        Random random = new Random(20261123);
        Map<String, PageKey> seen = new HashMap<>();
        for (int i = 0; i < 20_000; i++) {
            PageKey key = randomKey(random);
            String text = PageKeyText.of(key);
            assertThat(text.chars().noneMatch(Character::isISOControl)).isTrue();
            assertThat(PageKeyText.parse(text)).isEqualTo(key);
            PageKey other = seen.putIfAbsent(text, key);
            assertThat(other == null || other.equals(key)).as(text).isTrue();
        }
    }

    /** Mostly characters with a meaning in JSON. */
    private static PageKey randomKey(Random random) {
        String alphabet = "\"\\/u0d83{}:,\0\n\r\u007f\u0085\ud83d\ude42\u2028é第";
        StringBuilder cursor = new StringBuilder();
        int length = 1 + random.nextInt(8);
        for (int i = 0; i < length; i++) {
            cursor.append(
                    random.nextInt(8) == 0
                            ? (char) random.nextInt(0x10000)
                            : alphabet.charAt(random.nextInt(alphabet.length())));
        }
        PageRequest first = random.nextBoolean()
                ? COMMENTS.order(CommentOrder.values()[random.nextInt(3)]).area(CommentArea.values()[random.nextInt(2)])
                : PageRequest.replies(NOTE, COMMENT);
        String route = random.nextBoolean() ? "web-v1" : "\"r\\o/";
        return new PageKey(route, random.nextInt(9) == 0 ? first : first.after(Cursor.of(cursor.toString())));
    }

    @Test
    void longestCursorIsParsed() {
        PageKey key = after("\0".repeat(Cursor.MAX_LENGTH));

        assertThat(PageKeyText.parse(PageKeyText.of(key))).isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{}",
                "null",
                "[]",
                "x\"note\":\"6700000000000000000000aa\",\"route\":\"web-v1\"}",
                "{\"note\":\"6700000000000000000000aa\"}",
                "{\"route\":\"web-v1\"}",
                "{\"note\":\"6700000000000000000000aa\",\"route\":\"\"}",
                "{\"note\":\"6700000000000000000000aa\",\"route\":\"web v1\"}",
                "{\"note\":\"6700000000000000000000a\",\"route\":\"web-v1\"}",
                "{\"note\":\"6700000000000000000000AA\",\"route\":\"web-v1\"}",
                "{\"route\":\"web-v1\",\"note\":\"6700000000000000000000aa\"}",
                "{ \"note\":\"6700000000000000000000aa\",\"route\":\"web-v1\"}",
                "{\"note\": \"6700000000000000000000aa\",\"route\":\"web-v1\"}",
                "{\"note\":\"6700000000000000000000aa\",\"route\":\"web-v1\"} ",
                "{\"note\":\"6700000000000000000000aa\",\"route\":\"web-v1\"}}",
                "{\"note\":\"6700000000000000000000aa\",\"note\":\"6700000000000000000000aa\",\"route\":\"web-v1\"}",
                "{\"cursor\":\"\",\"note\":\"6700000000000000000000aa\",\"route\":\"web-v1\"}",
                "{\"cursor\":\"a\\/b\",\"note\":\"6700000000000000000000aa\",\"route\":\"web-v1\"}",
                "{\"cursor\":\"\\u0061\",\"note\":\"6700000000000000000000aa\",\"route\":\"web-v1\"}",
                "{\"cursor\":\"\\u000A\",\"note\":\"6700000000000000000000aa\",\"route\":\"web-v1\"}",
                "{\"cursor\":\"\\n\",\"note\":\"6700000000000000000000aa\",\"route\":\"web-v1\"}",
                "{\"cursor\":\"\n\",\"note\":\"6700000000000000000000aa\",\"route\":\"web-v1\"}",
                "{\"cursor\":\"\\ud83d\\ude42\",\"note\":\"6700000000000000000000aa\",\"route\":\"web-v1\"}",
                "{\"cursor\":\"\\uzzzz\",\"note\":\"6700000000000000000000aa\",\"route\":\"web-v1\"}",
                "{\"cursor\":null,\"note\":\"6700000000000000000000aa\",\"route\":\"web-v1\"}",
                "{\"comment\":\"../../etc/passwd\",\"note\":\"6700000000000000000000aa\",\"route\":\"web-v1\"}",
                "{\"note\":\"6700000000000000000000aa\",\"route\":\"web-v1\",\"sort\":\"latest\"}",
                "{\"note\":\"6700000000000000000000aa\",\"route\":\"web-v1\",\"sort\":\"LIKES\"}",
                "{\"note\":\"6700000000000000000000aa\",\"route\":\"web-v1\",\"sort\":\"oldest\"}",
                "{\"area\":\"unfolded\",\"note\":\"6700000000000000000000aa\",\"route\":\"web-v1\"}",
                "{\"comment\":\"6700000000000000000000bb\",\"note\":\"6700000000000000000000aa\",\"route\":\"web-v1\",\"sort\":\"likes\"}",
                "{\"host\":\"x\",\"note\":\"6700000000000000000000aa\",\"route\":\"web-v1\"}"
            })
    void invalidKeyTextIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> PageKeyText.parse(text));
    }

    /** Truncates the text at every position, and changes every character. */
    @Test
    void changedTextIsRefusedOrAnotherKey() {
        String text = PageKeyText.of(
                new PageKey("web-v1", PageRequest.replies(NOTE, COMMENT).after(Cursor.of("{\"c\":\"\\\n\ud83d\"}"))));
        for (int at = 0; at < text.length(); at++) {
            String cut = text.substring(0, at);
            assertThatIllegalArgumentException().isThrownBy(() -> PageKeyText.parse(cut));
            for (char c : "\"\\{},:u0a9\n ".toCharArray()) {
                String changed = text.substring(0, at) + c + text.substring(at + 1);
                try {
                    assertThat(PageKeyText.of(PageKeyText.parse(changed))).isEqualTo(changed);
                } catch (IllegalArgumentException refused) {
                    assertThat(changed).isNotEqualTo(text);
                }
            }
        }
    }
}
