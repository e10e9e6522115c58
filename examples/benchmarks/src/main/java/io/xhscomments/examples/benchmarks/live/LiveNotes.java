package io.xhscomments.examples.benchmarks.live;

import io.xhscomments.codec.tikhub.TikHubApi;
import io.xhscomments.codec.tikhub.TikHubDecoder;
import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.RawResponse;
import io.xhscomments.testkit.synthetic.SyntheticNote;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Synthetic notes, the same in the processes of the server and its clients. */
final class LiveNotes {
    static final TikHubRoute ROUTE = TikHubRoute.WEB_V1;
    static final int NOTES = 64;
    static final int PAGES = 8;

    private static final int COMMENTS = 7;

    private LiveNotes() {}

    /**
     * A note.
     *
     * @param pages the requests and responses, in order
     */
    record LiveNote(NoteId id, List<Responded> pages) {}

    /** A request and its response. */
    record Responded(PageRequest request, byte[] body) {
        CommentPage decoded() {
            return TikHubDecoder.create().decode(request, RawResponse.stored(body));
        }
    }

    static List<LiveNote> all() {
        return IntStream.range(0, NOTES).mapToObj(LiveNotes::note).toList();
    }

    private static LiveNote note(int seed) {
        SyntheticNote note = SyntheticNote.builder(seed)
                .pageSize(COMMENTS)
                .comments(PAGES * COMMENTS)
                .build();
        List<Responded> pages = new ArrayList<>();
        PageRequest request = PageRequest.comments(note.id());
        while (pages.size() < PAGES) {
            Responded page = new Responded(request, note.page(ROUTE, request));
            pages.add(page);
            if (pages.size() < PAGES) {
                request = request.after(page.decoded().cursor().orElseThrow());
            }
        }
        return new LiveNote(note.id(), pages);
    }

    /** The parameters that identify a page. */
    static String key(Map<String, String> parameters) {
        return parameters.get(TikHubApi.NOTE_ID) + " " + parameters.getOrDefault(TikHubApi.LAST_CURSOR, "");
    }
}
