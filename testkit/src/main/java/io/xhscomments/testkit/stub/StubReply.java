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
 * What goes out: a response, or the connection's end in place of it or in the midst of it. The body is not zipped yet.
 */
record StubReply(
        int status, Map<String, String> headers, byte[] body, Optional<ConnectionFault> fault, Duration delay) {
    private static final String REQUEST_ID = "x-request-id";
    private static final Pattern ID_IN_BODY = Pattern.compile("\"request_id\"\\s*:\\s*\"([^\"]+)\"");
    private static final int BEGINNING = 2_000;

    static StubReply page(byte[] body) {
        return new StubReply(200, Map.of("Content-Type", "application/json"), body, Optional.empty(), Duration.ZERO);
    }

    static StubReply of(ErrorResponse error) {
        return new StubReply(error.status(), error.headers(), error.body(), Optional.empty(), Duration.ZERO);
    }

    /** A body that fails is a page's: the response began with 200. */
    StubReply failing(ConnectionFault with) {
        return new StubReply(200, headers, body, Optional.of(with), delay);
    }

    StubReply after(Duration pause) {
        return new StubReply(status, headers, body, fault, pause);
    }

    /** With the header that names the request: by the id in the body, or else this one. */
    StubReply named(String requestId) {
        Map<String, String> named = new LinkedHashMap<>(headers);
        named.put(REQUEST_ID, idInBody().orElse(requestId));
        return new StubReply(status, named, body, fault, delay);
    }

    Charge charge() {
        return fault.map(ConnectionFault::charge).orElse(TikHubApi.chargeOf(status));
    }

    OptionalInt statusSent() {
        return charge() == Charge.UNKNOWN ? OptionalInt.empty() : OptionalInt.of(status);
    }

    private Optional<String> idInBody() {
        String beginning = new String(body, 0, Math.min(BEGINNING, body.length), StandardCharsets.UTF_8);
        Matcher id = ID_IN_BODY.matcher(beginning);
        return id.find() ? Optional.of(id.group(1)) : Optional.empty();
    }
}
