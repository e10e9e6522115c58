package io.xhscomments.testkit.memory;

import io.xhscomments.codec.tikhub.TikHubDecoder;
import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.failure.NoteNotFoundException;
import io.xhscomments.core.failure.RequestNotSentException;
import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.RawResponse;
import io.xhscomments.core.page.Spend;
import io.xhscomments.core.port.CommentSource;
import io.xhscomments.testkit.fixture.ConnectionFault;
import io.xhscomments.testkit.fixture.ErrorResponse;
import io.xhscomments.testkit.synthetic.SyntheticNote;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Function;

/**
 * A {@link CommentSource} in memory, for tests of programs that read through the port. A test adds pages and queues
 * failures; the source records its requests and their cost. It passes {@code CommentSourceContract}. Safe to share
 * between threads; it needs no closing and sends no request.
 *
 * <pre>{@code
 * SyntheticNote note = SyntheticNote.builder(42).comments(25).build();
 * InMemoryCommentSource source = InMemoryCommentSource.create().serve(note).failNext(Fixtures.error("429-object"));
 *
 * // … run the program under test …
 *
 * assertThat(source.requests()).hasSize(4);
 * assertThat(source.spend().charged()).isEqualTo(3);
 * }</pre>
 *
 * <p>For an unknown note it throws a {@link NoteNotFoundException}; for unknown replies it returns an empty page. Both
 * count as charged, as with the service. If a page is missing in a sequence that the test added, it throws an
 * {@link IllegalArgumentException} that lists the pages it has.
 */
public final class InMemoryCommentSource implements CommentSource {
    private final TikHubRoute route;
    private final Map<NoteId, SyntheticNote> notes = new HashMap<>();
    private final Map<PageRequest, CommentPage> pages = new HashMap<>();
    private final Queue<Function<PageRequest, CommentPage>> nextResponses = new ArrayDeque<>();
    private final List<PageRequest> requests = new ArrayList<>();
    private Spend spend = Spend.NONE;

    private InMemoryCommentSource(TikHubRoute route) {
        this.route = Objects.requireNonNull(route, "route");
    }

    /** A source without notes that behaves like {@link TikHubRoute#WEB_V1}. */
    public static InMemoryCommentSource create() {
        return create(TikHubRoute.WEB_V1);
    }

    /** A source without notes that behaves like this route: App V2 inlines replies, Web V1 does not. */
    public static InMemoryCommentSource create(TikHubRoute route) {
        return new InMemoryCommentSource(route);
    }

    /** Also serves this note. It replaces a note with the same id. */
    public synchronized InMemoryCommentSource serve(SyntheticNote note) {
        notes.put(note.id(), note);
        return this;
    }

    /**
     * Also serves these pages of comments, with generated cursors and totals. Without any page it serves an empty one.
     *
     * @param first the request for the first page: {@code PageRequest.comments(note)} or
     *     {@code PageRequest.replies(note, comment)}
     */
    @SafeVarargs
    public final synchronized InMemoryCommentSource serve(PageRequest first, List<Comment>... pagesInOrder) {
        List<List<Comment>> sequence = new ArrayList<>();
        for (List<Comment> page : pagesInOrder) {
            sequence.add(page);
        }
        pages.putAll(HandWrittenPages.sequence(first.first(), sequence));
        return this;
    }

    /** Serves exactly this page for this request. It replaces an earlier page. */
    public synchronized InMemoryCommentSource serve(PageRequest request, CommentPage page) {
        pages.put(Objects.requireNonNull(request, "request"), Objects.requireNonNull(page, "page"));
        return this;
    }

    /** Responds to the next request with this error. Several calls queue up. */
    public InMemoryCommentSource failNext(ErrorResponse response) {
        RawResponse raw = response.asRawResponse();
        return next(request -> TikHubDecoder.create().decode(request, raw));
    }

    /** Fails the next request like a connection with this fault. Queues up with other failures. */
    public InMemoryCommentSource failNext(ConnectionFault fault) {
        Objects.requireNonNull(fault, "fault");
        return next(request -> {
            throw fault.failure(request);
        });
    }

    /** Fails the next request with the exception that this function creates. Queues up with other failures. */
    public InMemoryCommentSource failNext(Function<PageRequest, ? extends CommentSourceException> failure) {
        Objects.requireNonNull(failure, "failure");
        return next(request -> {
            throw failure.apply(request);
        });
    }

    private synchronized InMemoryCommentSource next(Function<PageRequest, CommentPage> response) {
        nextResponses.add(response);
        return this;
    }

    /**
     * Returns the page, or fails as queued. On an interrupted thread it throws a {@link RequestNotSentException} and
     * does not record the request.
     *
     * @throws IllegalArgumentException if the test added this sequence, but not this page
     */
    @Override
    public synchronized CommentPage fetch(PageRequest request) {
        Objects.requireNonNull(request, "request");
        if (Thread.currentThread().isInterrupted()) {
            throw new RequestNotSentException(request, "the thread is interrupted", null);
        }
        requests.add(request);
        try {
            CommentPage page = Optional.ofNullable(nextResponses.poll())
                    .map(response -> response.apply(request))
                    .orElseGet(() -> page(request));
            spend = spend.plus(page.receipt().spend());
            return page;
        } catch (CommentSourceException failure) {
            spend = spend.plus(failure.spend());
            throw failure;
        }
    }

    private CommentPage page(PageRequest request) {
        CommentPage added = pages.get(request);
        if (added != null) {
            return added;
        }
        SyntheticNote note = notes.get(request.note());
        if (note != null) {
            byte[] body = note.page(route, request);
            return TikHubDecoder.create()
                    .decode(request, new RawResponse(200, Map.of(), body, RawResponse.Origin.NETWORK));
        }
        if (pages.containsKey(request.first())) {
            throw new IllegalArgumentException("The test did not add " + request.describe() + "; it added: "
                    + HandWrittenPages.describe(request, pages));
        }
        if (pages.keySet().stream().anyMatch(known -> known.note().equals(request.note()))) {
            return HandWrittenPages.empty();
        }
        throw new NoteNotFoundException(request, Charge.CHARGED);
    }

    /** The requests since creation or the last {@link #reset()}, in order. */
    public synchronized List<PageRequest> requests() {
        return List.copyOf(requests);
    }

    /** The cost of those requests: the sum over the pages and failures. */
    public synchronized Spend spend() {
        return spend;
    }

    /** Restores the initial state: no notes, no pages, no failures, no requests. */
    public synchronized void reset() {
        notes.clear();
        pages.clear();
        nextResponses.clear();
        requests.clear();
        spend = Spend.NONE;
    }

    /** The numbers of notes, pages and requests. */
    @Override
    public synchronized String toString() {
        return "InMemoryCommentSource[" + notes.size() + " notes, " + pages.size() + " pages, " + requests.size()
                + " requests]";
    }
}
