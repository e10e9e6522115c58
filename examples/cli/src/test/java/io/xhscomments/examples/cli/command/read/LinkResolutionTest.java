package io.xhscomments.examples.cli.command.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.model.ShortLink;
import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.Receipt;
import io.xhscomments.core.page.ReportedTotals;
import io.xhscomments.examples.cli.option.NoteOrLink;
import io.xhscomments.examples.cli.output.LinkSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class LinkResolutionTest {
    private static final ShortLink ONE = ShortLink.of("http://xhslink.com/a/one");
    private static final ShortLink OTHER = ShortLink.of("http://xhslink.com/a/other");
    private static final NoteId NOTE = NoteId.of("6683b283000000001f0052bf");
    private static final CommentPage EMPTY =
            CommentPage.of(List.of(), ReportedTotals.UNKNOWN, Optional.empty(), Receipt.of(Charge.CHARGED));

    private final List<ShortLink> requested = new ArrayList<>();

    @Test
    void resolvesRepeatedLinkOnce() {
        LinkResolution resolution = new LinkResolution(link -> request -> {
            requested.add(link);
            return EMPTY;
        });

        assertThat(resolution.notes(List.of(NoteOrLink.of(ONE), NoteOrLink.of(NOTE), NoteOrLink.of(ONE))))
                .containsExactly(NOTE);

        assertThat(requested).containsExactly(ONE);
        assertThat(resolution.links())
                .extracting(link -> link.spend().charged())
                .containsExactly(1L);
    }

    @Test
    void cancelledResolutionResolvesNoFurtherLink() {
        AtomicReference<Runnable> cancel = new AtomicReference<>();
        LinkResolution resolution = new LinkResolution(link -> request -> {
            requested.add(link);
            cancel.get().run();
            return EMPTY;
        });
        cancel.set(resolution::cancel);

        assertThat(resolution.notes(List.of(NoteOrLink.of(ONE), NoteOrLink.of(OTHER), NoteOrLink.of(NOTE))))
                .containsExactly(NOTE);

        assertThat(requested).containsExactly(ONE);
        assertThat(resolution.links()).extracting(LinkSummary::link).containsExactly(ONE);
    }
}
