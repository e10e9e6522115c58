package io.xhscomments.core.policy;

import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.Receipt;
import io.xhscomments.core.page.Spend;
import io.xhscomments.core.port.CommentSource;
import io.xhscomments.core.port.ShortLinkResolver;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * First pages of notes that came as responses to short links, in memory: a program that reads the notes afterwards does
 * not pay for these pages a second time. Needed where no store keeps them. Safe for use by many threads; it sends
 * nothing by itself, and keeps one page a note for as long as it lives.
 */
public final class ResolvedPages implements AutoRoute.Stored {
    private final Map<PageRequest, CommentPage> pages = new ConcurrentHashMap<>();

    /** Keeps no pages yet. */
    public ResolvedPages() {}

    /**
     * The same source of responses to short links, whose pages are kept here. A page for which nothing was sent is not
     * kept: it is in a store, which knows its age.
     */
    public CommentSource keeping(CommentSource links) {
        Objects.requireNonNull(links, "links");
        return request -> {
            CommentPage page = links.fetch(request);
            if (page.receipt().spend().sent() > 0) {
                ShortLinkResolver.noteOf(page)
                        .map(PageRequest::comments)
                        .ifPresent(first -> pages.put(first, page.withReceipt(free(page.receipt()))));
            }
            return page;
        };
    }

    /** The request was counted when the link was resolved. */
    private static Receipt free(Receipt receipt) {
        return new Receipt(
                Charge.FREE, Spend.NONE, receipt.requestId(), receipt.servedAt(), receipt.route(), receipt.cacheLink());
    }

    /** The page, if it is kept here. */
    @Override
    public Optional<CommentPage> page(PageRequest request) {
        return Optional.ofNullable(pages.get(request));
    }

    /** A source that serves the pages that are kept here, and fetches all others from {@code source}. */
    public CommentSource before(CommentSource source) {
        Objects.requireNonNull(source, "source");
        return request -> page(request).orElseGet(() -> source.fetch(request));
    }

    /** The same for the route that the links are resolved over: its notes are then read over it. */
    public AutoRoute.Route before(AutoRoute.Route route) {
        return new AutoRoute.Route(route.live(), new AutoRoute.Stored() {
            @Override
            public Optional<CommentPage> page(PageRequest request) {
                return ResolvedPages.this.page(request).or(() -> route.stored().page(request));
            }

            @Override
            public boolean holds(PageRequest request) {
                return pages.containsKey(request) || route.stored().holds(request);
            }
        });
    }
}
