package io.xhscomments.adapter.cache.file;

import io.xhscomments.core.failure.InvalidRequestException;
import io.xhscomments.core.model.Author;
import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.model.Cursor;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.model.Tag;
import io.xhscomments.core.page.CacheLink;
import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.Irregularities;
import io.xhscomments.core.page.PageKey;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.PageRequest.CommentReplies;
import io.xhscomments.core.page.RawResponse;
import io.xhscomments.core.page.Receipt;
import io.xhscomments.core.page.ReportedTotals;
import io.xhscomments.core.page.Spend;
import io.xhscomments.core.port.BodySink;
import io.xhscomments.core.port.PageTransport;
import io.xhscomments.core.port.ResponseFormat;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * A service with one note that changes between requests: the truth of the tests of readings. A response is the number
 * of a page that it remembers, so that decoding costs nothing.
 */
final class ChangingNote implements PageTransport, ResponseFormat {
    static final NoteId NOTE = NoteId.of("67".repeat(12));

    /** What the service does with the cursor of a comment that is gone. */
    enum StaleCursor {
        CONTINUES,
        EMPTY,
        FIRST_PAGE,
        SKIPS,
        REFUSED
    }

    /** A comment of the service. */
    static final class Row {
        final CommentId id;
        final long seconds;
        boolean served = true;
        boolean pinned;
        /** Whether it was ever pinned or undecodable. */
        boolean unusual;

        long likes;
        int replies;
        /** Replies before this one are not served any more. */
        int firstReply;

        Row(CommentId id, long seconds) {
            this.id = id;
            this.seconds = seconds;
        }
    }

    private static final Comparator<Row> NEWEST_FIRST = Comparator.<Row>comparingLong(row -> row.seconds)
            .thenComparing(row -> row.id.value())
            .reversed();

    final List<Row> rows = new ArrayList<>();
    final List<PageRequest> requests = new ArrayList<>();
    private final Map<Integer, CommentPage> responses = new ConcurrentHashMap<>();
    private final Map<CommentId, Row> byId = new HashMap<>();

    int pageSize = 10;
    boolean newestFirst = true;
    boolean tagsPins = true;
    boolean repeatsPinsAtTheirPlace;
    StaleCursor staleCursor = StaleCursor.CONTINUES;
    /** Also the cursors of comments that are served. */
    boolean everyCursorIsStale;
    /** From this position on, older comments come first. */
    int disorderFrom = Integer.MAX_VALUE;
    /** The service ends after this many comments, although there are more. */
    int endsAfter = Integer.MAX_VALUE;
    /** A comment that cannot be decoded for now. */
    Optional<Row> undecodable = Optional.empty();

    Runnable afterRequest = () -> {};
    Instant now = Instant.parse("2026-11-01T00:00:00Z");

    Row add(long seconds) {
        CommentId id = CommentId.of(String.format(Locale.ROOT, "%08x%016x", seconds, rows.size() + 1));
        Row row = new Row(id, seconds);
        rows.add(row);
        byId.put(id, row);
        return row;
    }

    /** Adds comments, each a minute newer than the last. */
    void add(int count) {
        for (int i = 0; i < count; i++) {
            add(1_700_000_000 + 60L * rows.size());
        }
    }

    /** What the service serves, in order. */
    List<Row> truth() {
        List<Row> truth = new ArrayList<>(pins());
        atTheirPlace().stream().filter(row -> !truth.contains(row)).forEach(truth::add);
        return truth;
    }

    List<CommentId> truthIds() {
        return truth().stream().map(row -> row.id).toList();
    }

    private List<Row> pins() {
        return rows.stream().filter(row -> row.served && row.pinned).toList();
    }

    private List<Row> atTheirPlace() {
        return rows.stream()
                .filter(row -> row.served && (!row.pinned || repeatsPinsAtTheirPlace))
                .sorted(newestFirst ? NEWEST_FIRST : Comparator.comparing(row -> row.id.hashCode() * 31))
                .collect(Collectors.collectingAndThen(Collectors.toList(), this::inDisorder));
    }

    private List<Row> inDisorder(List<Row> rows) {
        if (disorderFrom < rows.size()) {
            Collections.reverse(rows.subList(disorderFrom, rows.size()));
        }
        return rows;
    }

    /** The comments that were ever sent and could be decoded. */
    Set<CommentId> sent() {
        return responses.values().stream()
                .flatMap(page -> page.comments().stream())
                .map(Comment::id)
                .collect(Collectors.toSet());
    }

    Row row(CommentId id) {
        return byId.get(id);
    }

    @Override
    public synchronized RawResponse send(PageRequest request, BodySink sink) {
        requests.add(request);
        now = now.plusSeconds(1);
        CommentPage page = respond(request);
        int number = responses.size() + 1;
        responses.put(number, page);
        byte[] body = Integer.toString(number).getBytes(StandardCharsets.US_ASCII);
        sink.onHeaders(RawResponse.HTTP_OK, Map.of());
        sink.onBody(body, 0, body.length);
        afterRequest.run();
        return new RawResponse(RawResponse.HTTP_OK, Map.of(), body, RawResponse.Origin.NETWORK);
    }

