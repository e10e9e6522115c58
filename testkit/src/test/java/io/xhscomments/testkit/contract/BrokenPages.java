package io.xhscomments.testkit.contract;

import static io.xhscomments.testkit.contract.BrokenDecoder.broken;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.xhscomments.core.failure.MalformedResponseException;
import io.xhscomments.core.failure.NoteNotFoundException;
import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.Cursor;
import io.xhscomments.core.model.UnknownFields;
import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.RawResponse;
import io.xhscomments.core.port.PageDecoder;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Decoders that change what is on a page, or do not take it as it may come. */
final class BrokenPages {
    private static final Duration EIGHT_HOURS = Duration.ofHours(8);

    static final List<BrokenDecoder> ALL = List.of(
            broken("goes on after the last page", page(page -> more(page, true)), "D01", "D02", "D06"),
            broken("sorts by score", page(page -> with(page, byScore(page))), "D03"),
            broken("writes cursors anew", cursor(cursor -> cursor.map(BrokenPages::compact)), "D04"),
            broken("makes up a cursor", cursor(cursor -> cursor.or(() -> Optional.of(Cursor.of("{}")))), "D05"),
            broken("takes a promise without a cursor for the end", page(BrokenPages::withoutPromise), "D05"),
            broken("takes an empty page for a missing note", BrokenPages::missesEmptyPages, "D07"),
            broken(
                    "takes each reply for a chain of its own",
                    comment(c -> c.toBuilder().rootId(c.id())),
                    "D08"),
            broken("reads numbers as doubles", comment(BrokenPages::doubled), "D09"),
            broken("wants numbers as numbers", wanting(body -> !body.contains("_count\":\"")), "D10"),
            broken("makes what is missing 0", comment(BrokenPages::zeroed), "D11", "D35"),
            broken(
                    "trims texts",
                    comment(c -> c.content()
                            .map(text -> c.toBuilder().content(text.strip()))
                            .orElse(c.toBuilder())),
                    "D12"),
            broken("wants the id first", wanting(body -> !body.contains("[{\"user\":{\"nickname\"")), "D13"),
            broken("stumbles over a byte order mark", wanting(body -> !body.startsWith("\uFEFF")), "D14"),
            broken(
                    "drops what it does not know",
                    comment(c -> c.toBuilder().unknownFields(UnknownFields.none())),
                    "D15",
                    "D34",
                    "D35"),
            broken(
                    "reads times in Beijing",
                    comment(c -> c.createdAt()
                            .map(time -> c.toBuilder().createdAt(time.plus(EIGHT_HOURS)))
                            .orElse(c.toBuilder())),
                    "D16",
                    "D36"),
            broken("puts links where they are printed", page(BrokenPages::withPrintedLink), "D28"),
            broken("writes into the response", BrokenPages::writes, "D29"),
            broken(
                    "mixes up its threads",
                    new BrokenDecoder.Work() {
                        private final MixUp<RawResponse> mixUp = new MixUp<>();

                        @Override
                        public CommentPage decode(PageDecoder healthy, PageRequest request, RawResponse response) {
                            return mixUp.work(response, mixed -> healthy.decode(request, mixed));
                        }
                    },
                    "D30"));

    private BrokenPages() {}

    private static BrokenDecoder.Work page(UnaryOperator<CommentPage> change) {
        return (healthy, request, response) -> change.apply(healthy.decode(request, response));
    }

    static BrokenDecoder.Work comment(Function<Comment, Comment.Builder> change) {
        return page(page -> with(
                page,
                page.comments().stream()
                        .map(comment -> change.apply(comment).build())
                        .toList()));
    }

    static BrokenDecoder.Work cursor(UnaryOperator<Optional<Cursor>> change) {
        return page(page -> page.withCursor(change.apply(page.cursor())));
    }

    static BrokenDecoder.Work wanting(Predicate<String> what) {
        return (healthy, request, response) -> {
            if (response.status() == 200 && !what.test(new String(response.body(), UTF_8))) {
                throw new MalformedResponseException(request, Charge.CHARGED, "$", "not as it used to be");
            }
            return healthy.decode(request, response);
        };
    }

    private static CommentPage missesEmptyPages(PageDecoder healthy, PageRequest request, RawResponse response) {
        CommentPage page = healthy.decode(request, response);
        if (page.comments().isEmpty()) {
            throw new NoteNotFoundException(request, Charge.CHARGED);
        }
        return page;
    }

    private static CommentPage writes(PageDecoder healthy, PageRequest request, RawResponse response) {
        CommentPage page = healthy.decode(request, response);
        int digit = new String(response.body(), UTF_8).indexOf("1770343442");
        if (digit > 0) {
            response.body()[digit]++;
        }
        return page;
    }

    private static CommentPage with(CommentPage page, List<Comment> comments) {
        return copy(page, comments, page.hasMore(), page.context());
    }

    private static CommentPage more(CommentPage page, boolean hasMore) {
        return copy(page, page.comments(), hasMore, page.context());
    }

    private static CommentPage withoutPromise(CommentPage page) {
        return more(page, page.next().isPresent());
    }

    private static CommentPage withPrintedLink(CommentPage page) {
        Optional<String> link =
                page.receipt().cacheLink().map(secret -> secret.reveal().toString());
        return copy(page, page.comments(), page.hasMore(), link);
    }

    private static CommentPage copy(
            CommentPage page, List<Comment> comments, boolean hasMore, Optional<String> context) {
        return new CommentPage(
                comments,
                page.totals(),
                hasMore,
                page.cursor(),
                page.noteAuthor(),
                page.sortStrategy(),
                page.sortStrategies(),
                context,
                page.receipt(),
                page.unknownFields(),
                page.irregularities());
    }

    private static List<Comment> byScore(CommentPage page) {
        return page.comments().stream()
                .sorted(Comparator.comparing(comment -> comment.score().orElse(0)))
                .toList();
    }

    private static Cursor compact(Cursor cursor) {
        return Cursor.of(cursor.value().replace(" ", ""));
    }

    private static Comment.Builder doubled(Comment comment) {
        Comment.Builder builder = comment.toBuilder();
        comment.likeCount().ifPresent(likes -> builder.likeCount((long) (double) likes));
        return builder;
    }

    private static Comment.Builder zeroed(Comment comment) {
        return comment.toBuilder().likeCount(comment.likeCount().orElse(0));
    }
}
