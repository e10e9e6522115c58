package io.xhscomments.testkit.stub;

import io.xhscomments.codec.tikhub.ApiKey;
import io.xhscomments.codec.tikhub.TikHubApi;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.testkit.fixture.ErrorResponse;
import io.xhscomments.testkit.fixture.Fixtures;
import io.xhscomments.testkit.wire.Endpoint;
import io.xhscomments.testkit.wire.Envelope;
import io.xhscomments.testkit.wire.Json;
import io.xhscomments.testkit.wire.PageJson;
import io.xhscomments.testkit.wire.ParsedRequest;
import io.xhscomments.testkit.wire.Seeds;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The service's behaviour in plain Java: what it responds to which request, in the order in which it looks at things.
 * It knows no HTTP server. Safe to share between threads.
 */
final class FakeTikHub {
    private static final Instant FIRST_RESPONSE = Instant.ofEpochSecond(1_770_343_442);
    private static final List<String> BARE = List.of("Java/", "Java-http-client/", "okhttp/", "python-requests");
    static final String ECHOED_KEY = "sk-test-ECHOED-KEY+/==";

    private final ApiKey key;
    private final long serial;
    private volatile StubState state = new StubState();

    /**
     * Makes one.
     *
     * @param serial another for each fake, so that no two requests have one id
     */
    FakeTikHub(ApiKey key, long serial) {
        this.key = key;
        this.serial = serial;
    }

    StubState state() {
        return state;
    }

    void reset() {
        state = new StubState();
    }

    /** Responses, and has it in the ledger before it returns. */
    StubReply response(Arrival arrival) {
        StubState now = state;
        Optional<StubReply> ledger = LedgerEndpoint.response(now, arrival);
        if (ledger.isPresent()) {
            return ledger.get();
        }
        Optional<String> path = now.apiPath.canonical(arrival.path());
        return path.filter(AccountEndpoint::responses).isPresent()
                ? responseQuestion(now, arrival, path.get())
                : responsePage(now, arrival, path);
    }

    private StubReply responseQuestion(StubState now, Arrival arrival, String path) {
        RequestLog books = now.books;
        int ordinal = books.questionsAsked.incrementAndGet();
        StubReply response = nextFault(now)
                .apply(() -> refusal(arrival, true)
                        .map(StubReply::of)
                        .orElseGet(() -> AccountEndpoint.response(now, arrival, path)))
                .named(new UUID(Seeds.mix(serial), Seeds.mix(-ordinal)).toString())
                .after(now.delay);
        books.questions.put(
                ordinal,
                new Ledger.Question(ordinal, arrival.path(), AccountEndpoint.endpoint(arrival), response.statusSent()));
        return response;
    }

    private StubReply responsePage(StubState now, Arrival arrival, Optional<String> path) {
        RequestLog books = now.books;
        int ordinal = books.requests.incrementAndGet();
        Optional<ParsedRequest> asked =
                path.flatMap(Endpoint::at).map(endpoint -> ParsedRequest.of(endpoint, arrival.parameters()));
        String requestId = new UUID(Seeds.mix(serial), Seeds.mix(ordinal)).toString();
        Envelope envelope = new Envelope(requestId, FIRST_RESPONSE.plusSeconds(ordinal));
        StubReply response = nextFault(now)
                .apply(() -> usual(now, arrival, asked, ordinal, envelope))
                .named(requestId)
                .after(now.delay);
        books.entries.put(ordinal, entry(ordinal, arrival, asked, response));
        return response;
    }

    private static Function<Supplier<StubReply>, StubReply> nextFault(StubState now) {
        return Optional.ofNullable(now.faults.poll()).orElse(Supplier::get);
    }

