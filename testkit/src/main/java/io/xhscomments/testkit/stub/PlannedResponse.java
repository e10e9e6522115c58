package io.xhscomments.testkit.stub;

import io.xhscomments.codec.tikhub.TikHubApi;
import io.xhscomments.core.page.Charge;
import io.xhscomments.testkit.fixture.ConnectionFault;
import io.xhscomments.testkit.fixture.ErrorResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The response that the fake service decided on, before compression: status, body, and the connection fault to apply.
 */
record PlannedResponse(
        int status, Map<String, String> headers, byte[] body, Optional<ConnectionFault> fault, Duration delay) {
    private static final String REQUEST_ID = "x-request-id";
    private static final Pattern ID_IN_BODY = Pattern.compile("\"request_id\"\\s*:\\s*\"([^\"]+)\"");
    private static final int SEARCHED_BYTES = 2_000;

    static PlannedResponse page(byte[] body) {
        return new PlannedResponse(
                200, Map.of("Content-Type", "application/json"), body, Optional.empty(), Duration.ZERO);
    }

    static PlannedResponse of(ErrorResponse error) {
        return new PlannedResponse(error.status(), error.headers(), error.body(), Optional.empty(), Duration.ZERO);
    }

    /** With a fault. Its status is always 200: only responses with a page fail half-way. */
    PlannedResponse failing(ConnectionFault newFault) {
        return new PlannedResponse(200, headers, body, Optional.of(newFault), delay);
    }

    PlannedResponse withDelay(Duration newDelay) {
        return new PlannedResponse(status, headers, body, fault, newDelay);
    }

    /** Adds the request id header: the id in the body, or this one if the body has none. */
    PlannedResponse withRequestId(String requestId) {
        Map<String, String> newHeaders = new LinkedHashMap<>(headers);
        newHeaders.put(REQUEST_ID, idInBody().orElse(requestId));
        return new PlannedResponse(status, newHeaders, body, fault, delay);
    }

    Charge charge() {
        return fault.map(ConnectionFault::charge).orElse(TikHubApi.chargeOf(status));
    }

    OptionalInt statusSent() {
        return charge() == Charge.UNKNOWN ? OptionalInt.empty() : OptionalInt.of(status);
    }

    private Optional<String> idInBody() {
        String start = new String(body, 0, Math.min(SEARCHED_BYTES, body.length), StandardCharsets.UTF_8);
        Matcher id = ID_IN_BODY.matcher(start);
        return id.find() ? Optional.of(id.group(1)) : Optional.empty();
    }
}
