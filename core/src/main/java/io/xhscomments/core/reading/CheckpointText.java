package io.xhscomments.core.reading;

import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.model.Cursor;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.Spend;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * The text of a checkpoint: a line that names format and version, a line a part, and a last line with a checksum of the
 * text before it. The parts are records, written by {@link RecordText}.
 */
final class CheckpointText {
    private static final String FORMAT = "xhs-comments-checkpoint ";
    private static final String VERSION = "1";
    private static final String END = "end ";

    private CheckpointText() {}

    /** What is written: plain data, each component as it stands. */
    record Parts(
            NoteId note,
            Chain top,
            Optional<CommentId> repliesOf,
            long repliesGiven,
            Optional<Chain> replies,
            List<Comment> waiting,
            List<Comment> ready,
            Optional<StopReason> finished,
            Optional<StopReason> paused,
            Optional<StopReason> cut,
            Coverage coverage,
            Spend spend) {}

    /** The place in a chain of pages: ended, at its first page, or after a cursor. */
    record Chain(
            boolean open,
            Optional<Cursor> after,
            long pages,
            long emptyInARow,
            List<CommentId> recent,
            List<CommentId> inlined) {
        static Chain of(PageChain.Position position) {
            return new Chain(
                    position.next().isPresent(),
                    position.next().flatMap(PageRequest::after),
                    position.pages(),
                    position.emptyInARow(),
                    position.recent(),
                    position.inlined());
        }

        PageChain.Position position(PageRequest first) {
            Optional<PageRequest> next =
                    open ? Optional.of(after.<PageRequest>map(first::after).orElse(first)) : Optional.empty();
            return new PageChain.Position(next, pages, (int) emptyInARow, recent, inlined);
        }
    }

    static String of(Checkpoint checkpoint) {
        String body = FORMAT + VERSION + "\n"
                + RecordText.write(new Parts(
                        checkpoint.note(),
                        Chain.of(checkpoint.top()),
                        checkpoint.chain().map(ReplyChain.Position::root),
                        checkpoint.chain().map(ReplyChain.Position::given).orElse(0L),
                        checkpoint.chain().map(position -> Chain.of(position.pages())),
                        checkpoint.waiting(),
                        checkpoint.ready(),
                        checkpoint.ended(),
                        checkpoint.paused(),
                        checkpoint.cut(),
                        checkpoint.coverage(),
                        checkpoint.spend()))
                + "\n";
        return body + END + checksum(body);
    }

    static Checkpoint parse(String given) {
        String text = given.stripTrailing();
        if (!text.startsWith(FORMAT)) {
            throw new IllegalArgumentException(
                    "Not a checkpoint: expected a text that begins with \"" + FORMAT.strip() + "\"");
        }
        int firstLine = text.indexOf('\n');
        String version = text.substring(FORMAT.length(), firstLine < 0 ? text.length() : firstLine);
        if (!version.equals(VERSION)) {
            throw new IllegalArgumentException("The checkpoint is of version \"" + version
                    + "\", this library reads version \"" + VERSION + "\": resume with the library that wrote it");
        }
        int end = text.lastIndexOf("\n" + END) + 1;
        if (firstLine < 0 || end <= firstLine) {
            throw new IllegalArgumentException("The checkpoint is damaged: it breaks off before its end");
        }
        if (!text.substring(end).equals(END + checksum(text.substring(0, end)))) {
            throw new IllegalArgumentException("The checkpoint is damaged: its checksum does not fit its text");
        }
        try {
            return checkpoint(RecordText.read(Parts.class, text.substring(firstLine + 1, end - 1)));
        } catch (RuntimeException unreadable) {
            throw new IllegalArgumentException(
                    "The checkpoint is damaged: its checksum fits, but its text cannot be read", unreadable);
        }
    }

    private static Checkpoint checkpoint(Parts parts) {
        return new Checkpoint(
                parts.note,
                parts.top.position(PageRequest.comments(parts.note)),
                parts.repliesOf.flatMap(root -> parts.replies.map(chain -> new ReplyChain.Position(
                        root, chain.position(PageRequest.replies(parts.note, root)), parts.repliesGiven))),
                parts.waiting,
                parts.ready,
                parts.finished,
                parts.paused,
                parts.cut,
                parts.coverage,
                parts.spend);
    }

    static String checksum(String text) {
        CRC32C checksum = new CRC32C();
        // Of two bytes a character: UTF-8 would write half a surrogate pair like a question mark.
        checksum.update(text.getBytes(StandardCharsets.UTF_16BE));
        return HexFormat.of().toHexDigits(checksum.getValue(), 8);
    }
}
