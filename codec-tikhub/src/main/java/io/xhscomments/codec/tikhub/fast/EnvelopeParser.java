package io.xhscomments.codec.tikhub.fast;

import io.xhscomments.codec.tikhub.wire.FieldNames;
import io.xhscomments.core.model.TriState;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageRequest;
import java.util.OptionalLong;

/** Reads the two objects that the service puts around every page. One that reports a failure is unsupported. */
final class EnvelopeParser {
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
    private static final long OUTER_SUCCESS = 200;
    private static final long INNER_SUCCESS = 0;

    private EnvelopeParser() {}

    static FastResult read(FastJsonReader in, PageRequest request) {
        CommentParser comments = new CommentParser(request);
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
        if (success == TriState.FALSE || code.orElse(OUTER_SUCCESS) != OUTER_SUCCESS) {
            throw UnsupportedJsonException.now();
        }
        return new FastResult(UnsupportedJsonException.requirePresent(page), requestId, timeStamp, router, cacheUrl);
    }

    /** Checks the repeated parameters. Those of another note or comment are unsupported. */
    private static void params(FastJsonReader in, CommentParser comments) {
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

    private static CommentPage inner(FastJsonReader in, CommentParser comments) {
        OptionalLong code = OptionalLong.empty();
        TriState success = TriState.UNKNOWN;
        CommentPage page = null;

        for (int member = in.first(INNER); member != FastJsonReader.END; member = in.next(INNER)) {
            switch (member) {
                case 0 -> code = in.optionalLong();
                case 1 -> success = in.truth();
                case 2 -> page = PageParser.read(in, comments);
                default -> in.skip();
            }
        }
        if (success == TriState.FALSE || code.orElse(INNER_SUCCESS) != INNER_SUCCESS) {
            throw UnsupportedJsonException.now();
        }
        return UnsupportedJsonException.requirePresent(page);
    }
}
