package io.xhscomments.codec.tikhub;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.core.page.PageRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The fast decoder accepts no damaged page that the plain decoder rejects or reads differently. */
@Tag("fuzz")
class FastDecoderDamageTest {
    /** Longer runs: {@code -Dtest.factor=8} tries every value of every byte. */
    private static final int FACTOR = Integer.getInteger("test.factor", 1);

    private static final int STEP = Math.max(1, 8 / FACTOR);
    private static final int ROUNDS = 800 * FACTOR;

    /** The characters with a meaning in JSON, and some without. */
    private static final byte[] CHARACTERS =
            "{}[],:\"\\/-+.0123456789eEtrufalsn'bAZ_ \t\n\r\f\0\b\u007f\u00e9".getBytes(UTF_8);

    /** A small page with modelled and unknown members in every spelling. */
    private static final String[] SMALL = {"""
        {"code":200,"request_id":"r-1","time_stamp":"17","router":"/a","x":[1.5e-3,-0.25,{"k":"\\u4F60"},true,null],\
        "cache_url":"https://a.example/b?sign=c","data":{"code":0,"success":true,"n":{},"data":{"user_id":"u-1",\
        "comment_count":205,"comment_count_l1":"117","has_more":"true","cursor":"{\\"i\\":2}","page_context":"",\
        "all_sort_strategies":["a",null,{"b":[2]}],"new":"é你🔵","comments":[]}}}
        """, """
        {"data":{"data":{"has_more":false,"comments":[{"user":{"userid":"u1","nickname":"é你🔵","level":{"image":"","l":1},\
        "additional_tags":{"a":1},"ai_agent":"unknown","current_user":"false"},"sub_comments":[{"content":"a\\n\\"b",\
        "id":"0123456789abcdefABCDEF00","user":{"userid":"u2"},"time":1}],"id":"6683ec5b000000000303b91a",\
        "time":1,"content":"\\ud83d\\ude00x","note_id":"6683b283000000001f0052bf","liked":1,"z":"\\\\/"}]}}}
        """, """
        {"data":{"data":{"comments":[{"id":"6683ec5b000000000303b91a","user":{"userid":"u"},"time":"9","content":"",\
        "show_tags":["x",{"type":"t"}],"show_tags_v2":[{"type":"x","pos":null}],"pictures":[{"url":"u","width":10}],\
        "at_users":[{"user_id":"v","nickname":"n"}],"hash_tags":[{"name":"h","type":7}],"status":-2,"biz_label":\
        {"rich_text":"UNKNOWN"},"target_comment":{"id":"6683ec5b000000000303b91b","status":0,"user":null},\
        "show_type":"common","track_id":"interaction-service.local","media_source_type":3}],"has_more":0}}}
        """};

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void everyByteAsEveryOtherByte(int which) {
        byte[] page = small(which);
        int read = 0;
        for (int at = 0; at < page.length; at++) {
            byte[] changed = page.clone();
            for (int value = at % STEP; value < 256; value += STEP) {
                changed[at] = (byte) value;
                read += DecoderComparison.readsFast(changed) ? 1 : 0;
            }
        }
        assertThat(read).isGreaterThan(20 * page.length / STEP);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void everyPrefixWithEveryCharacterAfterIt(int which) {
        byte[] page = small(which);
        for (int length = 0; length < page.length; length++) {
            assertThat(DecoderComparison.readsFast(Arrays.copyOf(page, length))).isFalse();
            for (byte character : CHARACTERS) {
                byte[] ended = Arrays.copyOf(page, length + 1);
                ended[length] = character;
                DecoderComparison.readsFast(ended);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void insertedCharactersAndRemovedBytes(int which) {
        byte[] page = small(which);
        int read = 0;
        for (int at = 0; at <= page.length; at++) {
            for (byte character : CHARACTERS) {
                read += DecoderComparison.readsFast(spliced(page, at, at, character)) ? 1 : 0;
            }
            for (int without = 1; without <= 9 && at + without <= page.length; without++) {
                read += DecoderComparison.readsFast(spliced(page, at, at + without)) ? 1 : 0;
            }
        }
        assertThat(read).isGreaterThan(10 * page.length);
    }

    /** Moves parts of a page, so that members are replaced, repeated, or lose their name or value. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void partsOfAPageMovedElsewhere(int which) {
        byte[] page = small(which);
        int[] bounds = bounds(page);
        int read = 0;
        for (int first = 0; first < bounds.length; first++) {
            for (int last = first + 1; last < Math.min(first + 6, bounds.length); last++) {
                byte[] part = Arrays.copyOfRange(page, bounds[first], bounds[last]);
                for (int to : bounds) {
                    read += DecoderComparison.readsFast(spliced(page, to, to, part)) ? 1 : 0;
                }
            }
        }
        assertThat(read).isGreaterThan(bounds.length);
    }

    @Test
    void severalDamagesAtOnce() {
        Random random = new Random(20261125);
        List<byte[]> pages = IntStream.range(0, 50).mapToObj(GeneratedPage::of).toList();
        int read = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] page = pages.get(round % pages.size());
            for (int i = random.nextInt(4); i >= 0; i--) {
                int at = random.nextInt(page.length);
                int to = at + random.nextInt(Math.min(4, page.length - at));
                page = spliced(page, at, to, CHARACTERS[random.nextInt(CHARACTERS.length)]);
            }
            read += DecoderComparison.readsFast(page) ? 1 : 0;
        }
        assertThat(read).isGreaterThan(ROUNDS / 12);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void failuresEqualThoseOfThePlainDecoder(int which) {
        byte[] page = small(which);
        PageRequest replies = PageRequest.replies(Responses.NOTE, Responses.COMMENT);
        for (int at = 0; at < page.length; at++) {
            DecoderComparison.assertSame(Responses.REQUEST, spliced(page, at, at + 1, (byte) '"'));
            DecoderComparison.assertSame(replies, spliced(page, at, at, CHARACTERS[at % CHARACTERS.length]));
        }
    }

    static byte[] small(int which) {
        byte[] page = SMALL[which].strip().getBytes(UTF_8);
        assertThat(DecoderComparison.readsFast(page)).isTrue();
        return page;
    }

    /** The positions before and after each comma, colon and bracket. */
    private static int[] bounds(byte[] page) {
        return IntStream.range(0, page.length)
                .filter(i -> ",:{}[]".indexOf(page[i]) >= 0)
                .flatMap(i -> IntStream.of(i, i + 1))
                .distinct()
                .toArray();
    }

    private static byte[] spliced(byte[] page, int from, int to, byte... between) {
        byte[] spliced = new byte[page.length - (to - from) + between.length];
        System.arraycopy(page, 0, spliced, 0, from);
        System.arraycopy(between, 0, spliced, from, between.length);
        System.arraycopy(page, to, spliced, from + between.length, page.length - to);
        return spliced;
    }
}
