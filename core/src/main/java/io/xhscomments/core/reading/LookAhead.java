package io.xhscomments.core.reading;

import io.xhscomments.core.checkpoint.FetchedPage;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.Spend;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * The pages that a reading fetched before it needed them, and its requests in flight. The reading guards it with its
 * lock, except {@link #await}, which waits on the reading thread. Requests are started only by the reading thread, so
 * an abandoned reading sends nothing more.
 */
final class LookAhead {
    /**
     * The pages of a reply chain can only be fetched one after the other, and those of later chains wait meanwhile:
     * with fewer, there are not always as many requests in flight as are allowed.
     */
    static final int PAGES_PER_REQUEST_IN_FLIGHT = 2;

    private final ReadingOptions options;
    private final Map<PageRequest, PageFetch> fetches = new LinkedHashMap<>();
    private final BlockingQueue<PageFetch> arrived = new LinkedBlockingQueue<>();
    private @Nullable PageRequest needed;

    LookAhead(ReadingOptions options, List<FetchedPage> earlier) {
        this.options = options;
        earlier.forEach(page -> fetches.put(page.request(), new PageFetch(page.request(), page.page())));
    }

    /** Whether pages are fetched on threads of their own. */
    boolean isOn() {
        return options.lookAhead() != null;
    }

    /** The fetch of a page; null if it was not requested. */
    @Nullable
    PageFetch get(PageRequest request) {
        return fetches.get(request);
    }

    /** The fetch of the page that the reading needs now, whatever the limits. Repeats a fetch that sent nothing. */
    PageFetch need(PageRequest request) {
        needed = request;
        PageFetch fetch = fetches.get(request);
        return fetch == null || fetch.sentNothing() ? start(request) : fetch;
    }

    void remove(PageRequest request) {
        fetches.remove(request);
    }

    /** How many pages may be requested now, besides the page that the reading needs next. */
    int capacity() {
        return options.lookAhead() == null
                ? 0
                : (int) Math.max(
                        0,
                        Math.min(options.lookAhead().current() - inFlight().size(), maxPages() - othersThan(needed)));
    }

    private long othersThan(@Nullable PageRequest request) {
        return fetches.containsKey(request) ? fetches.size() - 1 : fetches.size();
    }

    /**
     * The maximum number of pages besides the one that is needed. A reading that is stopped early has sent at most
     * these more than one without look-ahead.
     */
    int maxPages() {
        return options.lookAhead() == null
                ? 0
                : options.lookAhead().current() * (options.mayEndEarly() ? 1 : PAGES_PER_REQUEST_IN_FLIGHT);
    }

    /** Requests these pages in this order, as far as the limits allow. */
    void startAll(Iterable<PageRequest> upcoming) {
        for (PageRequest request : upcoming) {
            if (!fetches.containsKey(request)) {
                if (capacity() == 0) {
                    return;
                }
                start(request);
            }
        }
    }

    private PageFetch start(PageRequest request) {
        PageFetch fetch = new PageFetch(options.source(), request, arrived::add);
        fetches.put(request, fetch);
        return fetch;
    }

    /**
     * Waits for a page, and calls {@code fill} at first and after each arrival of another page. Passes an interrupt on
     * to the request, as if the caller had sent it itself.
     */
    void await(PageFetch needed, Runnable fill) {
        boolean interrupted = false;
        while (!needed.isDone()) {
            try {
                if (!interrupted) {
                    fill.run();
                }
                arrived.take();
            } catch (InterruptedException passedOn) {
                interrupted = true;
                needed.interrupt();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    List<PageFetch> inFlight() {
        return fetches.values().stream().filter(fetch -> !fetch.isDone()).toList();
    }

    /** The spend of the fetches that are done. */
    Spend spend() {
        return fetches.values().stream().map(PageFetch::spend).reduce(Spend.NONE, Spend::plus);
    }

    /** The pages that have arrived, for a checkpoint. */
    List<FetchedPage> pages() {
        return fetches.values().stream()
                .flatMap(fetch -> {
                    Optional<CommentPage> page = fetch.page();
                    return page.map(arrivedPage -> FetchedPage.of(fetch.request(), arrivedPage)).stream();
                })
                .toList();
    }
}
