package io.xhscomments.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.within;

import io.xhscomments.core.testing.InLocale;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {
    private static final String ID = "66c4b7a300000000270106f7";

    @Test
    void idsOfNotesAndCommentsAreKeptInLowerCase() {
        assertThat(NoteId.of("66C4B7A300000000270106F7"))
                .isEqualTo(new NoteId(ID))
                .hasToString(ID);
        assertThat(CommentId.of("66C4B7A300000000270106F7"))
                .isEqualTo(CommentId.of(ID))
                .hasToString(ID);
        assertThat(NoteId.of("ABCDEFabcdef0123456789ff").value()).isEqualTo("abcdefabcdef0123456789ff");
    }

    @Test
    void anIdIsReadWhereItStands() {
        byte[] around = ("\"" + ID.toUpperCase(Locale.ROOT) + "\"").getBytes(StandardCharsets.US_ASCII);

        assertThat(CommentId.ofAscii(around, 1)).isEqualTo(CommentId.of(ID));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CommentId.ofAscii(around, 0))
                .withMessage("A comment id must be 24 hex digits, but is \"\"66C4B7A300000000270106F\"");
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> CommentId.ofAscii(around, 3));
    }

    @Test
    void eachDigitOfAnIdCounts() {
        for (int i = 0; i < 24; i++) {
            String other = ID.substring(0, i) + (ID.charAt(i) == 'f' ? 'e' : 'f') + ID.substring(i + 1);

            assertThat(CommentId.of(other)).isNotEqualTo(CommentId.of(ID)).hasToString(other);
        }
    }

    @Test
    void lowerCaseDoesNotDependOnTheMachine() {
        assertThat(InLocale.turkish(() -> NoteId.of("ABCDEF0123456789ABCDEFAB")))
                .hasToString("abcdef0123456789abcdefab");
    }

    @ParameterizedTest
    @CsvSource({
        "66c4b7a300000000270106f7, 1724168100",
        "669e66ba0000000005022aa6, 1721657018",
        "669dd6500000000005032c51, 1721620049",
        "668a37130000000015012791, 1720334099",
        "6683ec5b000000000303b91a, 1719921756",
        "6683dcba0000000016025d45, 1719917754",
        "6683d062000000001602686a, 1719914595",
    })
    void anIdTellsWhenItsCommentWasMadeToWithinASecond(String id, long servedTime) {
        Instant served = Instant.ofEpochSecond(servedTime);

        assertThat(CommentId.of(id).createdAt()).isCloseTo(served, within(1, ChronoUnit.SECONDS));
        assertThat(NoteId.of(id).createdAt()).isCloseTo(served, within(1, ChronoUnit.SECONDS));
    }

    @Test
    void theTimeOfAnIdHasNoSign() {
        assertThat(NoteId.of("ffffffff0000000000000000").createdAt()).isEqualTo(Instant.ofEpochSecond(4_294_967_295L));
        assertThat(CommentId.of("ffffffff0000000000000000").createdAt())
                .isEqualTo(Instant.ofEpochSecond(4_294_967_295L));
        assertThat(NoteId.of("000000000000000000000000").createdAt()).isEqualTo(Instant.EPOCH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "66c4b7a300000000270106f",
                "66c4b7a300000000270106f70",
                "66c4b7a300000000270106fg",
                " 66c4b7a300000000270106f7",
                "６６c4b7a300000000270106f7",
                "66c4b7a3-000000002701-6f7"
            })
    void anythingButTwentyFourHexDigitsIsRefusedByItsValue(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NoteId.of(value))
                .withMessage("A note id must be 24 hex digits, but is \"" + value + "\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CommentId.of(value))
                .withMessage("A comment id must be 24 hex digits, but is \"" + value + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "5ff0e6410000000001008400", "5ff0e64100000000010084001f0052", "azAZ_-09"})
    void userIdsAreKeptAsServed(String value) {
        assertThat(UserId.of(value)).isEqualTo(new UserId(value)).hasToString(value);
    }

    @Test
    void aUserIdHasUpToSixtyFourCharacters() {
        assertThat(UserId.of("x".repeat(64)).value()).hasSize(64);
        assertThatIllegalArgumentException().isThrownBy(() -> UserId.of("x".repeat(65)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a/b", "a.b", "小红", "ａ", "[", "`", "{", "@", ":", "/"})
    void aUserIdThatCouldBreakAnAddressIsRefusedByItsValue(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UserId.of(value))
                .withMessage("A user id must be 1 to 64 letters, digits, '_' or '-', but is \"" + value + "\"");
    }

    @Test
    void nullIsRefused() {
        assertThatNullPointerException().isThrownBy(() -> NoteId.of(null));
        assertThatNullPointerException().isThrownBy(() -> CommentId.of(null));
        assertThatNullPointerException().isThrownBy(() -> UserId.of(null));
        assertThatNullPointerException().isThrownBy(() -> Cursor.of(null));
    }
}
