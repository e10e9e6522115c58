package io.xhscomments.codec.tikhub;

import static io.xhscomments.codec.tikhub.Responses.comment;
import static io.xhscomments.codec.tikhub.Responses.responseWith;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xhscomments.codec.tikhub.envelope.Envelope;
import io.xhscomments.codec.tikhub.fast.FastDecoder;
import io.xhscomments.codec.tikhub.json.JsonDocument;
import io.xhscomments.codec.tikhub.json.JsonValue;
import io.xhscomments.core.model.UnknownFields;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageRequest;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The fast decoder reads ordinary pages as the plain decoder does, and leaves all others to it. */
@Tag("fuzz")
class FastDecoderTest {
    private static final int SEEDS = 100 * Integer.getInteger("test.factor", 1);
    private static final PageRequest REPLIES = PageRequest.replies(Responses.NOTE, Responses.COMMENT);

    @Test
    void documentedResponsesAreReadFast() {
        assertThat(DecoderComparison.readsFast(Responses.documentedSample())).isTrue();
        assertThat(DecoderComparison.readsFast(Responses.ownFile("app-v2-comments.json")))
                .isTrue();
        assertThat(DecoderComparison.readsFast(REPLIES, Responses.ownFile("app-v2-replies.json")))
                .isTrue();
    }

    @Test
    void ordinaryPagesAreReadFast() {
        for (int seed = 0; seed < SEEDS; seed++) {
            byte[] page = GeneratedPage.of(seed);

            assertThat(DecoderComparison.readsFast(page)).as("seed " + seed).isTrue();
            assertThat(DecoderComparison.readsFast(REPLIES, page)).isTrue();
        }
    }

    @Test
    void irregularPagesAreReadAlikeWithoutSilentLoss() {
        long irregular = 0;
        for (int seed = 0; seed < 4 * SEEDS; seed++) {
            byte[] page = GeneratedPage.irregular(seed);
            DecoderComparison.assertSame(Responses.REQUEST, page);
            DecoderComparison.readsFast(page);
            List<JsonValue> rows = Envelope.of(JsonDocument.parseObject(page))
                    .page()
                    .orElseThrow()
                    .members()
                    .get("comments")
                    .elements();

            CommentPage read = Responses.decode(page);

            assertThat(read.comments().size()
                            + read.irregularities().rowsLeftOut().size())
                    .as("seed " + seed)
                    .isGreaterThanOrEqualTo(rows.size());
            irregular += read.irregularities().membersNotTyped();
        }
        assertThat(irregular).isGreaterThan(2L * SEEDS);
    }

    @Test
    void lastSevenBytesAreReadFast() {
        assertThat(DecoderComparison.readsFast("{\"data\":{\"data\":{\"comments\":[],\"has_more\":0}}}"))
                .isTrue();
        assertThat(DecoderComparison.readsFast("{\"data\":{\"data\":{\"comments\":[],\"has_more\":0}},\"a\":1}"))
                .isTrue();
        assertThat(DecoderComparison.readsFast(
                        "{\"data\":{\"data\":{\"comments\":[],\"has_more\":0}},\"a\":\"\u4f60\"}\n "))
                .isTrue();
    }

    @Test
    void byteOrderMarkIsSkipped() {
        byte[] page = ("\uFEFF" + responseWith(comment("\"new\":1"))).getBytes(UTF_8);

        assertThat(FastDecoder.decode(Responses.REQUEST, page, 3, page.length - 3))
                .isNotNull();
        DecoderComparison.assertSame(Responses.REQUEST, page);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"i\\u0064\":\"" + Responses.COMMENT_ID + "\"",
                "\"名\":1",
                "\"like_count\":1.0",
                "\"like_count\":-0",
                "\"like_count\":1234567890123456789",
                "\"like_count\":\"1e3\"",
                "\"new\":1234567890123456789",
                "\"sub_comments\":[{\"id\":\"" + Responses.COMMENT_ID
                        + "\",\"content\":\"\",\"time\":1,\"user\":{\"userid\":\"u\"},"
                        + "\"sub_comments\":[{\"id\":\"" + Responses.COMMENT_ID
                        + "\",\"content\":\"\",\"time\":1,\"user\":{\"userid\":\"u\"}}]}]",
            })
    void unusualPagesAreLeftToThePlainDecoder(String member) {
        String page = responseWith(comment(member));

        assertThat(DecoderComparison.readsFast(page)).isFalse();
        assertThat(Responses.decode(page).comments()).hasSize(1);
    }

    @Test
    void bytesAroundTheResponseAreIgnored() {
        byte[] page = GeneratedPage.of(7);
        var expected = FastDecoder.decode(Responses.REQUEST, page, 0, page.length);
        assertThat(expected).isNotNull();

        for (String around : new String[] {"\"", "1", "}", " ", ",", "a", "\\", "\u00e9"}) {
            byte[] before = around.repeat(9).getBytes(UTF_8);
            byte[] complete = Arrays.copyOf(before, 2 * before.length + page.length);
            System.arraycopy(page, 0, complete, before.length, page.length);
            System.arraycopy(before, 0, complete, before.length + page.length, before.length);

            assertThat(FastDecoder.decode(Responses.REQUEST, complete, before.length, page.length))
                    .isEqualTo(expected);
        }
    }

    @Test
    void truncatedResponseIsNotReadBeyondItsEnd() {
        byte[] page = GeneratedPage.of(8);

        for (int length = 0; length < page.length; length++) {
            assertThat(FastDecoder.decode(Responses.REQUEST, page, 0, length)).isNull();
        }
    }

    @Test
    void partOutsideTheArrayIsRejected() {
        assertThatThrownBy(() -> FastDecoder.decode(Responses.REQUEST, new byte[4], 2, 3))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void unknownFieldsFailIfTheBytesWereChanged() {
        byte[] page = responseWith(comment("\"new\":[1]")).getBytes(UTF_8);
        UnknownFields unknownFields = Responses.decode(page).comments().get(0).unknownFields();
        Arrays.fill(page, (byte) ' ');

        assertThatIllegalStateException().isThrownBy(unknownFields::names).withMessageContaining("written to");
    }
}
