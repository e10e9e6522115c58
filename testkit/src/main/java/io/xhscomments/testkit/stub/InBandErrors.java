package io.xhscomments.testkit.stub;

import io.xhscomments.testkit.fixture.ErrorResponse;
import io.xhscomments.testkit.fixture.Fixtures;

/** Charged responses with HTTP 200 that report an error code inside the body. */
final class InBandErrors {
    private static final ErrorResponse CODE_301 = Fixtures.error("200-inner-failure");

    private InBandErrors() {}

    static ErrorResponse withCode(int code) {
        return CODE_301.withText("\"code\": 301", "\"code\": " + code);
    }
}
