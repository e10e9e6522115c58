package io.xhscomments.testkit.contract;

import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.failure.NoteNotFoundException;
import io.xhscomments.core.failure.ServerErrorException;
import io.xhscomments.core.model.Comment;
import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.Receipt;
import io.xhscomments.core.page.ReportedTotals;
import io.xhscomments.core.port.CommentSource;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * A source with one flaw, and the rules that must fail.
 *
 * @param around adds the flaw to a correct source
 */
record BrokenSource(String flaw, Set<String> rules, UnaryOperator<CommentSource> around) implements Broken {
    private static final CommentPage EMPTY =
            CommentPage.of(List.of(), ReportedTotals.UNKNOWN, Optional.empty(), Receipt.of(Charge.CHARGED));

    static final List<BrokenSource> ALL = List.of(
            broken("returns page 1 for every cursor", healthy -> r -> healthy.fetch(r.first()), "S01", "S02"),
            broken("reverses pages", page(page -> with(page, upsideDown(page.comments()))), "S01", "S02"),
            broken("treats each reply as its own thread", page(BrokenSource::ownRoots), "S02"),
            broken("counts comments itself", page(BrokenSource::counted), "S03"),
            broken("reads an empty page as a missing note", BrokenSource::missesEmptyPages, "S04"),
            broken(
                    "turns a missing note into an empty page",
                    failing(NoteNotFoundException.class, EMPTY),
                    "S05",
                    "S10"),
            broken("fetches the next page, too", BrokenSource::fetchesAhead, "S06"),
            broken("responds from a cache", BrokenSource::cached, "S07"),
            broken("reports pages as free", page(page -> page.withReceipt(Receipt.ofStoredPage())), "S08"),
            broken("prints links", page(BrokenSource::withPrintedLink), "S09"),
            broken("reports every failure as a server error", BrokenSource::callsAllTheSame, "S05", "S10"),
            broken(
                    "turns failures into empty pages",
                    failing(CommentSourceException.class, EMPTY),
                    "S05",
                    "S10",
                    "S14"),
            broken("returns null for failures", failing(CommentSourceException.class, null), "S05", "S10", "S14"),
            broken("retries by itself", BrokenSource::triesAgain, "S10", "S11"),
            broken("repeats an echoed key", BrokenSource::repeatsTheKey, "S12"),
            broken("mixes up the requests of its threads", BrokenSource::mixesUp, "S13"),
            broken("clears interrupts", BrokenSource::eatsInterrupts, "S14"),
            broken("continues when interrupted", BrokenSource::worksOn, "S14"));

    private static BrokenSource broken(String flaw, UnaryOperator<CommentSource> around, String... rules) {
        return new BrokenSource(flaw, new TreeSet<>(List.of(rules)), around);
    }

    @Override
    public Class<?> contract() {
        return BrokenContracts.OfASource.class;
    }

    @Override
    public String toString() {
        return flaw;
    }

    private static UnaryOperator<CommentSource> page(UnaryOperator<CommentPage> change) {
        return healthy -> request -> change.apply(healthy.fetch(request));
    }

    private static UnaryOperator<CommentSource> failing(
            Class<? extends CommentSourceException> type, CommentPage instead) {
        return healthy -> request -> {
            try {
                return healthy.fetch(request);
            } catch (CommentSourceException failure) {
                if (type.isInstance(failure)) {
                    return instead;
                }
                throw failure;
            }
        };
    }

    private static CommentPage with(CommentPage page, List<Comment> comments) {
        return CommentPage.of(comments, page.totals(), page.next(), page.receipt());
    }

    private static List<Comment> upsideDown(List<Comment> comments) {
        int last = comments.size() - 1;
        return IntStream.rangeClosed(0, last)
                .mapToObj(i -> comments.get(last - i))
                .toList();
    }

    private static CommentPage ownRoots(CommentPage page) {
        return with(
                page,
                page.comments().stream()
                        .map(comment -> comment.toBuilder().rootId(comment.id()).build())
                        .toList());
    }

    private static CommentPage counted(CommentPage page) {
        int count = page.comments().size();
        return CommentPage.of(page.comments(), ReportedTotals.of(count, count), page.next(), page.receipt());
    }

    private static CommentPage withPrintedLink(CommentPage page) {
        Optional<String> link =
                page.receipt().cacheLink().map(secret -> secret.reveal().toString());
        return new CommentPage(
                page.comments(),
                page.totals(),
                page.hasMore(),
                page.cursor(),
                page.noteAuthor(),
                page.sortStrategy(),
                page.sortStrategies(),
                link,
                page.receipt(),
                page.unknownFields(),
                page.irregularities());
    }

    private static CommentSource missesEmptyPages(CommentSource healthy) {
        return request -> {
            CommentPage page = healthy.fetch(request);
            if (page.comments().isEmpty()) {
                throw new NoteNotFoundException(request, Charge.CHARGED);
            }
            return page;
        };
    }

    private static CommentSource fetchesAhead(CommentSource healthy) {
        return request -> {
            CommentPage page = healthy.fetch(request);
            page.next().ifPresent(cursor -> healthy.fetch(request.after(cursor)));
            return page;
        };
    }

    private static CommentSource cached(CommentSource healthy) {
        Map<PageRequest, CommentPage> cache = new ConcurrentHashMap<>();
        return request -> cache.computeIfAbsent(request, healthy::fetch);
    }

    private static CommentSource callsAllTheSame(CommentSource healthy) {
        return request -> {
            try {
                return healthy.fetch(request);
            } catch (CommentSourceException failure) {
                throw new ServerErrorException(request, 500, Optional.empty(), "something went wrong");
            }
        };
    }

    private static CommentSource triesAgain(CommentSource healthy) {
        return request -> {
            try {
                return healthy.fetch(request);
            } catch (CommentSourceException failure) {
                if (failure.retryable()) {
                    return healthy.fetch(request);
                }
                throw failure;
            }
        };
    }

    private static CommentSource repeatsTheKey(CommentSource healthy) {
        return request -> {
            try {
                return healthy.fetch(request);
            } catch (CommentSourceException failure) {
                failure.addSuppressed(new IOException("Your key is sk-test-ECHOED-KEY+/=="));
                throw failure;
            }
        };
    }

    private static CommentSource mixesUp(CommentSource healthy) {
        MixUp<PageRequest> mixUp = new MixUp<>();
        return request -> mixUp.work(request, healthy::fetch);
    }

    private static CommentSource eatsInterrupts(CommentSource healthy) {
        return request -> {
            try {
                return healthy.fetch(request);
            } finally {
                Thread.interrupted();
            }
        };
    }

    private static CommentSource worksOn(CommentSource healthy) {
        return request -> {
            boolean interrupted = Thread.interrupted();
            CommentPage page = healthy.fetch(request);
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            return page;
        };
    }
}
