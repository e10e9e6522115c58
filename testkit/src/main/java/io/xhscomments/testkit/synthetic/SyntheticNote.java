package io.xhscomments.testkit.synthetic;

import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.model.NoteId;
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
 * A note that nobody wrote, of any size and with any flaw, for tests of paging: what the service would respond for it,
 * and what a perfect reader makes of that. All of it follows from the seed and the settings, so that a test sees the
 * same each time. Pages are computed when they are asked for; a million comments take no memory. Immutable, safe to
 * share between threads; nothing here sends a request.
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
     * @param seed what texts, ids and orders follow from; another seed makes another note
     */
    public static SyntheticNoteBuilder builder(long seed) {
        return new SyntheticNoteBuilder(seed);
    }

    /** The note's id. */
    @Override
    public NoteId id() {
        return shape.note();
    }

    /** What the service reports for it: replies and folded comments are counted, served or not. */
    public ReportedTotals totals() {
        return ReportedTotals.of(shape.total(), shape.topLevel());
    }

    /**
     * The top-level comments that a perfect reader gives out, in order, each once. Fewer than the note has if its
     * {@link PagingBehavior} breaks off.
     */
    public Stream<CommentId> commentIds() {
        long reachable = (long) pages() * shape.pageSize();
        return IntStream.range(0, (int) Math.min(shape.comments(), reachable)).mapToObj(ids::comment);
    }

    /**
     * The replies that a perfect reader gives out for one comment, in order, each once.
     *
     * @throws IllegalArgumentException if the note has no such top-level comment
     */
    public Stream<CommentId> replyIds(CommentId comment) {
        int position = positionOf(comment);
        return IntStream.range(0, shape.replies().applyAsInt(position)).mapToObj(reply -> ids.reply(position, reply));
    }

    /**
     * How many pages of top-level comments a perfect reader buys, at the least: those that bring something, or the one
     * of an empty note.
     */
    public int pages() {
        return shape.chain().pagesWithNews(shape.chainAtPage(), shape.pages());
    }

    /**
     * How many pages of replies one comment has. A comment without replies has one page too, an empty one.
     *
     * @throws IllegalArgumentException if the note has no such top-level comment
     */
    public int replyPages(CommentId comment) {
        return SyntheticShape.pages(shape.replies().applyAsInt(positionOf(comment)), shape.replyPageSize());
    }

    /**
     * The whole body of the service's response to this request, without a server: for tests of a decoder. The receipt
     * in it is the same each time.
     *
     * @throws IllegalArgumentException if the request is for another note
     * @throws io.xhscomments.core.failure.InvalidRequestException if the request's cursor is none of this route's
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
        return "SyntheticNote[" + id() + ", " + shape.comments() + " comments, " + shape.repliesInAll() + " replies]";
    }
}
