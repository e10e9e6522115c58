package io.xhscomments.examples.recipes;

import io.xhscomments.adapter.cache.file.PageStore;
import io.xhscomments.adapter.cache.file.ReadThrough;
import io.xhscomments.adapter.retrofit.TikHubTransport;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.model.NoteLink;
import io.xhscomments.core.model.ShortLink;
import io.xhscomments.core.policy.Policies;
import io.xhscomments.core.policy.RateLimiter;
import io.xhscomments.core.policy.Retry;
import io.xhscomments.core.port.CommentSource;
import io.xhscomments.core.port.ShortLinkResolver;
import io.xhscomments.core.reading.NoteReader;
import io.xhscomments.core.reading.Reading;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Reads a note by a short link (xhslink.com), which contains no note id. The service resolves it with one charged
 * request. The store keeps the response for the link and as the first page of the note, so that neither is paid for
 * again.
 */
public final class ResolveAShortLink {
    private ResolveAShortLink() {}

    /** Arguments: a short link or a share text, and a directory. The key is in {@code TIKHUB_API_KEY}. */
    public static void main(String[] args) {
        ShortLink link = NoteLink.shortLinkIn(args[0]).orElseThrow();
        try (TikHubTransport tikhub = Live.appV2()) {
            read(tikhub, PageStore.at(Path.of(args[1])), link)
                    .ifPresentOrElse(
                            reading -> reading.forEachRemaining(comment ->
                                    System.out.println(comment.content().orElse(""))),
                            () -> System.out.println("The service reports no note for " + link));
        }
    }

    /**
     * A reading of the note; empty if the service reports none. Only {@code app-v2} accepts links. Links and notes
     * share one rate limit.
     */
    public static Optional<Reading> read(TikHubTransport appV2, PageStore store, ShortLink link) {
        RateLimiter rate = RateLimiter.ofDefaults();
        UnaryOperator<CommentSource> policies = source -> Policies.builder(source)
                .rateLimit(rate)
                .retry(Retry.ofDefaults())
                .build();
        Optional<NoteId> note = links(appV2, store, policies).resolve(link);
        CommentSource notes = store.readThrough(appV2, appV2.format()).source(policies);
        return note.map(NoteReader.ofDefaults(notes)::start);
    }

    private static ShortLinkResolver links(
            TikHubTransport appV2, PageStore store, UnaryOperator<CommentSource> policies) {
        return ShortLinkResolver.over(link -> {
            ReadThrough responses = store.readThrough(appV2.forLink(link), appV2.linkFormat());
            return responses.linkSource(link, appV2.format(), policies);
        });
    }
}
