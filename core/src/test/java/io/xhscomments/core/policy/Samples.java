package io.xhscomments.core.policy;

import io.xhscomments.core.failure.ChargedFailureException;
import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.failure.RequestNotSentException;
import io.xhscomments.core.failure.ResponseLostException;
import io.xhscomments.core.failure.RouteRetiredException;
import io.xhscomments.core.failure.UpstreamErrorException;
import io.xhscomments.core.model.Cursor;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.Receipt;
import io.xhscomments.core.page.ReportedTotals;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Shared requests, pages and failures. */
final class Samples {
    static final PageRequest REQUEST = PageRequest.comments(NoteId.of("6683b283000000001f0052bf"));
    static final PageRequest OTHER_REQUEST = PageRequest.comments(NoteId.of("6683b283000000001f0052c0"));

    private Samples() {}

    static CommentPage page() {
        return page(Receipt.of(Charge.CHARGED));
    }

    static CommentPage page(Receipt receipt) {
        return CommentPage.of(List.of(), ReportedTotals.UNKNOWN, Optional.empty(), receipt);
    }

    /** A page that promises more. */
    static CommentPage pageBefore(String cursor) {
        return CommentPage.of(
                List.of(), ReportedTotals.UNKNOWN, Optional.of(Cursor.of(cursor)), Receipt.of(Charge.CHARGED));
    }

    /** Sent, not charged, may be tried again. */
    static CommentSourceException upstreamFailed() {
        return new UpstreamErrorException(REQUEST, "please retry");
    }

    /** Sent, charged, may be tried again. */
    static CommentSourceException chargedFailure() {
        return new ChargedFailureException(REQUEST, Charge.CHARGED, OptionalLong.of(301), true, "");
    }

    /** Sent, perhaps charged. */
    static CommentSourceException noResponse() {
        return ResponseLostException.noResponse(REQUEST, "timeout", null);
    }

    /** Never sent, may be tried again. */
    static CommentSourceException notSent() {
        return new RequestNotSentException(REQUEST, "connection refused", null);
    }

    static RouteRetiredException retired() {
        return new RouteRetiredException(REQUEST, "This endpoint has been deprecated.");
    }
}
