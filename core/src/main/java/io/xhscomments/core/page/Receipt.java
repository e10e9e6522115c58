package io.xhscomments.core.page;

import java.time.Instant;
import java.util.Optional;

/**
 * What is known of the fetch that brought a page. An immutable value; printing it shows no secret.
 *
 * @param charge whether this fetch was charged; a page out of a record is {@link Charge#FREE}
 * @param spend what this fetch came to: usually one request; more, if it was retried; none, if it came out of a record
 * @param requestId the service's id of the request that was responded to, if told
 * @param servedAt the service's time of the response, to the second, if told
 * @param route the route that responded, as it names itself, if told
 * @param cacheLink where the response can be read again for free for 24 hours, if told
 */
public record Receipt(
        Charge charge,
        Spend spend,
        Optional<String> requestId,
        Optional<Instant> servedAt,
        Optional<String> route,
        Optional<CacheLink> cacheLink) {
    /** A receipt that knows only the charge of one request that was sent. */
    public static Receipt of(Charge charge) {
        return new Receipt(
                charge, Spend.of(charge), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The receipt of a page for which nothing was sent. */
    public static Receipt ofStoredPage() {
        return of(Charge.FREE).withSpend(Spend.NONE);
    }

    /** The same receipt, with another spend. */
    public Receipt withSpend(Spend other) {
        return new Receipt(charge, other, requestId, servedAt, route, cacheLink);
    }

    /** The same receipt, with what earlier attempts came to. */
    public Receipt plus(Spend earlier) {
        return withSpend(spend.plus(earlier));
    }
}
