package io.xhscomments.testkit;

import io.xhscomments.codec.tikhub.ApiKey;
import io.xhscomments.codec.tikhub.ApiPath;
import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.testkit.fixture.ConnectionFault;
import io.xhscomments.testkit.fixture.ErrorResponse;
import io.xhscomments.testkit.fixture.Fixtures;
import io.xhscomments.testkit.stub.Ledger;
import io.xhscomments.testkit.stub.Scenario;
import io.xhscomments.testkit.stub.StubRequest;
import io.xhscomments.testkit.stub.StubService;
import io.xhscomments.testkit.synthetic.SyntheticNote;
import io.xhscomments.testkit.synthetic.SyntheticNoteBuilder;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A stand-in for the service on loopback, over real HTTP: it serves both routes, comments and replies, refuses what the
 * service refuses, ignores what the service ignores, and keeps a {@link Ledger} of what it would have charged. Safe to
 * share between threads. Whoever starts one closes it; until then its server keeps the JVM alive.
 *
 * <p>In a JUnit test one line starts it, resets it before each test, and closes it after all:
 *
 * <pre>{@code
 * @RegisterExtension
 * static final TikHubStub tikhub = TikHubStub.start();
 * }</pre>
 *
 * <p>With {@link WithTikHubStub} it comes as a parameter instead.
 *
 * <p>It knows the documented note ({@link Fixtures#sampleNote()}: the documented response to the byte, replies unknown
 * and so empty) and every {@link SyntheticNote} that it is told to {@link #serve}. Any other note is responded to with
 * an empty page, which is charged. A request needs the {@link #apiKey()} (else 401), a {@code User-Agent} of its own
 * (else 403: none, or the default one of an HTTP library), the right path (else 404) and the ids (else 422). A
 * parameter under a wrong name is ignored, so that a wrongly named cursor buys page 1 again. {@code share_text} is not
 * known here. Order and area of App V2 stand in the ledger, as part of the page that was asked for; they change nothing
 * in what is served.
 *
 * <p>It also responses the two questions that are free, about a route's {@link #price} and the account's
 * {@link #balance}, under the same conditions; of an endpoint that is none of its four it says 404, and without one
 * 422. They stand in the ledger by themselves.
 *
 * <p>To clients that are no Java {@code GET __ledger}, below its address and without a key, shows the ledger as JSON:
 * totals, then by page (route, note, comment, cursor), then by request. {@code DELETE __ledger} gives the same and
 * begins a new one; all else stays.
 *
 * <p>All stubs of a JVM share one server, each under a path of its own, as behind a reseller's path prefix; but one
 * that is started {@linkplain #startAt at a port} has a server to itself.
 */
public final class TikHubStub
        implements AutoCloseable, BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {
    private static final AtomicLong STUBS = new AtomicLong();

    private final StubService service = StubService.create();
    private final URI baseUrl;
    private final Runnable stop;
    private volatile @Nullable String owner;
    private volatile boolean closed;

    private TikHubStub() {
        String name = "stub-" + STUBS.incrementAndGet();
        this.baseUrl = StubServer.open(name, service);
        this.stop = () -> StubServer.close(name);
    }

    private TikHubStub(int port) {
        RootServer server = RootServer.start(port, service);
        this.baseUrl = server.baseUrl();
        this.stop = server::stop;
    }

    /** Starts a stub. The first in a JVM takes seconds, later ones milliseconds. */
    public static TikHubStub start() {
        return new TikHubStub();
    }

    /**
     * Starts a stub that has a server to itself, for clients outside this JVM: its base address is the root of
     * {@code http://127.0.0.1:PORT/}.
     *
     * @param port the port; 0 for a free one
     * @throws IllegalArgumentException if it is not 0 to 65535
     * @throws java.io.UncheckedIOException if it cannot be had: it is in use, or not allowed
     */
    public static TikHubStub startAt(int port) {
        return new TikHubStub(port);
    }

    /**
     * Its base address: on loopback, ending with a slash; at a port of the system's choice and with a path prefix,
     * unless it was started {@linkplain #startAt at a port}.
     */
    public URI baseUrl() {
        return baseUrl;
    }

    /** The one key it takes. It opens nothing else. */
    public ApiKey apiKey() {
        return service.apiKey();
    }

    /** Serves this note too, until {@link #reset()}; in place of an earlier one of the same id. */
    public TikHubStub serve(SyntheticNote note) {
        service.serve(note);
        return this;
    }

    /**
     * Plays this scenario until {@link #reset()}: serves the note, with the scenario's flaw, and starts the scenario's
     * failures. Other notes stay. Earlier {@link #failAll} settings stay too, unless this scenario replaces them.
     *
     * @param note the note's size and seed; the flaw is added to it
     * @return the note as it is served
     * @throws IllegalArgumentException if the flaw does not fit the note: a bad cursor needs at least two pages, pinned
     *     comments need a page that holds them
     */
    public SyntheticNote play(Scenario scenario, SyntheticNoteBuilder note) {
        return service.play(scenario, note);
    }

    /** Responses the next request with this, whatever it asks for. Several calls line up. */
    public TikHubStub failNext(ErrorResponse response) {
        return failNext(1, response);
    }

    /**
     * Responses the next requests with this, whatever they ask for.
     *
     * @param times how many requests, at least 1
     * @throws IllegalArgumentException if {@code times} is less
     */
    public TikHubStub failNext(int times, ErrorResponse response) {
        service.failNext(times, response);
        return this;
    }

    /** Takes the next request in, and then lets the connection fail. Lines up with responses that fail. */
    public TikHubStub failNext(ConnectionFault fault) {
        service.failNext(fault);
        return this;
    }

    /**
     * Responses every request with this, if it would not refuse it anyway, from now on, until {@link #reset()}.
     * Replaces what was to happen to all before.
     */
    public TikHubStub failAll(ErrorResponse response) {
        service.failAll(response);
        return this;
    }

    /**
     * Lets the connection of every request fail, if it would not refuse it anyway, from now on, until {@link #reset()}.
     * Replaces what was to happen to all before.
     */
    public TikHubStub failAll(ConnectionFault fault) {
        service.failAll(fault);
        return this;
    }

    /**
     * Lets a share of the requests that it would not refuse fail from now on, until {@link #reset()}, each in one of
     * the ways that pass: a third of them for free (HTTP 400, 429, 500, 502), a third charged (HTTP 200 with the inner
     * code 301, 302 or 500), a third with the connection. The same seed gives the same fault to the same request, as
     * counted in the ledger.
     *
     * @param share 0 to 1
     * @throws IllegalArgumentException if it is not
     */
    public TikHubStub failAtRandom(double share, long seed) {
        service.failAtRandom(share, seed);
        return this;
    }

    /** Responses this route with "deprecated" from now on, until {@link #reset()}. */
    public TikHubStub retire(TikHubRoute route) {
        service.retire(route);
        return this;
    }

    /**
     * Asks this function first, for every request that it would otherwise serve a page for; what it gives is the
     * response, and empty means to serve the page. Replaces an earlier function, until {@link #reset()}. It is called
     * by the server's threads, at once if requests come at once.
     */
    public TikHubStub responseWith(Function<StubRequest, Optional<ErrorResponse>> responses) {
        service.responseWith(responses);
        return this;
    }

    /**
     * Lets every response wait this long from now on, until {@link #reset()}. It is charged and in the ledger before
     * the wait.
     *
     * @throws IllegalArgumentException if it is negative or more than a day
     */
    public TikHubStub delayResponses(Duration delay) {
        service.delayResponses(delay);
        return this;
    }

    /**
     * Says from now on, until {@link #reset()}, that a request on this route costs so much: at first 0.001 on Web V1
     * and 0.01 on App V2.
     *
     * @param usDollars 0 or more
     * @throws IllegalArgumentException if it is negative
     */
    public TikHubStub price(TikHubRoute route, BigDecimal usDollars) {
        service.price(route, usDollars);
        return this;
    }

    /**
     * Says from now on, until {@link #reset()}, that the account holds so much, in US dollars: at first 1 and no free
     * credit. What is charged here is not taken off.
     */
    public TikHubStub balance(BigDecimal paid, BigDecimal freeCredit) {
        service.balance(paid, freeCredit);
        return this;
    }

    /**
     * Serves its endpoints, the account's included, under this path from now on, until {@link #reset()}, as resellers
     * do; under no other. At first {@link ApiPath#DEFAULT}. The router in a response stays the service's own.
     */
    public TikHubStub apiPath(ApiPath path) {
        service.apiPath(path);
        return this;
    }

    /** What was asked and charged since the start, the last {@link #reset()} or the last {@code DELETE __ledger}. */
    public Ledger ledger() {
        return service.ledger();
    }

    /** As it was when it started: the documented note only, nothing failing, an empty ledger. Address and key stay. */
    public void reset() {
        service.reset();
    }

    /** Serves nothing any more. To close it again does nothing. */
    @Override
    public void close() {
        closed = true;
        stop.run();
    }

    /**
     * For JUnit: the class that holds the stub owns it, and nested classes share it. Two classes cannot.
     *
     * @throws IllegalStateException if it is closed
     */
    @Override
    public void beforeAll(ExtensionContext context) {
        if (closed) {
            throw new IllegalStateException(
                    this + " is closed: the first test class that used it owned it. Start one for each class");
        }
        if (owner == null) {
            owner = context.getUniqueId();
        }
    }

    /** For JUnit. */
    @Override
    public void beforeEach(ExtensionContext context) {
        reset();
    }

    /** For JUnit: a stub in a field that is not static belongs to one test. */
    @Override
    public void afterEach(ExtensionContext context) {
        if (owner == null) {
            close();
        }
    }

    /** For JUnit. */
    @Override
    public void afterAll(ExtensionContext context) {
        if (context.getUniqueId().equals(owner)) {
            close();
        }
    }

    /** Its address, never its key. */
    @Override
    public String toString() {
        return "TikHubStub[" + baseUrl + "]";
    }
}