    private CommentPage respond(PageRequest request) {
        return request instanceof CommentReplies replies ? respond(replies) : answerWithComments(request);
    }

    private CommentPage respond(CommentReplies request) {
        int from =
                request.after().map(cursor -> Integer.parseInt(cursor.value())).orElse(0);
        Row root = row(request.comment());
        int to = Math.min(from + pageSize, root.replies);
        List<Comment> replies = new ArrayList<>();
        for (int reply = Math.max(from, root.firstReply); reply < to; reply++) {
            CommentId id = CommentId.of(
                    String.format(Locale.ROOT, "%08x%08x%08x", root.seconds + reply, rows.indexOf(root), reply));
            replies.add(Comment.builder(id, NOTE, Author.UNKNOWN, id.createdAt(), "reply")
                    .rootId(root.id)
                    .build());
        }
        Optional<Cursor> next = to < root.replies ? Optional.of(Cursor.of(Integer.toString(to))) : Optional.empty();
        return page(replies, next.isPresent(), next, Irregularities.NONE);
    }

    private CommentPage answerWithComments(PageRequest request) {
        Optional<Row> after = request.after()
                .map(cursor -> cursor.value().substring(cursor.value().indexOf(':') + 1))
                .filter(id -> !id.equals("top"))
                .map(id -> byId.get(CommentId.of(id)));
        StaleCursor stale =
                after.filter(row -> !row.served || everyCursorIsStale).isPresent()
                        ? staleCursor
                        : StaleCursor.CONTINUES;
        if (stale == StaleCursor.REFUSED) {
            throw InvalidRequestException.byService(request, "no such cursor");
        }
        if (stale == StaleCursor.EMPTY) {
            return page(List.of(), false, Optional.empty());
        }
        boolean first = request.after().isEmpty() || stale == StaleCursor.FIRST_PAGE;
        List<Row> pins = first ? pins() : List.of();
        List<Row> all = atTheirPlace();
        int from = first || after.isEmpty()
                ? 0
                : (int) all.stream()
                        .filter(row -> NEWEST_FIRST.compare(row, after.get()) <= 0)
                        .count();
        from += stale == StaleCursor.SKIPS ? pageSize : 0;
        int available = Math.min(all.size(), endsAfter);
        int to = Math.min(from + pageSize - Math.min(pins.size(), pageSize - 1), available);
        List<Row> served = new ArrayList<>(pins);
        served.addAll(all.subList(Math.min(from, to), to));
        boolean more = to < available;
        int index = request.after()
                        .map(cursor -> Integer.parseInt(
                                cursor.value().substring(0, cursor.value().indexOf(':'))))
                        .orElse(1)
                + 1;
        String last = to == 0 || to <= from ? "top" : all.get(to - 1).id.value();
        return page(served, more, more ? Optional.of(Cursor.of(index + ":" + last)) : Optional.empty());
    }

    private CommentPage page(List<Row> served, boolean more, Optional<Cursor> cursor) {
        List<Row> decodable = served.stream()
                .filter(row -> !undecodable.equals(Optional.of(row)))
                .toList();
        Irregularities irregular = decodable.size() == served.size()
                ? Irregularities.NONE
                : new Irregularities(List.of("{}"), 0, List.of());
        return page(decodable.stream().map(this::comment).toList(), more, cursor, irregular);
    }

    private CommentPage page(List<Comment> comments, boolean more, Optional<Cursor> cursor, Irregularities irregular) {
        CommentPage page = CommentPage.of(
                comments,
                ReportedTotals.of(rows.size(), rows.size()),
                cursor,
                new Receipt(
                        Charge.CHARGED,
                        Spend.of(Charge.CHARGED),
                        Optional.empty(),
                        Optional.of(now),
                        Optional.empty(),
                        Optional.empty()));
        return new CommentPage(
                page.comments(),
                page.totals(),
                more,
                cursor,
                page.noteAuthor(),
                page.sortStrategy(),
                page.sortStrategies(),
                page.context(),
                page.receipt(),
                page.unknownFields(),
                irregular);
    }

    private Comment comment(Row row) {
        Comment.Builder comment = Comment.builder(
                        row.id, NOTE, Author.UNKNOWN, Instant.ofEpochSecond(row.seconds), "text")
                .likeCount(row.likes)
                .replyCount(row.replies);
        return row.pinned && tagsPins
                ? comment.tags(List.of(Tag.of(Tag.PINNED))).build()
                : comment.build();
    }

    @Override
    public CommentPage decode(PageRequest request, RawResponse response) {
        CommentPage page = responses.get(Integer.parseInt(new String(response.body(), StandardCharsets.US_ASCII)));
        return response.origin() == RawResponse.Origin.NETWORK
                ? page
                : page.withReceipt(new Receipt(
                        Charge.FREE,
                        Spend.NONE,
                        Optional.empty(),
                        page.receipt().servedAt(),
                        Optional.empty(),
                        Optional.empty()));
    }

    @Override
    public String route() {
        return "model";
    }

    @Override
    public Optional<PageKey> keyOf(byte[] body) {
        return Optional.empty();
    }

    @Override
    public Optional<CacheLink> linkIn(byte[] beginning) {
        return Optional.empty();
    }
}
