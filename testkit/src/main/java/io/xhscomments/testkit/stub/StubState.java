package io.xhscomments.testkit.stub;

import io.xhscomments.codec.tikhub.ApiPath;
import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.testkit.fixture.ErrorResponse;
import io.xhscomments.testkit.wire.ServedNote;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

/**
 * The settings and the request log of a stub. A reset replaces the state; a response in progress still belongs to the
 * old one. Safe to share between threads.
 */
final class StubState {
    private static final ServedNote SAMPLE = new SampleNote();

    final Map<NoteId, ServedNote> notes = new ConcurrentHashMap<>(Map.of(SAMPLE.id(), SAMPLE));
    final SharedLinks links = new SharedLinks();
    final Queue<FaultRule> nextFaults = new ConcurrentLinkedQueue<>();
    final Set<TikHubRoute> retired = ConcurrentHashMap.newKeySet();
    final Map<TikHubRoute, BigDecimal> prices = new ConcurrentHashMap<>(
            Map.of(TikHubRoute.WEB_V1, new BigDecimal("0.001"), TikHubRoute.APP_V2, new BigDecimal("0.01")));
    volatile ApiPath apiPath = ApiPath.DEFAULT;
    volatile AccountEndpoint.Balance balance = new AccountEndpoint.Balance(BigDecimal.ONE, BigDecimal.ZERO);
    volatile Function<StubRequest, Optional<ErrorResponse>> customResponses = request -> Optional.empty();
    volatile FaultRule randomFaults = FaultRule.NONE;
    volatile FaultRule faultForAll = FaultRule.NONE;
    volatile Duration delay = Duration.ZERO;
    volatile RequestLog log = new RequestLog();

    BigDecimal price(TikHubRoute route) {
        return Objects.requireNonNull(prices.get(route), "no price is set");
    }

    Ledger ledger() {
        return log.ledger();
    }

    /** Starts a new log and returns the old one. */
    synchronized RequestLog replaceLog() {
        RequestLog old = log;
        log = new RequestLog();
        return old;
    }
}
