package io.xhscomments.codec.tikhub.direct;

import io.xhscomments.core.model.Truth;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageRequest;
import java.util.OptionalLong;

/** The two objects that the service puts around every page. One that tells of a failure is for the other decoder. */
final class Envelope {
    private static final Names OUTER =
            Names.of("code", "data", "request_id", "time_stamp", "router", "cache_url", "params", "success");
    private static final Names PARAMS = Names.of("note_id", "comment_id");
    private static final Names INNER = Names.of("code", "success", "data");
    private static final long OUTER_FINE = 200;
    private static final long INNER_FINE = 0;

    private Envelope() {}

    static DirectAnswer read(Answer in, PageRequest request) {
        Comments comments = new Comments(request);
        OptionalLong code = OptionalLong.empty();
        CommentPage page = null;
        String requestId = null;
        OptionalLong timeStamp = OptionalLong.empty();
        String router = null;
        String cacheUrl = null;
        Truth success = Truth.UNKNOWN;

        for (int member = in.first(OUTER); member != Answer.END; member = in.next(OUTER)) {
            switch (member) {
                case 0 -> code = in.optionalLong();
                case 1 -> page = inner(in, comments);
                case 2 -> requestId = in.textIfAny();
                case 3 -> timeStamp = in.numberIfAny();
                case 4 -> router = in.textIfAny();
                case 5 -> cacheUrl = in.textIfAny();
                case 6 -> params(in, comments);
                case 7 -> success = in.truth();
                default -> in.skip();
            }
        }
        if (success == Truth.FALSE || code.orElse(OUTER_FINE) != OUTER_FINE) {
            throw GiveUp.now();
        }
        return new DirectAnswer(GiveUp.ifMissing(page), requestId, timeStamp, router, cacheUrl);
    }

    /** Parameters that name something else than was requested are for the other decoder: it says whose they are. */
    private static void params(Answer in, Comments comments) {
        if (in.next() != '{') {
            in.skip();
            return;
        }
        for (int member = in.first(PARAMS); member != Answer.END; member = in.next(PARAMS)) {
            switch (member) {
                case 0 -> comments.expectNote(in);
                case 1 -> comments.expectRoot(in);
                default -> in.skip();
            }
        }
    }

    private static CommentPage inner(Answer in, Comments comments) {
        OptionalLong code = OptionalLong.empty();
        Truth success = Truth.UNKNOWN;
        CommentPage page = null;

        for (int member = in.first(INNER); member != Answer.END; member = in.next(INNER)) {
            switch (member) {
                case 0 -> code = in.optionalLong();
                case 1 -> success = in.truth();
                case 2 -> page = Page.read(in, comments);
                default -> in.skip();
            }
        }
        if (success == Truth.FALSE || code.orElse(INNER_FINE) != INNER_FINE) {
            throw GiveUp.now();
        }
        return GiveUp.ifMissing(page);
    }
}
