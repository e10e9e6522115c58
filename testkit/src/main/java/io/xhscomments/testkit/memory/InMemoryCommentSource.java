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
 * A {@link CommentSource} without a service behind it, for tests of programs that read through the port: pages are put
 * in, failures are lined up, and it counts what was asked and what that would have cost. It keeps
 * {@link io.xhscomments.testkit.contract.CommentSourceContract} like the sources it stands for. Safe to share between
 * threads; it owns nothing that must be closed, and sends nothing.
 *
 * <pre>{@code
 * SyntheticNote note = SyntheticNote.builder(42).comments(25).build();
 * InMemoryCommentSource source = InMemoryCommentSource.create().serve(note).failNext(Fixtures.error("429-object"));
 *
 * // … what the program under test does with it …
 *
 * assertThat(source.asked()).hasSize(4);
 * assertThat(source.spend().charged()).isEqualTo(3);
 * }</pre>
 *
 * <p>A note that nobody put in is responded to with a {@link NoteNotFoundException}, replies that nobody put in with an
 * empty page: both charged, as the service does. A page of a chain made by hand that nobody put in is a fault of the
 * test, and so an {@link IllegalArgumentException} that says what there is.
 */
public final class InMemoryCommentSource implements CommentSource {
    private final TikHubRoute route;
    private final Map<NoteId, SyntheticNote> notes = new HashMap<>();
    private final Map<PageRequest, CommentPage> pages = new HashMap<>();
    private final Queue<Function<PageRequest, CommentPage>> failures = new ArrayDeque<>();
    private final List<PageRequest> asked = new ArrayList<>();
    private Spend spend = Spend.NONE;

    private InMemoryCommentSource(TikHubRoute route) {
        this.route = Objects.requireNonNull(route, "route");
    }

    /** A source that knows no note yet, and responses as {@link TikHubRoute#WEB_V1} does. */
    public static InMemoryCommentSource create() {
        return create(TikHubRoute.WEB_V1);
    }

    /** A source that knows no note yet, and responses as this route does: App V2 inlines replies, Web V1 does not. */
    public static InMemoryCommentSource create(TikHubRoute route) {
        return new InMemoryCommentSource(route);
    }

    /** Serves this note too; in place of an earlier one of the same id. */
    public synchronized InMemoryCommentSource serve(SyntheticNote note) {
        notes.put(note.id(), note);
        return this;
    }

    /**
     * Serves these comments too, on pages as given, with cursors and totals made for them; without any page, an empty
     * one.
     *
     * @param first the chain they belong to, by its first page: {@code PageRequest.comments(note)}, or
     *     {@code PageRequest.replies(note, comment)}
     */
    @SafeVarargs
    public final synchronized InMemoryCommentSource serve(PageRequest first, List<Comment>... pagesInOrder) {
        List<List<Comment>> chain = new ArrayList<>();
        for (List<Comment> page : pagesInOrder) {
            chain.add(page);
        }
        pages.putAll(PagesByHand.chain(first.first(), chain));
        return this;
    }

    /** Serves exactly this page for this request; in place of an earlier one. */
    public synchronized InMemoryCommentSource serve(PageRequest request, CommentPage page) {
        pages.put(Objects.requireNonNull(request, "request"), Objects.requireNonNull(page, "page"));
        return this;
    }

    /** Responses the next request with this, whatever it asks for. Several calls line up. */
    public InMemoryCommentSource failNext(ErrorResponse response) {
        RawResponse instead = response.asRawResponse();
        return next(request -> TikHubDecoder.create().decode(request, instead));
    }

    /** Lets the next request end as it would over a connection that fails like this. Lines up with other failures. */
    public InMemoryCommentSource failNext(ConnectionFault fault) {
        Objects.requireNonNull(fault, "fault");
        return next(request -> {
            throw fault.failure(request);
        });
    }

    /** Lets the next request fail with what this function makes of it. Lines up with other failures. */
    public InMemoryCommentSource failNext(Function<PageRequest, ? extends CommentSourceException> failure) {
        Objects.requireNonNull(failure, "failure");
        return next(request -> {
            throw failure.apply(request);
        });
    }

    private synchronized InMemoryCommentSource next(Function<PageRequest, CommentPage> response) {
        failures.add(response);
        return this;
    }

    /**
     * Gives the page, or fails as told. An interrupted thread is told that nothing was sent, and that is not counted.
     *
     * @throws IllegalArgumentException if the page belongs to a chain made by hand, and is none of it
     */
    @Override
    public synchronized CommentPage fetch(PageRequest request) {
        Objects.requireNonNull(request, "request");
        if (Thread.currentThread().isInterrupted()) {
            throw new RequestNotSentException(request, "the thread is interrupted", null);
        }
        asked.add(request);
        try {
            CommentPage page = Optional.ofNullable(failures.poll())
                    .map(failure -> failure.apply(request))
                    .orElseGet(() -> page(request));
            spend = spend.plus(page.receipt().spend());
            return page;
        } catch (CommentSourceException failure) {
            spend = spend.plus(failure.spend());
            throw failure;
        }
    }

    private CommentPage page(PageRequest request) {
        CommentPage byHand = pages.get(request);
        if (byHand != null) {
            return byHand;
        }
        SyntheticNote note = notes.get(request.note());
        if (note != null) {
            byte[] body = note.page(route, request);
            return TikHubDecoder.create()
                    .decode(request, new RawResponse(200, Map.of(), body, RawResponse.Origin.NETWORK));
        }
        if (pages.containsKey(request.first())) {
            throw new IllegalArgumentException(
                    "Nobody put in " + request.describe() + "; there are: " + PagesByHand.describe(request, pages));
        }
        if (pages.keySet().stream().anyMatch(known -> known.note().equals(request.note()))) {
            return PagesByHand.empty();
        }
        throw new NoteNotFoundException(request, Charge.CHARGED);
    }

    /** What it was asked, in order, since it was made or reset. */
    public synchronized List<PageRequest> asked() {
        return List.copyOf(asked);
    }

    /** What that would have cost: the sum of what pages and failures say of themselves. */
    public synchronized Spend spend() {
        return spend;
    }

    /** As it was when it was made: no note, no failure, nothing asked. */
    public synchronized void reset() {
        notes.clear();
        pages.clear();
        failures.clear();
        asked.clear();
        spend = Spend.NONE;
    }

    /** How much is in it. */
    @Override
    public synchronized String toString() {
        return "InMemoryCommentSource[" + notes.size() + " notes, " + pages.size() + " pages by hand, " + asked.size()
                + " requests]";
    }
}
