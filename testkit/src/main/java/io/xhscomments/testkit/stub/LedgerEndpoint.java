package io.xhscomments.testkit.stub;

import io.xhscomments.testkit.fixture.ErrorResponse;
import io.xhscomments.testkit.wire.Json;
import java.util.Map;
import java.util.Optional;

/**
 * Serves the ledger as JSON, for clients in other languages: {@code GET} returns it, {@code DELETE} returns it and
 * starts a new one. It needs no key, and its requests are not in the ledger.
 */
final class LedgerEndpoint {
    static final String PATH = "__ledger";

    private static final ErrorResponse METHOD_NOT_ALLOWED =
            ErrorResponse.of(405, Map.of("Allow", "GET, DELETE"), new byte[0]);

    private LedgerEndpoint() {}

    static Optional<PlannedResponse> respond(StubState now, ReceivedRequest request) {
        if (!request.path().equals(PATH)) {
            return Optional.empty();
        }
        return Optional.of(
                switch (request.method()) {
                    case "GET" -> page(now.log);
                    case "DELETE" -> page(now.replaceLog());
                    default -> PlannedResponse.of(METHOD_NOT_ALLOWED);
                });
    }

    private static PlannedResponse page(RequestLog log) {
        return PlannedResponse.page(Json.bytes(json -> LedgerJson.write(json, log.ledger())));
    }
}
