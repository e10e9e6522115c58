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
import java.util.function.Supplier;

/**
 * The service's behavior in plain Java: the response to each request, with checks in the order of the real service. It
 * uses no HTTP server. Safe to share between threads.
 */
final class FakeTikHub {
    static final String ECHOED_KEY = "sk-test-ECHOED-KEY+/==";

    private static final Instant FIRST_RESPONSE = Instant.ofEpochSecond(1_770_343_442);
    private static final List<String> LIBRARY_USER_AGENTS =
            List.of("Java/", "Java-http-client/", "okhttp/", "python-requests");

    private final ApiKey key;
    private final long serial;
    private volatile StubState state = new StubState();

    /**
     * Creates a fake.
     *
     * @param serial a different number for each fake, so that request ids are unique
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

    /** Decides the response, and enters the request in the ledger before it returns. */
    PlannedResponse respond(ReceivedRequest request) {
        StubState now = state;
        Optional<PlannedResponse> ledger = LedgerEndpoint.respond(now, request);
        if (ledger.isPresent()) {
            return ledger.get();
        }
        Optional<String> path = now.apiPath.canonical(request.path());
        return path.filter(AccountEndpoint::handles).isPresent()
                ? respondToAccountRequest(now, request, path.get())
                : respondToPageRequest(now, request, path);
    }

    private PlannedResponse respondToAccountRequest(StubState now, ReceivedRequest request, String path) {
        RequestLog log = now.log;
        int ordinal = log.accountRequestCount.incrementAndGet();
        PlannedResponse response = nextFault(now)
                .apply(
                        ordinal,
                        () -> rejection(request, true)
                                .map(PlannedResponse::of)
                                .orElseGet(() -> AccountEndpoint.respond(now, request, path)))
                .withRequestId(new UUID(Seeds.mix(serial), Seeds.mix(-ordinal)).toString())
                .withDelay(now.delay);
        log.accountRequests.put(
                ordinal,
                new Ledger.AccountRequest(
                        ordinal, request.path(), AccountEndpoint.endpoint(request), response.statusSent()));
        return response;
    }

    private PlannedResponse respondToPageRequest(StubState now, ReceivedRequest request, Optional<String> path) {
        RequestLog log = now.log;
        int ordinal = log.pageRequestCount.incrementAndGet();
        Optional<ParsedRequest> parsed = path.flatMap(Endpoint::at)
                .map(endpoint -> ParsedRequest.of(endpoint, request.parameters(), now.links::noteIn));
        String requestId = new UUID(Seeds.mix(serial), Seeds.mix(ordinal)).toString();
        Envelope envelope = new Envelope(requestId, FIRST_RESPONSE.plusSeconds(ordinal));
        PlannedResponse response = nextFault(now)
                .apply(ordinal, () -> withoutNextFault(now, request, parsed, ordinal, envelope))
                .withRequestId(requestId)
                .withDelay(now.delay);
        log.pageRequests.put(ordinal, entry(ordinal, request, parsed, response));
        return response;
    }

    private static FaultRule nextFault(StubState now) {
        return Optional.ofNullable(now.nextFaults.poll()).orElse(FaultRule.NONE);
    }

    private PlannedResponse withoutNextFault(
            StubState now, ReceivedRequest request, Optional<ParsedRequest> parsed, int ordinal, Envelope envelope) {
        Supplier<PlannedResponse> usual = () -> customResponse(now, request, parsed.orElseThrow(), ordinal)
                .map(PlannedResponse::of)
                .orElseGet(() -> PlannedResponse.page(page(now, parsed.orElseThrow(), envelope)));
        return rejection(now, request, parsed)
                .map(PlannedResponse::of)
                .orElseGet(() -> now.randomFaults.apply(ordinal, () -> now.faultForAll.apply(ordinal, usual)));
    }

    /** The rejections that apply to every endpoint. */
    private Optional<ErrorResponse> rejection(ReceivedRequest request, boolean pathIsKnown) {
        if (isLibraryUserAgent(request.header(TikHubApi.USER_AGENT).orElse(""))) {
            return Optional.of(Fixtures.error("403-edge-blocked-user-agent"));
        }
        if (!pathIsKnown || !request.method().equals("GET")) {
            return Optional.of(Fixtures.error("404-object"));
        }
        String authorization = request.header(TikHubApi.AUTHORIZATION).orElse("");
        return authorization.equals(key.authorization()) ? Optional.empty() : Optional.of(invalidKey(authorization));
    }

    private Optional<ErrorResponse> rejection(StubState now, ReceivedRequest request, Optional<ParsedRequest> parsed) {
        return rejection(request, parsed.isPresent()).or(() -> rejection(now, parsed.orElseThrow()));
    }

    private static Optional<ErrorResponse> rejection(StubState now, ParsedRequest parsed) {
        Endpoint endpoint = parsed.endpoint();
        if (now.retired.contains(endpoint.route)) {
            return Optional.of(
                    Fixtures.error("400-deprecated").withText(Endpoint.WEB_V1_COMMENTS.router(), endpoint.router()));
        }
        return parsed.missing().map(name -> Fixtures.error("422-validation").withText(TikHubApi.NOTE_ID, name));
    }

    private static Optional<ErrorResponse> customResponse(
            StubState now, ReceivedRequest request, ParsedRequest parsed, int ordinal) {
        return parsed.page()
                .flatMap(page -> now.customResponses.apply(new StubRequest(
                        ordinal,
                        parsed.endpoint().route,
                        page,
                        request.path(),
                        request.parameters(),
                        request.headersWithoutKey())));
    }

    /** For an unknown note, the service returns an empty page and charges for it. */
    private static byte[] page(StubState now, ParsedRequest parsed, Envelope envelope) {
        return parsed.page()
                .map(PageRequest::note)
                .flatMap(note -> Optional.ofNullable(now.notes.get(note)))
                .map(note -> note.respond(parsed, envelope))
                .orElseGet(() ->
                        envelope.around(parsed, json -> PageJson.empty("", 0, 0).write(json, parsed.endpoint().route)));
    }

    private static boolean isLibraryUserAgent(String userAgent) {
        return userAgent.isBlank() || LIBRARY_USER_AGENTS.stream().anyMatch(userAgent::startsWith);
    }

    private static ErrorResponse invalidKey(String authorization) {
        String submitted = authorization.startsWith(TikHubApi.BEARER)
                ? authorization.substring(TikHubApi.BEARER.length())
                : authorization;
        String quoted = Json.text(json -> json.value(submitted));
        return Fixtures.error("401-invalid-key").withText(ECHOED_KEY, quoted.substring(1, quoted.length() - 1));
    }

    private static Ledger.Entry entry(
            int ordinal, ReceivedRequest request, Optional<ParsedRequest> parsed, PlannedResponse response) {
        return new Ledger.Entry(
                ordinal,
                parsed.map(known -> known.endpoint().route),
                request.path(),
                parsed.flatMap(ParsedRequest::note),
                parsed.flatMap(ParsedRequest::shareText),
                parsed.flatMap(ParsedRequest::comment),
                parsed.flatMap(ParsedRequest::cursor),
                parsed.flatMap(known -> known.unlessDefault(TikHubApi.SORT_STRATEGY, TikHubApi.LATEST)),
                parsed.flatMap(known -> known.unlessDefault(TikHubApi.PAGE_AREA, TikHubApi.UNFOLDED)),
                response.statusSent(),
                response.charge());
    }
}
