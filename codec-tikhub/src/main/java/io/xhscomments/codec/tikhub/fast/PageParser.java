package io.xhscomments.codec.tikhub.fast;

import io.xhscomments.codec.tikhub.wire.FieldNames;
import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.Cursor;
import io.xhscomments.core.model.UserId;
import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.Irregularities;
import io.xhscomments.core.page.Receipt;
import io.xhscomments.core.page.ReportedTotals;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads the page inside the response ({@code data.data}). */
final class PageParser {
    private static final FieldNameTable NAMES = FieldNameTable.of(
            FieldNames.USER_ID,
            FieldNames.COMMENT_COUNT,
            FieldNames.COMMENT_COUNT_L1,
            FieldNames.COMMENTS,
            FieldNames.HAS_MORE,
            FieldNames.CURSOR,
            FieldNames.ALL_SORT_STRATEGIES,
            FieldNames.CURRENT_SORT_STRATEGY,
            FieldNames.PAGE_CONTEXT);

    /** A placeholder, because the envelope's members may come after the page. */
    private static final Receipt PENDING_RECEIPT = Receipt.of(Charge.UNKNOWN);

    private PageParser() {}

    static CommentPage read(FastJsonReader in, CommentParser reader) {
        Optional<UserId> noteAuthor = Optional.empty();
        OptionalLong all = OptionalLong.empty();
        OptionalLong topLevel = OptionalLong.empty();
        List<Comment> comments = null;
        Boolean hasMore = null;
        Cursor cursor = null;
        List<String> sortStrategies = List.of();
        Optional<String> current = Optional.empty();
        Optional<String> context = Optional.empty();
        boolean unknownFields = false;

        int start = in.start();
        for (int member = in.first(NAMES); member != FastJsonReader.END; member = in.next(NAMES)) {
            switch (member) {
                case 0 -> noteAuthor = noteAuthor(in);
                case 1 -> all = in.count();
                case 2 -> topLevel = in.count();
                case 3 -> comments = in.isNull() ? null : reader.list(in);
                case 4 ->
                    hasMore = in.isNull()
                            ? null
                            : UnsupportedJsonException.requirePresent(
                                    in.truth().asBoolean().orElse(null));
                case 5 -> cursor = in.cursor();
                case 6 -> sortStrategies = in.list(PageParser::sortStrategy);
                case 7 -> current = in.optionalText();
                case 8 -> context = in.optionalText();
                default -> {
                    unknownFields = true;
                    in.skip();
                }
            }
        }
        UnsupportedJsonException.requireComplete(cursor, unknownFields);
        return new CommentPage(
                UnsupportedJsonException.requirePresent(comments),
                new ReportedTotals(all, topLevel),
                UnsupportedJsonException.requirePresent(hasMore),
                Optional.ofNullable(cursor),
                noteAuthor,
                current,
                sortStrategies,
                context,
                PENDING_RECEIPT,
                LazyUnknownFields.of(unknownFields, NAMES, in, start),
                Irregularities.NONE);
    }

    /** An empty id is unsupported, because it may mean that the note does not exist. */
    private static Optional<UserId> noteAuthor(FastJsonReader in) {
        String text = in.text();
        return text == null ? Optional.empty() : Optional.of(UserId.of(text));
    }

    /** Reads an order of comments. An object or a list is kept as its JSON text. */
    private static String sortStrategy(FastJsonReader in) {
        byte next = in.next();
        return next == '{' || next == '[' ? in.skipAndGet() : UnsupportedJsonException.requirePresent(in.text());
    }
}
