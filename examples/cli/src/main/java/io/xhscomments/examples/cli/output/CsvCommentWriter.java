package io.xhscomments.examples.cli.output;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.model.Picture;
import io.xhscomments.core.model.Tag;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * RFC 4180. Somebody else's text must not become a formula in a spreadsheet: a text that starts like one gets an
 * apostrophe in front. Numbers are ours and stay numbers.
 */
final class CsvCommentWriter implements CommentWriter {
    static final List<String> COLUMNS = List.of(
            "id",
            "noteId",
            "rootId",
            "parentId",
            "createdAt",
            "authorId",
            "authorNickname",
            "authorRedId",
            "authorAvatarUrl",
            "content",
            "likeCount",
            "replyCount",
            "tags",
            "ipLocation",
            "pictures",
            "status",
            "score");

    private final Writer out;
    private final CsvWriter csv;

    CsvCommentWriter(Writer out, boolean goesOn) {
        this.out = out;
        this.csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(out);
        if (!goesOn) {
            csv.writeRecord(COLUMNS);
        }
    }

    @Override
    public void write(Comment comment) {
        csv.writeRecord(
                comment.id().value(),
                comment.noteId().value(),
                comment.rootId().map(CommentId::value).orElse(""),
                comment.parentId().map(CommentId::value).orElse(""),
                comment.createdAt().toString(),
                text(Optional.of(comment.author().id().value())),
                text(comment.author().nickname()),
                text(comment.author().redId()),
                text(comment.author().avatarUrl()),
                text(Optional.of(comment.content())),
                number(comment.likeCount()),
                number(comment.replyCount()),
                text(Optional.of(comment.tags().stream().map(Tag::type).collect(Collectors.joining(" ")))),
                text(comment.location()),
                text(Optional.of(comment.pictures().stream()
                        .map(Picture::url)
                        .flatMap(Optional::stream)
                        .collect(Collectors.joining(" ")))),
                number(comment.status()),
                number(comment.score()));
    }

    @Override
    public void flush() throws IOException {
        csv.flush();
        out.flush();
    }

    @Override
    public void close() throws IOException {
        flush();
    }

    private static String text(Optional<String> value) {
        String cell = value.orElse("");
        return cell.isEmpty() || "=+-@\t\r".indexOf(cell.charAt(0)) < 0 ? cell : "'" + cell;
    }

    private static String number(OptionalLong value) {
        return value.isPresent() ? Long.toString(value.getAsLong()) : "";
    }

    private static String number(OptionalInt value) {
        return value.isPresent() ? Integer.toString(value.getAsInt()) : "";
    }
}
