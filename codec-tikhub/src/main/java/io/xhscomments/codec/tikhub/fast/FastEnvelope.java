package io.xhscomments.codec.tikhub.fast;

import io.xhscomments.codec.tikhub.wire.FieldNames;
import io.xhscomments.core.model.TriState;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageRequest;
import java.util.OptionalLong;

/** The two objects that the service puts around every page. One that tells of a failure is for the other decoder. */
final class FastEnvelope {
    private static final FieldNameTable OUTER = FieldNameTable.of(
            FieldNames.CODE,
            FieldNames.DATA,
            FieldNames.REQUEST_ID,
            FieldNames.TIME_STAMP,
            FieldNames.ROUTER,
            FieldNames.CACHE_URL,
            FieldNames.PARAMS,
            FieldNames.SUCCESS);
    private static final FieldNameTable PARAMS = FieldNameTable.of(FieldNames.NOTE_ID, FieldNames.COMMENT_ID);
    private static final FieldNameTable INNER = FieldNameTable.of(FieldNames.CODE, FieldNames.SUCCESS, FieldNames.DATA);
    private static final long OUTER_FINE = 200;
    private static final long INNER_FINE = 0;

    private FastEnvelope() {}

    static FastResult read(FastJsonReader in, PageRequest request) {
        Comments comments = new Comments(request);
        OptionalLong code = OptionalLong.empty();
        CommentPage page = null;
        String requestId = null;
        OptionalLong timeStamp = OptionalLong.empty();
        String router = null;
        String cacheUrl = null;
        TriState success = TriState.UNKNOWN;

        for (int member = in.first(OUTER); member != FastJsonReader.END; member = in.next(OUTER)) {
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
        if (success == TriState.FALSE || code.orElse(OUTER_FINE) != OUTER_FINE) {
            throw UnsupportedJsonException.now();
        }
        return new FastResult(UnsupportedJsonException.ifMissing(page), requestId, timeStamp, router, cacheUrl);
    }

    /** Parameters that name something else than was requested are for the other decoder: it says whose they are. */
    private static void params(FastJsonReader in, Comments comments) {
        if (in.next() != '{') {
            in.skip();
            return;
        }
        for (int member = in.first(PARAMS); member != FastJsonReader.END; member = in.next(PARAMS)) {
            switch (member) {
                case 0 -> comments.expectNote(in);
                case 1 -> comments.expectRoot(in);
                default -> in.skip();
            }
        }
    }

    private static CommentPage inner(FastJsonReader in, Comments comments) {
        OptionalLong code = OptionalLong.empty();
        TriState success = TriState.UNKNOWN;
        CommentPage page = null;

        for (int member = in.first(INNER); member != FastJsonReader.END; member = in.next(INNER)) {
            switch (member) {
                case 0 -> code = in.optionalLong();
                case 1 -> success = in.truth();
                case 2 -> page = Page.read(in, comments);
                default -> in.skip();
            }
        }
        if (success == TriState.FALSE || code.orElse(INNER_FINE) != INNER_FINE) {
            throw UnsupportedJsonException.now();
        }
        return UnsupportedJsonException.ifMissing(page);
    }
}
