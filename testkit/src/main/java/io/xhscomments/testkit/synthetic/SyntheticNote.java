package io.xhscomments.testkit.synthetic;

import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.page.CommentArea;
import io.xhscomments.core.page.CommentOrder;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.ReportedTotals;
import io.xhscomments.testkit.wire.Envelope;
import io.xhscomments.testkit.wire.ParsedRequest;
import io.xhscomments.testkit.wire.Seeds;
import io.xhscomments.testkit.wire.ServedNote;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A generated note of any size, with or without faults, for tests of paging. It provides the responses of the service
 * and the results that a correct reader returns. Everything follows from the seed and the settings. Pages are computed
 * on demand; a million comments need no memory. Immutable, safe to share between threads; it sends no request.
 *
 * <pre>{@code
 * SyntheticNote note = SyntheticNote.builder(42).comments(25).replies(3).build();
 * stub.serve(note);
 * // … read it …
 * assertThat(readIds).containsExactlyElementsOf(note.commentIds().toList());
 * }</pre>
 */
public final class SyntheticNote implements ServedNote {
    private static final Instant SERVED_AT = Instant.ofEpochSecond(1_770_343_442);

    private final SyntheticShape shape;
    private final SyntheticIds ids;
    private final SyntheticPages pages;

    SyntheticNote(SyntheticShape shape) {
        this.shape = shape;
        this.ids = new SyntheticIds(shape);
        this.pages = new SyntheticPages(shape, ids);
    }

    /**
     * A builder.
     *
     * @param seed determines texts, ids and orders; each seed makes a different note
     */
    public static SyntheticNoteBuilder builder(long seed) {
        return new SyntheticNoteBuilder(seed);
    }

    /** The note's id. */
    @Override
    public NoteId id() {
        return shape.note();
    }

    /** The totals that the service reports. They include replies and folded comments. */
    public ReportedTotals totals() {
        return ReportedTotals.of(shape.total(), shape.topLevel());
    }

    /**
     * The top-level comments that a correct reader returns, in order, each once. With a paging fault these are fewer
     * than the note has.
     */
    public Stream<CommentId> commentIds() {
        return commentIds(CommentOrder.LATEST, CommentArea.UNFOLDED);
    }

    /**
     * The same in another order of {@link TikHubRoute#APP_V2}, or of the folded comments. Orders other than
     * {@code LATEST} are sorted on first use.
     */
    public Stream<CommentId> commentIds(CommentOrder order, CommentArea area) {
        return pages.positions(order, area).mapToObj(ids::comment);
    }

    /**
     * The replies to one comment that a correct reader returns, in order, each once.
     *
     * @throws IllegalArgumentException if the note has no such top-level comment
     */
    public Stream<CommentId> replyIds(CommentId comment) {
        int position = positionOf(comment);
        return IntStream.range(0, shape.repliesAt(position)).mapToObj(reply -> ids.reply(position, reply));
    }

    /**
     * The minimum number of comment pages that a correct reader fetches: those with new comments, or the one page of an
     * empty note.
     */
    public int pages() {
        return shape.paging().pagesWithNewComments(shape.pagingFaultPage(), shape.pages());
    }

    /**
     * The number of reply pages of one comment. A comment without replies has one empty page.
     *
     * @throws IllegalArgumentException if the note has no such top-level comment
     */
    public int replyPages(CommentId comment) {
        return SyntheticShape.pages(shape.repliesAt(positionOf(comment)), shape.replyPageSize());
    }

    /**
     * The complete response body for this request, without a server: for tests of a decoder. Its request id and time
     * are always the same.
     *
     * @throws IllegalArgumentException if the request is for another note
     * @throws io.xhscomments.core.failure.InvalidRequestException if the cursor is not valid on this route
     */
    public byte[] page(TikHubRoute route, PageRequest request) {
        if (!request.note().equals(id())) {
            throw new IllegalArgumentException(
                    "The request must be for note " + id() + ", but is for " + request.describe());
        }
        String requestId = new UUID(Seeds.mix(shape.seed()), request.hashCode()).toString();
        return respond(ParsedRequest.of(route.requestFor(request)), new Envelope(requestId, SERVED_AT));
    }

    /** For the stub only. */
    @Override
    public byte[] respond(ParsedRequest request, Envelope envelope) {
        return envelope.around(request, json -> pages.write(json, request));
    }

    private int positionOf(CommentId comment) {
        return ids.positionOf(comment)
                .orElseThrow(
                        () -> new IllegalArgumentException("Note " + id() + " has no top-level comment " + comment));
    }

    /** Id and size. */
    @Override
    public String toString() {
        return "SyntheticNote[" + id() + ", " + shape.comments() + " comments, " + shape.totalReplies() + " replies]";
    }
}
