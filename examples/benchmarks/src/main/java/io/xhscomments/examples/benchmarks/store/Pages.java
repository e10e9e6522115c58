package io.xhscomments.examples.benchmarks.store;

import io.xhscomments.codec.tikhub.TikHubDecoder;
import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.RawResponse;
import io.xhscomments.core.port.PageTransport;
import io.xhscomments.testkit.synthetic.SyntheticNote;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Distinct pages of synthetic notes, of about the same size, determined by size and number. */
final class Pages {
    static final TikHubRoute ROUTE = TikHubRoute.WEB_V1;
    static final int KILO = 1024;

    private static final int PAGES_OF_A_NOTE = 16;

    private Pages() {}

    /** A request and its page. */
    record Page(PageRequest request, byte[] body) {}

    static List<Page> of(int kilobytes, int count) {
        int comments = commentsFor(kilobytes);
        List<Page> pages = new ArrayList<>();
        for (int seed = 0; pages.size() < count; seed++) {
            SyntheticNote note = note(seed, comments);
            PageRequest request = PageRequest.comments(note.id());
            for (int i = 0; i < PAGES_OF_A_NOTE && pages.size() < count; i++) {
                byte[] body = note.page(ROUTE, request);
                pages.add(new Page(request, body));
                request = request.after(TikHubDecoder.create()
                        .decode(request, RawResponse.stored(body))
                        .cursor()
                        .orElseThrow());
            }
        }
        return pages;
    }

    /** The number of comments that fill a page. */
    private static int commentsFor(int kilobytes) {
        int some = 40;
        SyntheticNote note = note(0, some);
        int length = note.page(ROUTE, PageRequest.comments(note.id())).length;
        return Math.max(1, Math.round((float) kilobytes * KILO * some / length));
    }

    private static SyntheticNote note(int seed, int pageSize) {
        return SyntheticNote.builder(seed)
                .pageSize(pageSize)
                .comments((PAGES_OF_A_NOTE + 1) * pageSize)
                .build();
    }

    /** A service without latency. */
    static PageTransport serving(Function<PageRequest, byte[]> bodies) {
        return (request, sink) -> {
            byte[] body = bodies.apply(request);
            RawResponse page = new RawResponse(200, Map.of(), body, RawResponse.Origin.NETWORK);
            sink.onHeaders(page.status(), page.headers());
            sink.onBody(body, 0, body.length);
            return page;
        };
    }

    static String describe(List<Page> pages) {
        return String.format(
                Locale.ROOT,
                "%d distinct pages of %.1f KB on average",
                pages.size(),
                pages.stream().mapToInt(page -> page.body().length).average().orElseThrow() / KILO);
    }
}
