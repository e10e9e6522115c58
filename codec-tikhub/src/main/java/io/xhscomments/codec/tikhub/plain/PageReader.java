package io.xhscomments.codec.tikhub.plain;

import io.xhscomments.codec.tikhub.json.JsonValue;
import io.xhscomments.codec.tikhub.plain.Members.Element;
import io.xhscomments.codec.tikhub.wire.FieldNames;
import io.xhscomments.core.model.Cursor;
import io.xhscomments.core.model.TriState;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.Receipt;
import io.xhscomments.core.page.ReportedTotals;
import java.util.Optional;

/** Reads the object with the comments of a response. */
public final class PageReader {
    private PageReader() {}

    public static CommentPage read(JsonValue object, String path, PageRequest request, Receipt receipt) {
        IrregularityCollector irregularities = new IrregularityCollector();
        Members page = new Members(object, path, irregularities);
        var comments = new CommentReader(request.note()).read(page, FieldNames.COMMENTS, request);
        ReportedTotals totals =
                new ReportedTotals(page.count(FieldNames.COMMENT_COUNT), page.count(FieldNames.COMMENT_COUNT_L1));
        Optional<Cursor> cursor = page.cursor(FieldNames.CURSOR);
        return new CommentPage(
                comments,
                totals,
                hasMore(page, cursor, request),
                cursor,
                page.userId(FieldNames.USER_ID),
                page.text(FieldNames.CURRENT_SORT_STRATEGY),
                page.list(FieldNames.ALL_SORT_STRATEGIES, PageReader::sortStrategy),
                page.text(FieldNames.PAGE_CONTEXT),
                receipt,
                page.unknownFields(),
                irregularities.irregularities());
    }

    /**
     * Whether there are more pages. If the member is missing or irregular, the cursor decides, because stopping there
     * would lose comments silently. The member is irregular in both cases.
     */
    private static boolean hasMore(Members page, Optional<Cursor> cursor, PageRequest request) {
        TriState hasMore = page.truth(FieldNames.HAS_MORE);
        if (hasMore != TriState.UNKNOWN) {
            return hasMore == TriState.TRUE;
        }
        page.addIrregular(FieldNames.HAS_MORE);
        return cursor.filter(next -> CursorReader.leadsOn(next, request.after()))
                .isPresent();
    }

    /** An order of comments. An object or a list is kept as its JSON text. */
    private static Optional<String> sortStrategy(Element element) {
        return switch (element.value().kind()) {
            case TEXT -> Optional.of(element.value().text());
            case OBJECT, LIST -> Optional.of(element.value().json());
            case NUMBER, BOOLEAN, NULL -> Optional.empty();
        };
    }
}
