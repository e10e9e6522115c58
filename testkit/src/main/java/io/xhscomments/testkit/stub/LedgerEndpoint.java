package io.xhscomments.testkit.stub;

import io.xhscomments.testkit.fixture.ErrorResponse;
import io.xhscomments.testkit.wire.Json;
import java.util.Map;
import java.util.Optional;

/**
 * Shows the ledger to clients that are no Java: {@code GET} for what is in it, {@code DELETE} to have that and begin
 * anew. It wants no key, and does not count those who ask.
 */
final class LedgerEndpoint {
    static final String PATH = "__ledger";

    private static final ErrorResponse NO_SUCH_METHOD =
            ErrorResponse.of(405, Map.of("Allow", "GET, DELETE"), new byte[0]);

    private LedgerEndpoint() {}

    static Optional<StubReply> response(StubState now, Arrival arrival) {
        if (!arrival.path().equals(PATH)) {
            return Optional.empty();
        }
        return Optional.of(
                switch (arrival.method()) {
                    case "GET" -> page(now.books);
                    case "DELETE" -> page(now.closeBooks());
                    default -> StubReply.of(NO_SUCH_METHOD);
                });
    }

    private static StubReply page(RequestLog books) {
        return StubReply.page(Json.bytes(json -> LedgerJson.write(json, books.ledger())));
    }
}
