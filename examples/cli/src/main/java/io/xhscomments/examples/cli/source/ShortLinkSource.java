package io.xhscomments.examples.cli.source;

import io.xhscomments.adapter.cache.file.ReadThrough;
import io.xhscomments.adapter.retrofit.TikHubTransport;
import io.xhscomments.core.model.ShortLink;
import io.xhscomments.core.port.CommentSource;
import io.xhscomments.core.port.PageTransport;
import io.xhscomments.core.port.ShortLinkResolver;
import io.xhscomments.examples.cli.language.MessageKey;
import io.xhscomments.examples.cli.option.StoreOptions;
import java.util.Optional;
import java.util.function.UnaryOperator;
import lombok.RequiredArgsConstructor;

/** App V2 for resolving short links: its transport, and the store in front of it. */
@RequiredArgsConstructor
final class ShortLinkSource {
    private final TikHubTransport appV2;
    private final StoreOptions stores;
    private final Progress progress;
    private final Runnable beforeRequest;

    /**
     * The source of the response to a link, with policies around its requests. Stored responses bypass the policies.
     */
    CommentSource withPolicies(ShortLink link, UnaryOperator<CommentSource> policies) {
        PageTransport announced = announced(link);
        StoreMessages listener = new StoreMessages(
                progress::print,
                page -> page.request().equals(ShortLinkResolver.request(link))
                        ? "short link " + link
                        : page.describe());
        Optional<ReadThrough> stored = stores.linkReadThrough(announced, appV2.linkFormat(), listener);
        return stored.map(pages -> pages.linkSource(link, appV2.format(), policies))
                .orElseGet(() -> ShortLinkResolver.named(
                        link,
                        policies.apply(
                                ShortLinkResolver.named(link, CommentSource.of(announced, appV2.linkFormat())))));
    }

    /** Prints that the link is paid for, before its first request. */
    private PageTransport announced(ShortLink link) {
        PageTransport live = appV2.forLink(link);
        Runnable announcement = new OnceRunnable(() -> progress.print(MessageKey.PROGRESS_LINK, link));
        return (request, sink) -> {
            beforeRequest.run();
            announcement.run();
            return live.send(request, sink);
        };
    }
}
