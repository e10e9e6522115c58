package io.xhscomments.examples.cli.source;

import io.xhscomments.adapter.cache.file.PageStore;
import io.xhscomments.adapter.cache.file.StoredResponse;
import io.xhscomments.adapter.cache.file.report.StoredPage;
import io.xhscomments.codec.tikhub.TikHubLinks;
import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.model.ShortLink;
import io.xhscomments.core.page.PageKey;
import io.xhscomments.core.port.BodySink;
import io.xhscomments.core.port.ShortLinkResolver;
import io.xhscomments.examples.cli.language.MessageKey;
import io.xhscomments.examples.cli.language.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import lombok.RequiredArgsConstructor;

/** The responses to short links in a store, which are stored under placeholders. Sends nothing. */
@RequiredArgsConstructor
public final class StoredLinks {
    private final PageStore store;
    private final Messages messages;

    /** Whether this is the key of a response to a short link. */
    public static boolean isLink(PageKey key) {
        return key.route().equals(TikHubLinks.ROUTE);
    }

    /** Describes a page by its link, or by its request and route. */
    public String describe(PageKey key) {
        return isLink(key) ? name(linkOf(key)) : key.describe();
    }

    /** The link for the column of a table, without its scheme so that it fits. */
    public String name(StoredPage page) {
        return linkIn(page)
                .or(() -> linkOf(page.key()))
                .map(link -> link.value().replaceFirst("^http://", ""))
                .orElseGet(() -> name(Optional.empty()));
    }

    private String name(Optional<ShortLink> link) {
        return link.map(known -> messages.format(MessageKey.STORE_LINK, known))
                .orElseGet(() -> messages.format(MessageKey.STORE_UNKNOWN_LINK));
    }

    /** The note that a link leads to; empty if there is none, or the response is unreadable. */
    public Optional<NoteId> noteOf(PageKey key) {
        try {
            return ShortLinkResolver.noteOf(
                    store.replay(TikHubLinks.format()).source().fetch(key.request()));
        } catch (CommentSourceException unreadable) {
            // The command "store check" reports it.
            return Optional.empty();
        }
    }

    private Optional<ShortLink> linkOf(PageKey key) {
        try {
            return TikHubLinks.linkIn(store.replay(TikHubLinks.format())
                    .send(key.request(), BodySink.none())
                    .body());
        } catch (CommentSourceException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<ShortLink> linkIn(StoredPage page) {
        try {
            return StoredResponse.in(Files.readAllBytes(page.file()))
                    .flatMap(kept -> TikHubLinks.linkIn(kept.response().body()));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}