    private StubReply usual(
            StubState now, Arrival arrival, Optional<ParsedRequest> asked, int ordinal, Envelope envelope) {
        Supplier<StubReply> untroubled = () -> hooked(now, arrival, asked.orElseThrow(), ordinal)
                .map(StubReply::of)
                .orElseGet(() -> StubReply.page(page(now, asked.orElseThrow(), envelope)));
        return refusal(now, arrival, asked)
                .map(StubReply::of)
                .orElseGet(() -> now.lot.response(ordinal, () -> now.trouble.response(ordinal, untroubled)));
    }

    /** What it refuses of any request, before it looks at what is asked. */
    private Optional<ErrorResponse> refusal(Arrival arrival, boolean pathIsKnown) {
        if (isBare(arrival.header(TikHubApi.USER_AGENT).orElse(""))) {
            return Optional.of(Fixtures.error("403-edge-blocked-user-agent"));
        }
        if (!pathIsKnown || !arrival.method().equals("GET")) {
            return Optional.of(Fixtures.error("404-object"));
        }
        String authorization = arrival.header(TikHubApi.AUTHORIZATION).orElse("");
        return authorization.equals(key.authorization()) ? Optional.empty() : Optional.of(echoing(authorization));
    }

    private Optional<ErrorResponse> refusal(StubState now, Arrival arrival, Optional<ParsedRequest> asked) {
        return refusal(arrival, asked.isPresent()).or(() -> refusal(now, asked.orElseThrow()));
    }

    private static Optional<ErrorResponse> refusal(StubState now, ParsedRequest asked) {
        Endpoint endpoint = asked.endpoint();
        if (now.retired.contains(endpoint.route)) {
            return Optional.of(
                    Fixtures.error("400-deprecated").withText(Endpoint.WEB_V1_COMMENTS.router(), endpoint.router()));
        }
        return asked.missing().map(name -> Fixtures.error("422-validation").withText(TikHubApi.NOTE_ID, name));
    }

    private static Optional<ErrorResponse> hooked(StubState now, Arrival arrival, ParsedRequest asked, int ordinal) {
        return asked.page()
                .flatMap(page -> now.hook.apply(new StubRequest(
                        ordinal,
                        asked.endpoint().route,
                        page,
                        arrival.path(),
                        arrival.parameters(),
                        arrival.headersWithoutKey())));
    }

    /** Of a note that is not there the service gives an empty page, and charges for it. */
    private static byte[] page(StubState now, ParsedRequest asked, Envelope envelope) {
        return asked.page()
                .map(PageRequest::note)
                .flatMap(note -> Optional.ofNullable(now.notes.get(note)))
                .map(note -> note.respond(asked, envelope))
                .orElseGet(() ->
                        envelope.around(asked, json -> PageJson.empty("", 0, 0).write(json, asked.endpoint().route)));
    }

    private static boolean isBare(String userAgent) {
        return userAgent.isBlank() || BARE.stream().anyMatch(userAgent::startsWith);
    }

    private static ErrorResponse echoing(String authorization) {
        String submitted = authorization.startsWith(TikHubApi.BEARER)
                ? authorization.substring(TikHubApi.BEARER.length())
                : authorization;
        String quoted = Json.text(json -> json.value(submitted));
        return Fixtures.error("401-invalid-key").withText(ECHOED_KEY, quoted.substring(1, quoted.length() - 1));
    }

    private static Ledger.Entry entry(int ordinal, Arrival arrival, Optional<ParsedRequest> asked, StubReply response) {
        return new Ledger.Entry(
                ordinal,
                asked.map(request -> request.endpoint().route),
                arrival.path(),
                asked.flatMap(ParsedRequest::note),
                asked.flatMap(ParsedRequest::comment),
                asked.flatMap(ParsedRequest::cursor),
                asked.flatMap(request -> request.unlike(TikHubApi.SORT_STRATEGY, TikHubApi.LATEST)),
                asked.flatMap(request -> request.unlike(TikHubApi.PAGE_AREA, TikHubApi.UNFOLDED)),
                response.statusSent(),
                response.charge());
    }
}
