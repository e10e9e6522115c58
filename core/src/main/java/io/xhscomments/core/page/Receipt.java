package io.xhscomments.core.page;

import java.time.Instant;
import java.util.Optional;

/**
 * The receipt of the fetch of a page. An immutable value; {@code toString} shows no secret.
 *
 * @param charge whether this fetch was charged; a stored page is {@link Charge#FREE}
 * @param spend the requests of this fetch: usually one; more if it was retried; none for a stored page
 * @param requestId the service's id of the request, if reported
 * @param servedAt the service's time of the response, to the second, if reported
 * @param route the route of the response, as the response names it, if reported
 * @param cacheLink the link under which the response can be read again for free for 24 hours, if reported
 */
public record Receipt(
        Charge charge,
        Spend spend,
        Optional<String> requestId,
        Optional<Instant> servedAt,
        Optional<String> route,
        Optional<CacheLink> cacheLink) {
    /** The receipt of one request, of which only the charge is known. */
    public static Receipt of(Charge charge) {
        return new Receipt(
                charge, Spend.of(charge), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The receipt of a stored page, for which nothing was sent. */
    public static Receipt ofStoredPage() {
        return of(Charge.FREE).withSpend(Spend.NONE);
    }

    /** The same receipt, with another spend. */
    public Receipt withSpend(Spend other) {
        return new Receipt(charge, other, requestId, servedAt, route, cacheLink);
    }

    /** The same receipt, with the spend of earlier attempts added. */
    public Receipt plus(Spend earlier) {
        return withSpend(spend.plus(earlier));
    }
}
