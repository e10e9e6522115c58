package io.xhscomments.testkit.stub;

import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.model.NoteLink;
import io.xhscomments.core.model.ShortLink;
import io.xhscomments.testkit.fixture.Fixtures;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The notes that short links lead to: by default the documented note. Safe to share between threads. */
final class SharedLinks {
    private final Map<ShortLink, Optional<NoteId>> notes =
            new ConcurrentHashMap<>(Map.of(StubService.LINK_WITHOUT_NOTE, Optional.empty()));

    void put(ShortLink link, Optional<NoteId> note) {
        notes.put(link, note);
    }

    /** The note of a share text: the note that its short link leads to, or the note of its full link. */
    Optional<NoteId> noteIn(String shareText) {
        try {
            Optional<ShortLink> link = NoteLink.shortLinkIn(shareText);
            return link.isPresent()
                    ? notes.getOrDefault(link.get(), Optional.of(Fixtures.sampleNote()))
                    : Optional.of(NoteLink.parse(shareText).noteId());
        } catch (IllegalArgumentException namesNone) {
            return Optional.empty();
        }
    }
}
