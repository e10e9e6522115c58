package io.xhscomments.testkit.stub;

import io.xhscomments.codec.tikhub.ApiKey;
import io.xhscomments.codec.tikhub.ApiPath;
import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.model.ShortLink;
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
 * The simulated TikHub service without an HTTP server: a server passes each request to {@link #respond} and sends the
 * {@link StubResponse} that it returns. It also holds the settings and the {@link Ledger}. It opens no socket. Safe to
 * share between threads.
 *
 * <p>For tests, {@code TikHubStub} is ready to use; this class is for other servers.
 */
public final class StubService {
    /** A short link that leads to no note. */
    public static final ShortLink LINK_WITHOUT_NOTE = ShortLink.of("http://xhslink.com/o/none");

    private static final AtomicLong SERIALS = new AtomicLong();

    private final ApiKey key = ApiKey.of("sk-test-STUB-KEY+/==");
    private final long serial = SERIALS.incrementAndGet();
    private final FakeTikHub fake = new FakeTikHub(key, serial);

    private StubService() {}

    /** A new service: it has the documented note only, no faults and an empty ledger. */
    public static StubService create() {
        return new StubService();
    }

    /** The only key that it accepts. It is not a real key. */
    public ApiKey apiKey() {
        return key;
    }

    /**
     * Processes a request: enters it in the ledger, with its charge, and returns the response to send.
     *
     * @param method such as {@code GET}
     * @param target path and query relative to the stub's base address, as sent, without a leading slash
     * @param headers by name, in upper or lower case; a comma joins the values of a repeated header
     */
    public StubResponse respond(String method, String target, Map<String, String> headers) {
        ReceivedRequest request = ReceivedRequest.of(method, target, headers);
        boolean gzipped = request.header("accept-encoding").orElse("").contains("gzip");
        return StubResponse.of(fake.respond(request), gzipped);
    }

    /**
     * Plays this scenario until {@link #reset()}.
     *
     * @return the note as it is served
     */
    public SyntheticNote play(Scenario scenario, SyntheticNoteBuilder note) {
        return scenario.applyTo(this, note);
    }

    /** Also serves this note, until {@link #reset()}. It replaces a note with the same id. */
    public void serve(SyntheticNote note) {
        fake.state().notes.put(note.id(), note);
    }

    /** Lets a short link lead to this note, until {@link #reset()}. By default links lead to the documented note. */
    public void lead(ShortLink link, NoteId note) {
        fake.state().links.put(Objects.requireNonNull(link, "link"), Optional.of(note));
    }

    /** Lets a short link lead to no note, until {@link #reset()}. */
    public void leadNowhere(ShortLink link) {
        fake.state().links.put(Objects.requireNonNull(link, "link"), Optional.empty());
    }

    /** Responds to the next requests with this error. Several calls queue up. */
    public void failNext(int times, ErrorResponse response) {
        if (times < 1) {
            throw new IllegalArgumentException("times must be at least 1, but is " + times);
        }
        fake.state().nextFaults.addAll(Collections.nCopies(times, FaultRule.of(response)));
    }

    /** Processes the next request and then breaks the connection. Several calls queue up. */
    public void failNext(ConnectionFault fault) {
        fake.state().nextFaults.add(FaultRule.of(Objects.requireNonNull(fault, "fault")));
    }

    /** Responds to all further requests with this error, unless it rejects them. */
    public void failAll(ErrorResponse response) {
        fake.state().faultForAll = FaultRule.of(response);
    }

    /** Breaks the connection of all further requests, unless it rejects them. */
    public void failAll(ConnectionFault fault) {
        fake.state().faultForAll = FaultRule.of(Objects.requireNonNull(fault, "fault"));
    }

    /** Fails this share of the further requests, 0 to 1, with transient faults that follow from the seed. */
    public void failAtRandom(double share, long seed) {
        fake.state().randomFaults = new RandomFaults(share, seed);
    }

    /** Responds to all further requests on this route with "deprecated". */
    public void retire(TikHubRoute route) {
        fake.state().retired.add(route);
    }

    /** Calls this function before it serves a page; a present result is the response. */
    public void respondWith(Function<StubRequest, Optional<ErrorResponse>> responses) {
        fake.state().customResponses = Objects.requireNonNull(responses, "responses");
    }

    /** Delays every further response; at most one day. */
    public void delayResponses(Duration delay) {
        if (delay.isNegative() || delay.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException("delay must be zero to one day, but is " + delay);
        }
        fake.state().delay = delay;
    }

    /** Sets the price that it reports for this route. */
    public void price(TikHubRoute route, BigDecimal usDollars) {
        if (usDollars.signum() < 0) {
            throw new IllegalArgumentException("A price must be 0 or more, but is " + usDollars);
        }
        fake.state().prices.put(route, usDollars);
    }

    /** Sets the balance that it reports, in US dollars. */
    public void balance(BigDecimal paid, BigDecimal freeCredit) {
        fake.state().balance = new AccountEndpoint.Balance(
                Objects.requireNonNull(paid, "paid"), Objects.requireNonNull(freeCredit, "freeCredit"));
    }

    /** Serves its endpoints under this path only. */
    public void apiPath(ApiPath path) {
        fake.state().apiPath = Objects.requireNonNull(path, "path");
    }

    /** The requests since the start or the last {@link #reset()}. */
    public Ledger ledger() {
        return fake.state().ledger();
    }

    /** Restores the initial state: the documented note only, no faults, an empty ledger. */
    public void reset() {
        fake.reset();
    }

    /** Its number, without the key. */
    @Override
    public String toString() {
        return "StubService[" + serial + "]";
    }
}
