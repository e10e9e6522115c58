package io.xhscomments.testkit.contract;

import static io.xhscomments.testkit.contract.BrokenDecoder.broken;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.xhscomments.core.failure.ChargedFailureException;
import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.failure.EmptyResponseException;
import io.xhscomments.core.failure.MalformedResponseException;
import io.xhscomments.core.failure.NoteNotFoundException;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.RawResponse;
import io.xhscomments.core.page.Receipt;
import io.xhscomments.core.page.ReportedTotals;
import io.xhscomments.core.port.PageDecoder;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Decoders that report wrong failures. */
final class BrokenFailures {
    private static final PageRequest OTHER = PageRequest.comments(NoteId.of("000000000000000000000000"));
    private static final Set<Integer> UNKNOWN = Set.of(202, 302, 418);
    private static final String[] MALFORMED = {"D21", "D22", "D23", "D25"};

    static final List<BrokenDecoder> ALL = List.of(
            broken("reads 404 as a missing note", BrokenFailures::missesRoutes, "D17"),
            broken("ignores response headers", BrokenFailures::forgetsHeaders, "D18", "D32"),
            broken("does not retry code 500", BrokenFailures::givesUp, "D19"),
            broken("ignores unknown statuses", BrokenFailures::ignoresStatus, "D20"),
            broken("turns malformed responses into empty pages", BrokenFailures::emptyPage, MALFORMED),
            broken("returns null for malformed responses", BrokenFailures::returnsNull, MALFORMED),
            broken("ignores trailing data", BrokenFailures::ignoresTheRest, "D22"),
            broken("replaces invalid UTF-8", BrokenFailures::replaces, "D22"),
            broken("reads a missing comment list as empty", BrokenFailures::makesCommentsUp, "D23"),
            broken("reports success without data as malformed", BrokenFailures::missesEmptiness, "D17", "D31"),
            broken("ignores request ids", BrokenFailures::forgetsRequestIds, "D32"),
            broken("overflows the stack", BrokenFailures::overflows, "D24"),
            broken("charges for stored responses", BrokenFailures::chargesRecords, "D25"),
            broken("reports another request", BrokenFailures::namesAnother, "D26"),
            broken("repeats an echoed key", BrokenFailures::repeatsTheKey, "D27"));

    private BrokenFailures() {}

    private static CommentPage missesRoutes(PageDecoder healthy, PageRequest request, RawResponse response) {
        if (response.status() == 404) {
            throw new NoteNotFoundException(request, Charge.CHARGED);
        }
        return healthy.decode(request, response);
    }

    private static CommentPage forgetsHeaders(PageDecoder healthy, PageRequest request, RawResponse response) {
        return healthy.decode(
                request, new RawResponse(response.status(), Map.of(), response.body(), response.origin()));
    }

    private static CommentPage givesUp(PageDecoder healthy, PageRequest request, RawResponse response) {
        try {
            return healthy.decode(request, response);
        } catch (ChargedFailureException failure) {
            if (failure.innerCode().orElse(0) == 500) {
                throw new ChargedFailureException(request, failure.charge(), failure.innerCode(), false, "");
            }
            throw failure;
        }
    }

    private static CommentPage ignoresStatus(PageDecoder healthy, PageRequest request, RawResponse response) {
        int status = UNKNOWN.contains(response.status()) ? 200 : response.status();
        return healthy.decode(request, new RawResponse(status, response.headers(), response.body(), response.origin()));
    }

    private static CommentPage emptyPage(PageDecoder healthy, PageRequest request, RawResponse response) {
        try {
            return healthy.decode(request, response);
        } catch (MalformedResponseException malformed) {
            return CommentPage.of(List.of(), ReportedTotals.UNKNOWN, Optional.empty(), Receipt.of(malformed.charge()));
        }
    }

    private static CommentPage returnsNull(PageDecoder healthy, PageRequest request, RawResponse response) {
        try {
            return healthy.decode(request, response);
        } catch (MalformedResponseException malformed) {
            return null;
        }
    }

    private static CommentPage ignoresTheRest(PageDecoder healthy, PageRequest request, RawResponse response) {
        String body = new String(response.body(), ISO_8859_1);
        return again(healthy, request, response, body.replaceFirst("\\{}$", "").getBytes(ISO_8859_1));
    }

    private static CommentPage replaces(PageDecoder healthy, PageRequest request, RawResponse response) {
        return again(healthy, request, response, new String(response.body(), UTF_8).getBytes(UTF_8));
    }

    private static CommentPage makesCommentsUp(PageDecoder healthy, PageRequest request, RawResponse response) {
        String body = new String(response.body(), ISO_8859_1);
        return again(
                healthy,
                request,
                response,
                body.replace("\"commentz\":", "\"comments\":").getBytes(ISO_8859_1));
    }

    private static CommentPage again(PageDecoder healthy, PageRequest request, RawResponse response, byte[] mended) {
        return healthy.decode(
                request, new RawResponse(response.status(), response.headers(), mended, response.origin()));
    }

    private static CommentPage missesEmptiness(PageDecoder healthy, PageRequest request, RawResponse response) {
        try {
            return healthy.decode(request, response);
        } catch (EmptyResponseException empty) {
            throw new MalformedResponseException(request, empty.charge(), "$.data", "missing");
        }
    }

    private static CommentPage forgetsRequestIds(PageDecoder healthy, PageRequest request, RawResponse response) {
        try {
            return healthy.decode(request, response);
        } catch (CommentSourceException failure) {
            throw CommentSourceException.withRequestId(failure, "");
        }
    }

    private static CommentPage overflows(PageDecoder healthy, PageRequest request, RawResponse response) {
        if (new String(response.body(), ISO_8859_1).contains("[".repeat(1_000))) {
            throw new StackOverflowError();
        }
        return healthy.decode(request, response);
    }

    private static CommentPage chargesRecords(PageDecoder healthy, PageRequest request, RawResponse response) {
        return healthy.decode(
                request,
                new RawResponse(response.status(), response.headers(), response.body(), RawResponse.Origin.NETWORK));
    }

    private static CommentPage namesAnother(PageDecoder healthy, PageRequest request, RawResponse response) {
        try {
            return healthy.decode(request, response);
        } catch (CommentSourceException failure) {
            return healthy.decode(OTHER, response);
        }
    }

    private static CommentPage repeatsTheKey(PageDecoder healthy, PageRequest request, RawResponse response) {
        try {
            return healthy.decode(request, response);
        } catch (CommentSourceException failure) {
            failure.addSuppressed(new IOException(new String(response.body(), UTF_8)));
            throw failure;
        }
    }
}
