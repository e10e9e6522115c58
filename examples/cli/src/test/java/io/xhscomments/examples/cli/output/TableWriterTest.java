package io.xhscomments.examples.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.core.model.Author;
import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.model.UserId;
import io.xhscomments.examples.cli.language.Language;
import io.xhscomments.examples.cli.language.Messages;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableWriterTest {
    private static final String LONG = "练了2个月了，一点没瘦，腰围一点没小[捂脸R][捂脸R][捂脸R]";

    private static List<String> table(TableStyle look, Comment... comments) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (CommentWriter writer = Format.table.writerTo(out, false, look)) {
            for (Comment comment : comments) {
                writer.write(comment);
            }
        }
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private static TableStyle look(Language language, int columns, boolean coloured) {
        return new TableStyle(Messages.in(language), columns, coloured);
    }

    private static Comment comment(String nickname, String content) {
        return builder(nickname, content).build();
    }

    private static Comment reply(String content) {
        return builder("云", content)
                .rootId(CommentId.of("66c4b7a300000000270106f8"))
                .build();
    }

    private static Comment.Builder builder(String nickname, String content) {
        return Comment.builder(
                        CommentId.of("66c4b7a300000000270106f7"),
                        NoteId.of("6683b283000000001f0052bf"),
                        Author.of(UserId.of("u1"), nickname),
                        Instant.EPOCH,
                        content)
                .likeCount(36);
    }

    @Test
    void aLongTextGoesOnBelowItselfAndNothingOfItIsLost() throws IOException {
        List<String> lines = table(look(Language.en, 80, false), comment("禾美汇", LONG), reply(LONG));

        assertThat(lines).allMatch(line -> TerminalText.width(line) <= 80);
        assertThat(lines).hasSize(2 + 3 + 3);
        assertThat(lines.get(2)).startsWith("1970-01-01 00:00  禾美汇                 36           练了2个月了");
        assertThat(lines.subList(3, 5)).allMatch(line -> line.startsWith(" ".repeat(54)) && line.charAt(54) != ' ');
        assertThat(lines.get(5)).contains("  ↳ 练了");
        assertThat(lines.subList(6, 8)).allMatch(line -> line.startsWith(" ".repeat(58)) && line.charAt(58) != ' ');
        assertThat(lines.subList(2, 5).stream()
                        .map(line -> line.replaceAll("^.*(\\d\\d| ) {2,}", ""))
                        .reduce("", String::concat))
                .isEqualTo(LONG);
    }

    @Test
    void aTerminalThatIsVeryNarrowStillGetsATextThatCanBeRead() throws IOException {
        assertThat(table(look(Language.en, 10, false), comment("n", LONG)))
                .allMatch(line -> TerminalText.width(line) <= 54 + 20);
    }

    @Test
    void theHeadIsInTheLanguageAndTheColumnsStayWhereTheyAre() throws IOException {
        Comment comment = comment("n", "text");
        List<String> english = table(look(Language.en, 100, false), comment);
        List<String> chinese = table(look(Language.zh, 100, false), comment);

        assertThat(chinese.get(0)).contains("时间", "作者", "点赞", "回复", "内容");
        assertThat(TerminalText.width(chinese.get(0).split("内容", -1)[0])).isEqualTo(54);
        assertThat(chinese.subList(1, 3)).isEqualTo(english.subList(1, 3));
    }

    @Test
    void colourAddsNothingButColour() throws IOException {
        List<String> plain = table(look(Language.en, 80, false), comment("n", LONG), reply("x"));
        List<String> coloured = table(look(Language.en, 80, true), comment("n", LONG), reply("x"));

        assertThat(coloured).isNotEqualTo(plain);
        assertThat(coloured.stream()
                        .map(line -> line.replaceAll("\u001b\\[\\d*m", ""))
                        .toList())
                .isEqualTo(plain);
        assertThat(plain).noneMatch(line -> line.contains("\u001b"));
    }

    @Test
    void hostileTextNeitherSteersTheTerminalNorBreaksTheTable() throws IOException {
        String hostile = "a\u001b[2J\u001b]0;x\u0007\r\b\u009b31m\u202eb\u2028c\u0085d\ne";
        List<String> lines = table(look(Language.en, 126, false), comment(hostile, hostile), comment("n", "last"));

        assertThat(lines).hasSize(4).noneMatch(line -> line.matches(".*[\\p{Cc}\\u202e\\u2028].*"));
        assertThat(lines.get(2).substring(54)).isEqualTo("a[2J]0;x ⏎ 31mb ⏎ c ⏎ d ⏎ e");
    }
}
