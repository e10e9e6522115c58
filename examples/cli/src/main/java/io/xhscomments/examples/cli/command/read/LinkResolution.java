package io.xhscomments.examples.cli.command.read;

import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.model.ShortLink;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.port.CommentSource;
import io.xhscomments.core.port.ShortLinkResolver;
import io.xhscomments.examples.cli.option.NoteOrLink;
import io.xhscomments.examples.cli.output.LinkSummary;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import lombok.RequiredArgsConstructor;

/**
 * Resolves the short links of a run, one after the other. Continues with the other links after a link that fails. For
 * one thread, except {@link #cancel}.
 */
@RequiredArgsConstructor
final class LinkResolution {
    private final Function<ShortLink, CommentSource> sources;

    private final Map<ShortLink, LinkSummary> links = new LinkedHashMap<>();
    private volatile boolean cancelled;

    /** The notes in the given order, each once, without the notes of links that are not resolved. */
    List<NoteId> notes(List<NoteOrLink> given) {
        return given.stream()
                .flatMap(each -> each.note().or(() -> each.link().flatMap(this::note)).stream())
                .distinct()
                .toList();
    }

    /** The result of each link. */
    List<LinkSummary> links() {
        return List.copyOf(links.values());
    }

    /** Resolves no further link. A request in flight is finished. */
    void cancel() {
        cancelled = true;
    }

    private Optional<NoteId> note(ShortLink link) {
        if (cancelled && !links.containsKey(link)) {
            return Optional.empty();
        }
        return links.computeIfAbsent(link, this::resolve).note();
    }

    private LinkSummary resolve(ShortLink link) {
        try {
            CommentPage page = sources.apply(link).fetch(ShortLinkResolver.request(link));
            return new LinkSummary(
                    link, ShortLinkResolver.noteOf(page), page.receipt().spend(), Optional.empty());
        } catch (CommentSourceException failure) {
            return new LinkSummary(link, Optional.empty(), failure.spend(), Optional.of(failure));
        }
    }
}
