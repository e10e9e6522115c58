package io.xhscomments.examples.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.core.model.Author;
import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.model.UserId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvCommentWriterTest {
    private static String csvOf(String content, String nickname) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (CommentWriter writer = Format.csv.writerTo(out, false)) {
            writer.write(Comment.builder(
                            CommentId.of("66c4b7a300000000270106f7"),
                            NoteId.of("6683b283000000001f0052bf"),
                            Author.of(UserId.of("a82b75219c7c5c5c9ece76b3490f2"), nickname),
                            Instant.EPOCH,
                            content)
                    .status(-2)
                    .build());
        }
        return out.toString(StandardCharsets.UTF_8).split("\r\n", 2)[1];
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx"})
    void textThatLooksLikeAFormulaIsEscaped(String text) throws IOException {
        assertThat(csvOf(text, text)).contains("'" + text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u000b=1", "\u001c=1", "＝1", "＋1", "－1", "＠x", "|cmd", "%0A=1", " =1", "\ufeff=1"})
    void everyTextColumnIsEscaped(String text) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (CommentWriter writer = Format.csv.writerTo(out, false)) {
            writer.write(Comment.builder(
                            CommentId.of("66c4b7a300000000270106f7"),
                            NoteId.of("6683b283000000001f0052bf"),
                            Author.of(UserId.of("a82b75219c7c5c5c9ece76b3490f2"), text),
                            Instant.parse("+58327-01-01T00:00:00Z"),
                            text)
                    .location(text)
                    .build());
        }

        String row = out.toString(StandardCharsets.UTF_8).split("\r\n", 2)[1];
        assertThat(row.split(Pattern.quote(text), -1)).hasSize(1 + 3);
        assertThat(row.split(Pattern.quote("'" + text), -1)).hasSize(1 + 3);
        assertThat(row).contains("'+58327-01-01T00:00:00Z");
    }

    /** Both kinds of programs split here: those that separate by semicolons, and those that separate by either. */
    @Test
    void aSemicolonOrTabIsQuotedAndWhatFollowsItIsDefused() throws IOException {
        assertThat(csvOf("a;=1+1", "b\t=2")).contains(",\"b\t'=2\",").contains(",\"a;'=1+1\",");
        assertThat(csvOf("a;b", "y")).contains(",\"a;b\",");
    }

    @Test
    void numbersStayNumbers() throws IOException {
        assertThat(csvOf("x", "y")).contains(",,-2,,");
    }

    @Test
    void quotesCommasAndLineBreaksAreQuoted() throws IOException {
        assertThat(csvOf("he said \"no\", then\nleft", "y")).contains(",\"he said \"\"no\"\", then\nleft\",");
    }
}
