package io.xhscomments.codec.tikhub;

import static io.xhscomments.codec.tikhub.Answers.answerWith;
import static io.xhscomments.codec.tikhub.Answers.comment;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xhscomments.codec.tikhub.direct.DirectDecoder;
import io.xhscomments.core.model.RawMembers;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageRequest;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The direct decoder reads ordinary pages, and reads them as the reference does. What it leaves is left on purpose. */
class DirectDecoderTest {
    private static final PageRequest REPLIES = PageRequest.replies(Answers.NOTE, Answers.COMMENT);

    @Test
    void theDocumentedAnswersAreReadDirectly() {
        assertThat(Both.readDirectly(Answers.documentedSample())).isTrue();
        assertThat(Both.readDirectly(Answers.ownFile("app-v2-comments.json"))).isTrue();
        assertThat(Both.readDirectly(REPLIES, Answers.ownFile("app-v2-replies.json")))
                .isTrue();
    }

    @Test
    void everyPageOfOrdinarySpellingIsReadDirectly() {
        for (int seed = 0; seed < 600; seed++) {
            byte[] page = GeneratedPage.of(seed);

            assertThat(Both.readDirectly(page)).as("seed " + seed).isTrue();
            assertThat(Both.readDirectly(REPLIES, page)).isTrue();
        }
    }

    @Test
    void irregularPagesAreReadAlikeAndNoRowIsLostWithoutAWord() {
        long irregular = 0;
        for (int seed = 0; seed < 3000; seed++) {
            byte[] page = GeneratedPage.irregular(seed);
            Both.assertSame(Answers.REQUEST, page);
            Both.readDirectly(page);
            List<JsonValue> rows = Envelope.of(JsonDocument.parseObject(page))
                    .page()
                    .orElseThrow()
                    .members()
                    .get("comments")
                    .elements();

            CommentPage read = Answers.decode(page);

            assertThat(read.comments().size()
                            + read.irregularities().rowsLeftOut().size())
                    .as("seed " + seed)
                    .isGreaterThanOrEqualTo(rows.size());
            irregular += read.irregularities().membersNotTyped();
        }
        assertThat(irregular).isGreaterThan(2000);
    }

    @Test
    void anEndThatIsShorterThanEightBytesIsReadDirectly() {
        assertThat(Both.readDirectly("{\"data\":{\"data\":{\"comments\":[],\"has_more\":0}}}"))
                .isTrue();
        assertThat(Both.readDirectly("{\"data\":{\"data\":{\"comments\":[],\"has_more\":0}},\"a\":1}"))
                .isTrue();
        assertThat(Both.readDirectly("{\"data\":{\"data\":{\"comments\":[],\"has_more\":0}},\"a\":\"\u4f60\"}\n "))
                .isTrue();
    }

    @Test
    void aByteOrderMarkIsSteppedOver() {
        byte[] page = ("\uFEFF" + answerWith(comment("\"new\":1"))).getBytes(UTF_8);

        assertThat(DirectDecoder.decode(Answers.REQUEST, page, 3, page.length - 3))
                .isNotNull();
        Both.assertSame(Answers.REQUEST, page);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"i\\u0064\":\"" + Answers.COMMENT_ID + "\"",
                "\"名\":1",
                "\"like_count\":1.0",
                "\"like_count\":-0",
                "\"like_count\":1234567890123456789",
                "\"like_count\":\"1e3\"",
                "\"new\":1234567890123456789",
                "\"sub_comments\":[{\"id\":\"" + Answers.COMMENT_ID
                        + "\",\"content\":\"\",\"time\":1,\"user\":{\"userid\":\"u\"},"
                        + "\"sub_comments\":[{\"id\":\"" + Answers.COMMENT_ID
                        + "\",\"content\":\"\",\"time\":1,\"user\":{\"userid\":\"u\"}}]}]",
            })
    void whatIsValidButUnusualIsLeftToTheReferenceAndReadByIt(String member) {
        String page = answerWith(comment(member));

        assertThat(Both.readDirectly(page)).isFalse();
        assertThat(Answers.decode(page).comments()).hasSize(1);
    }

    @Test
    void theBytesAroundTheAnswerAreNotLookedAt() {
        byte[] page = GeneratedPage.of(7);
        var expected = DirectDecoder.decode(Answers.REQUEST, page, 0, page.length);
        assertThat(expected).isNotNull();

        for (String around : new String[] {"\"", "1", "}", " ", ",", "a", "\\", "\u00e9"}) {
            byte[] before = around.repeat(9).getBytes(UTF_8);
            byte[] whole = Arrays.copyOf(before, 2 * before.length + page.length);
            System.arraycopy(page, 0, whole, before.length, page.length);
            System.arraycopy(before, 0, whole, before.length + page.length, before.length);

            assertThat(DirectDecoder.decode(Answers.REQUEST, whole, before.length, page.length))
                    .isEqualTo(expected);
        }
    }

    @Test
    void anAnswerThatEndsEarlyIsNotReadOnInTheBytesBehindIt() {
        byte[] page = GeneratedPage.of(8);

        for (int length = 0; length < page.length; length++) {
            assertThat(DirectDecoder.decode(Answers.REQUEST, page, 0, length)).isNull();
        }
    }

    @Test
    void aPartThatTheArrayHasNotIsRefused() {
        assertThatThrownBy(() -> DirectDecoder.decode(Answers.REQUEST, new byte[4], 2, 3))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void membersThatAreAskedForAfterTheBytesWereWrittenToFailInsteadOfTellingSomethingElse() {
        byte[] page = answerWith(comment("\"new\":[1]")).getBytes(UTF_8);
        RawMembers others = Answers.decode(page).comments().get(0).others();
        Arrays.fill(page, (byte) ' ');

        assertThatIllegalStateException().isThrownBy(others::names).withMessageContaining("written to");
    }
}
