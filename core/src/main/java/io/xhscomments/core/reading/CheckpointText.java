package io.xhscomments.core.reading;

import io.xhscomments.core.checkpoint.CheckpointDeserializer;
import io.xhscomments.core.checkpoint.CheckpointSerializer;
import io.xhscomments.core.checkpoint.CheckpointVersion1;
import io.xhscomments.core.checkpoint.FetchedPage;
import io.xhscomments.core.checkpoint.JsonText;
import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.Spend;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * The text of a checkpoint: a line with the format and its version, a line with one JSON object, and a last line with a
 * checksum of the text before it. {@link CheckpointSerializer} writes every component under its name, and
 * {@link CheckpointDeserializer} accepts unknown and missing names and constants. Therefore a new component, stop
 * reason or enum constant needs no new version.
 */
final class CheckpointText {
    private static final String FORMAT = "xhs-comments-checkpoint ";
    private static final String VERSION_1 = "1";
    private static final String VERSION = "2";
    private static final String END = "end ";

    private CheckpointText() {}

    /**
     * The JSON object. The component names are part of the format and never change.
     *
     * @param next the next request for top-level comments; empty if their sequence has ended
     * @param repliesOf the comment whose replies were being read
     * @param repliesNext the next request for these replies; empty if their sequence has ended
     */
    record Parts(
            NoteId note,
            Optional<PageRequest.NoteComments> next,
            SequenceState top,
            Optional<CommentId> repliesOf,
            long repliesGiven,
            Optional<PageRequest.CommentReplies> repliesNext,
            Optional<SequenceState> replies,
            List<Comment> waiting,
            List<Comment> ready,
            List<FetchedPage> ahead,
            Optional<StopReason> finished,
            Optional<StopReason> paused,
            Optional<StopReason> cut,
            Coverage coverage,
            Spend spend) {

        static Parts of(Checkpoint checkpoint) {
            Optional<ReplySequence.Position> replies = checkpoint.replies();
            return new Parts(
                    checkpoint.note(),
                    checkpoint.top().next().map(PageRequest.NoteComments.class::cast),
                    isSpent(checkpoint)
                            ? SequenceState.withoutIds(checkpoint.top())
                            : SequenceState.of(checkpoint.top()),
                    replies.map(ReplySequence.Position::root),
                    replies.map(ReplySequence.Position::returned).orElse(0L),
                    replies.flatMap(position -> position.pages().next()).map(PageRequest.CommentReplies.class::cast),
                    replies.map(position -> SequenceState.of(position.pages())),
                    checkpoint.waiting(),
                    checkpoint.ready(),
                    checkpoint.ahead(),
                    checkpoint.ended(),
                    checkpoint.paused(),
                    checkpoint.cut(),
                    checkpoint.coverage(),
                    checkpoint.spend());
        }

        /** Whether a resumed reading has nothing to return, so that no id can repeat. */
        private static boolean isSpent(Checkpoint checkpoint) {
            return checkpoint.finished().isPresent() && checkpoint.ahead().isEmpty();
        }

        Checkpoint checkpoint() {
            return new Checkpoint(
                    note,
                    top.position(next),
                    repliesOf.flatMap(root -> replies.map(
                            chain -> new ReplySequence.Position(root, chain.position(repliesNext), repliesGiven))),
                    waiting,
                    ready,
                    ahead,
                    finished,
                    paused,
                    cut,
                    coverage,
                    spend);
        }
    }

    /** A page sequence without its next request. The component names are part of the format and never change. */
    record SequenceState(long pages, int emptyInARow, List<CommentId> recent, List<CommentId> inlined) {
        static SequenceState of(PageSequence.Position position) {
            return new SequenceState(
                    position.pages(), position.consecutiveEmpty(), position.recent(), position.inlined());
        }

        static SequenceState withoutIds(PageSequence.Position position) {
            return new SequenceState(position.pages(), position.consecutiveEmpty(), List.of(), List.of());
        }

        PageSequence.Position position(Optional<? extends PageRequest> next) {
            return new PageSequence.Position(next.map(request -> request), pages, emptyInARow, recent, inlined);
        }
    }

    static String of(Checkpoint checkpoint) {
        String body = FORMAT + VERSION + "\n" + CheckpointSerializer.write(Parts.of(checkpoint)) + "\n";
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
        if (!version.equals(VERSION) && !version.equals(VERSION_1)) {
            throw new IllegalArgumentException("The checkpoint is of version \"" + version
                    + "\", this library reads version \"" + VERSION + "\": resume with the library that wrote it");
        }
        int end = text.lastIndexOf("\n" + END) + 1;
        if (firstLine < 0 || end <= firstLine) {
            throw new IllegalArgumentException("The checkpoint is damaged: it is cut off");
        }
        if (!text.substring(end).equals(END + checksum(text.substring(0, end)))) {
            throw new IllegalArgumentException("The checkpoint is damaged: its checksum does not fit its text");
        }
        try {
            String line = text.substring(firstLine + 1, end - 1);
            Object parts = version.equals(VERSION) ? JsonText.parse(line) : CheckpointVersion1.parse(line);
            return CheckpointDeserializer.read(Parts.class, parts).checkpoint();
        } catch (RuntimeException unreadable) {
            throw new IllegalArgumentException(
                    "The checkpoint is damaged or of a newer version: its checksum fits, but its text cannot be read",
                    unreadable);
        }
    }

    static String checksum(String text) {
        CRC32C checksum = new CRC32C();
        // UTF-16, because UTF-8 would encode an unpaired surrogate as a question mark.
        checksum.update(text.getBytes(StandardCharsets.UTF_16BE));
        return HexFormat.of().toHexDigits(checksum.getValue(), 8);
    }
}
