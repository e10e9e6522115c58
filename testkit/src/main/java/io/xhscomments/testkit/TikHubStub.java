package io.xhscomments.testkit;

import io.xhscomments.codec.tikhub.ApiKey;
import io.xhscomments.codec.tikhub.ApiPath;
import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.model.ShortLink;
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
 * A stub of the service on loopback, over real HTTP. It serves comments and replies on both routes, rejects and ignores
 * the same input as the service, and keeps a {@link Ledger} of the charges. Safe to share between threads. The caller
 * closes it; until then its server keeps the JVM alive.
 *
 * <p>In a JUnit test, this field starts it, resets it before each test, and closes it after the last:
 *
 * <pre>{@code
 * @RegisterExtension
 * static final TikHubStub tikhub = TikHubStub.start();
 * }</pre>
 *
 * <p>With {@link WithTikHubStub} it is a parameter instead.
 *
 * <p>It serves the documented note ({@link Fixtures#sampleNote()}, with empty reply pages) and every
 * {@link SyntheticNote} added by {@link #serve}. For any other note it returns an empty page, which is charged. A
 * request needs the {@link #apiKey()} (else 401), its own {@code User-Agent} (403 if it is missing or the default of an
 * HTTP library), a known path (else 404) and the ids (else 422). A parameter under a wrong name is ignored, so a
 * wrongly named cursor returns page 1 again, charged. On App V2 a {@link SyntheticNote} is served in each order, and
 * its folded comments in their own area; the documented note is the same in each order, and has no folded comments. The
 * ledger contains order and area.
 *
 * <p>App V2 also takes a {@code share_text} instead of the note id. A short link in it leads to the documented note,
 * unless {@link #lead} or {@link #leadNowhere} says otherwise. For a text that leads to no note, such as
 * {@link #LINK_WITHOUT_NOTE}, it returns an empty page, which is charged.
 *
 * <p>It also serves the two free endpoints, for a route's {@link #price} and the account's {@link #balance}, under the
 * same conditions. A price request returns 404 for an unknown endpoint and 422 without one. The ledger lists these
 * requests separately.
 *
 * <p>For clients in other languages, {@code GET __ledger} under its address returns the ledger as JSON, without a key:
 * totals, pages (route, note, comment, cursor) and requests. {@code DELETE __ledger} returns the same and starts a new
 * ledger; nothing else changes.
 *
 * <p>All stubs of a JVM share one server, each under its own path, like a reseller's path prefix. A stub
 * {@linkplain #startAt at a port} has its own server.
 */
public final class TikHubStub
        implements AutoCloseable, BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {
    /** A short link that leads to no note. */
    public static final ShortLink LINK_WITHOUT_NOTE = StubService.LINK_WITHOUT_NOTE;

    private static final AtomicLong STUBS = new AtomicLong();

    private final StubService service = StubService.create();
    private final URI baseUrl;
    private final Runnable stop;
    private volatile @Nullable String owner;
    private volatile boolean closed;

    private TikHubStub() {
        String name = "stub-" + STUBS.incrementAndGet();
        this.baseUrl = SharedServer.open(name, service);
        this.stop = () -> SharedServer.close(name);
    }

    private TikHubStub(int port) {
        DedicatedServer server = DedicatedServer.start(port, service);
        this.baseUrl = server.baseUrl();
        this.stop = server::stop;
    }

    /** Starts a stub. The first one in a JVM takes seconds, later ones milliseconds. */
    public static TikHubStub start() {
        return new TikHubStub();
    }

    /**
     * Starts a stub with its own server, for clients outside this JVM. Its base address is
     * {@code http://127.0.0.1:PORT/}.
     *
     * @param port the port; 0 selects a free one
     * @throws IllegalArgumentException if it is not 0 to 65535
     * @throws java.io.UncheckedIOException if the port is not available
     */
    public static TikHubStub startAt(int port) {
        return new TikHubStub(port);
    }

    /**
     * The base address: on loopback, with a trailing slash. It has a free port and a path prefix, unless the stub was
     * started {@linkplain #startAt at a port}.
     */
    public URI baseUrl() {
        return baseUrl;
    }

    /** The only key that it accepts. It is not a real key. */
    public ApiKey apiKey() {
        return service.apiKey();
    }

    /** Also serves this note, until {@link #reset()}. It replaces a note with the same id. */
    public TikHubStub serve(SyntheticNote note) {
        service.serve(note);
        return this;
    }

    /** Lets a short link lead to this note, until {@link #reset()}. By default links lead to the documented note. */
    public TikHubStub lead(ShortLink link, NoteId note) {
        service.lead(link, note);
        return this;
    }

    /** Lets a short link lead to no note, until {@link #reset()}. */
    public TikHubStub leadNowhere(ShortLink link) {
        service.leadNowhere(link);
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

    /** Responds to the next request with this error. Several calls queue up. */
    public TikHubStub failNext(ErrorResponse response) {
        return failNext(1, response);
    }

    /**
     * Responds to the next requests with this error.
     *
     * @param times how many requests, at least 1
     * @throws IllegalArgumentException if {@code times} is less
     */
    public TikHubStub failNext(int times, ErrorResponse response) {
        service.failNext(times, response);
        return this;
    }

    /** Processes the next request and then breaks the connection. Queues up with other failures. */
    public TikHubStub failNext(ConnectionFault fault) {
        service.failNext(fault);
        return this;
    }

    /**
     * Responds to all further requests with this error, unless it rejects them, until {@link #reset()}. Replaces an
     * earlier {@code failAll} setting.
     */
    public TikHubStub failAll(ErrorResponse response) {
        service.failAll(response);
        return this;
    }

    /**
     * Breaks the connection of all further requests, unless it rejects them, until {@link #reset()}. Replaces an
     * earlier {@code failAll} setting.
     */
    public TikHubStub failAll(ConnectionFault fault) {
        service.failAll(fault);
        return this;
    }

    /**
     * Fails a share of the further requests with transient faults, until {@link #reset()}: one third not charged (HTTP
     * 400, 429, 500, 502), one third charged (HTTP 200 with the error code 301, 302 or 500), one third by a broken
     * connection. The seed and the request's number in the ledger determine its fault.
     *
     * @param share 0 to 1
     * @throws IllegalArgumentException if it is not
     */
    public TikHubStub failAtRandom(double share, long seed) {
        service.failAtRandom(share, seed);
        return this;
    }

    /** Responds to all further requests on this route with "deprecated", until {@link #reset()}. */
    public TikHubStub retire(TikHubRoute route) {
        service.retire(route);
        return this;
    }

    /**
     * Calls this function before it serves a page, until {@link #reset()}. A present result is the response; an empty
     * one serves the page. Replaces an earlier function. The server's threads call it, concurrently for concurrent
     * requests.
     */
    public TikHubStub respondWith(Function<StubRequest, Optional<ErrorResponse>> responses) {
        service.respondWith(responses);
        return this;
    }

    /**
     * Delays every further response, until {@link #reset()}. The request is charged and in the ledger before the delay.
     *
     * @throws IllegalArgumentException if it is negative or more than a day
     */
    public TikHubStub delayResponses(Duration delay) {
        service.delayResponses(delay);
        return this;
    }

    /**
     * Sets the price that it reports for this route, until {@link #reset()}: by default 0.001 on Web V1 and 0.01 on App
     * V2.
     *
     * @param usDollars 0 or more
     * @throws IllegalArgumentException if it is negative
     */
    public TikHubStub price(TikHubRoute route, BigDecimal usDollars) {
        service.price(route, usDollars);
        return this;
    }

    /**
     * Sets the balance that it reports, in US dollars, until {@link #reset()}: by default 1 and no free credit. Charges
     * do not reduce it.
     */
    public TikHubStub balance(BigDecimal paid, BigDecimal freeCredit) {
        service.balance(paid, freeCredit);
        return this;
    }

    /**
     * Serves all endpoints under this path only, like resellers, until {@link #reset()}: by default
     * {@link ApiPath#DEFAULT}. The {@code router} in responses does not change.
     */
    public TikHubStub apiPath(ApiPath path) {
        service.apiPath(path);
        return this;
    }

    /** The requests since the start, the last {@link #reset()} or the last {@code DELETE __ledger}. */
    public Ledger ledger() {
        return service.ledger();
    }

    /** Restores the initial state: the documented note only, no faults, an empty ledger. Address and key stay. */
    public void reset() {
        service.reset();
    }

    /** Stops the stub. A second call does nothing. */
    @Override
    public void close() {
        closed = true;
        stop.run();
    }

    /**
     * For JUnit: the test class with the field owns the stub and shares it with nested classes. Two classes cannot
     * share a stub.
     *
     * @throws IllegalStateException if it is closed
     */
    @Override
    public void beforeAll(ExtensionContext context) {
        if (closed) {
            throw new IllegalStateException(
                    this + " is closed: the first test class that used it owned it. Start one stub per class");
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

    /** For JUnit: closes a stub in a non-static field, which belongs to one test. */
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

    /** The address, without the key. */
    @Override
    public String toString() {
        return "TikHubStub[" + baseUrl + "]";
    }
}
