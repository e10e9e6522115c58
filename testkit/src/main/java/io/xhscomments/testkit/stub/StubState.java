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
import java.util.function.Supplier;

/**
 * All that tests can change in a stub, and what it has counted. A reset puts a new one in its place; a response under
 * way when that happens is counted in the old one. Safe to share between threads.
 */
final class StubState {
    private static final ServedNote SAMPLE = new SampleNote();

    final Map<NoteId, ServedNote> notes = new ConcurrentHashMap<>(Map.of(SAMPLE.id(), SAMPLE));
    final Queue<Function<Supplier<StubReply>, StubReply>> faults = new ConcurrentLinkedQueue<>();
    final Set<TikHubRoute> retired = ConcurrentHashMap.newKeySet();
    final Map<TikHubRoute, BigDecimal> prices = new ConcurrentHashMap<>(
            Map.of(TikHubRoute.WEB_V1, new BigDecimal("0.001"), TikHubRoute.APP_V2, new BigDecimal("0.01")));
    volatile ApiPath apiPath = ApiPath.DEFAULT;
    volatile AccountEndpoint.Balance balance = new AccountEndpoint.Balance(BigDecimal.ONE, BigDecimal.ZERO);
    volatile Function<StubRequest, Optional<ErrorResponse>> hook = request -> Optional.empty();
    volatile FaultRule lot = FaultRule.NONE;
    volatile FaultRule trouble = FaultRule.NONE;
    volatile Duration delay = Duration.ZERO;
    volatile RequestLog books = new RequestLog();

    BigDecimal price(TikHubRoute route) {
        return Objects.requireNonNull(prices.get(route), "no price is set");
    }

    Ledger ledger() {
        return books.ledger();
    }

    /** Begins anew; gives the books as they were. */
    synchronized RequestLog closeBooks() {
        RequestLog closed = books;
        books = new RequestLog();
        return closed;
    }
}
