package io.xhscomments.testkit.stub;

import io.xhscomments.codec.tikhub.ApiKey;
import io.xhscomments.codec.tikhub.ApiPath;
import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.testkit.TikHubStub;
import io.xhscomments.testkit.fixture.ConnectionFault;
import io.xhscomments.testkit.fixture.ErrorResponse;
import io.xhscomments.testkit.synthetic.SyntheticNote;
import io.xhscomments.testkit.synthetic.SyntheticNoteBuilder;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * The service that a {@link TikHubStub} plays, without an HTTP server: a front end hands each request to
 * {@link #respond} and sends the {@link StubResponse} that it gets. So any server can serve the stub, and every server
 * serves the same. Here are also the settings and the {@link Ledger}. It opens nothing and sends nothing. Safe to share
 * between threads.
 *
 * <p>{@link TikHubStub} is a front end that is ready for use, in tests; this class is for those who write another.
 */
public final class StubService {
    private static final AtomicLong SERIALS = new AtomicLong();

    private final ApiKey key = ApiKey.of("sk-test-STUB-KEY+/==");
    private final long serial = SERIALS.incrementAndGet();
    private final FakeTikHub fake = new FakeTikHub(key, serial);

    private StubService() {}

    /** A new one: the documented note only, nothing failing, an empty ledger. */
    public static StubService create() {
        return new StubService();
    }

    /** The one key it takes. It opens nothing else. */
    public ApiKey apiKey() {
        return key;
    }

    /**
     * Takes a request in, charges it in the ledger where the service would, and says what to send.
     *
     * @param method such as {@code GET}
     * @param target path and query below the stub's base address, as sent, without the slash before it
     * @param headers by name, in any case; the values of a header that was sent several times joined by a comma
     */
    public StubResponse respond(String method, String target, Map<String, String> headers) {
        Arrival arrival = Arrival.of(method, target, headers);
        boolean zipped = arrival.header("accept-encoding").orElse("").contains("gzip");
        return StubResponse.of(fake.response(arrival), zipped);
    }

    /** See {@link TikHubStub#play}. */
    public SyntheticNote play(Scenario scenario, SyntheticNoteBuilder note) {
        return scenario.applyTo(this, note);
    }

    /** See {@link TikHubStub#serve}. */
    public void serve(SyntheticNote note) {
        fake.state().notes.put(note.id(), note);
    }

    /** See {@link TikHubStub#failNext(int, ErrorResponse)}. */
    public void failNext(int times, ErrorResponse response) {
        if (times < 1) {
            throw new IllegalArgumentException("times must be at least 1, but is " + times);
        }
        StubReply instead = StubReply.of(response);
        fake.state().faults.addAll(Collections.nCopies(times, usual -> instead));
    }

    /** See {@link TikHubStub#failNext(ConnectionFault)}. */
    public void failNext(ConnectionFault fault) {
        Objects.requireNonNull(fault, "fault");
        fake.state().faults.add(usual -> usual.get().failing(fault));
    }

    /** See {@link TikHubStub#failAll(ErrorResponse)}. */
    public void failAll(ErrorResponse response) {
        fake.state().trouble = FaultRule.of(response);
    }

    /** See {@link TikHubStub#failAll(ConnectionFault)}. */
    public void failAll(ConnectionFault fault) {
        fake.state().trouble = FaultRule.of(Objects.requireNonNull(fault, "fault"));
    }

    /** See {@link TikHubStub#failAtRandom}. */
    public void failAtRandom(double share, long seed) {
        fake.state().lot = new RandomFaults(share, seed);
    }

    /** See {@link TikHubStub#retire}. */
    public void retire(TikHubRoute route) {
        fake.state().retired.add(route);
    }

    /** See {@link TikHubStub#responseWith}. */
    public void responseWith(Function<StubRequest, Optional<ErrorResponse>> responses) {
        fake.state().hook = Objects.requireNonNull(responses, "responses");
    }

    /** See {@link TikHubStub#delayResponses}. */
    public void delayResponses(Duration delay) {
        if (delay.isNegative() || delay.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException("delay must be zero to one day, but is " + delay);
        }
        fake.state().delay = delay;
    }

    /** See {@link TikHubStub#price}. */
    public void price(TikHubRoute route, BigDecimal usDollars) {
        if (usDollars.signum() < 0) {
            throw new IllegalArgumentException("A price must be 0 or more, but is " + usDollars);
        }
        fake.state().prices.put(route, usDollars);
    }

    /** See {@link TikHubStub#balance}. */
    public void balance(BigDecimal paid, BigDecimal freeCredit) {
        fake.state().balance = new AccountEndpoint.Balance(
                Objects.requireNonNull(paid, "paid"), Objects.requireNonNull(freeCredit, "freeCredit"));
    }

    /** See {@link TikHubStub#apiPath}. */
    public void apiPath(ApiPath path) {
        fake.state().apiPath = Objects.requireNonNull(path, "path");
    }

    /** See {@link TikHubStub#ledger}. */
    public Ledger ledger() {
        return fake.state().ledger();
    }

    /** See {@link TikHubStub#reset}. */
    public void reset() {
        fake.reset();
    }

    /** Its number, never its key. */
    @Override
    public String toString() {
        return "StubService[" + serial + "]";
    }
}
