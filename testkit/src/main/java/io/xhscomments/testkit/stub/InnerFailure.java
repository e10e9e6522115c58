package io.xhscomments.testkit.stub;

import io.xhscomments.testkit.fixture.ErrorResponse;
import io.xhscomments.testkit.fixture.Fixtures;

/** HTTP 200, charged, and a failure inside: the one response that differs by a number in it. */
final class InnerFailure {
    private static final ErrorResponse KNOWN = Fixtures.error("200-inner-failure");
    private static final int CODE = 301;

    private InnerFailure() {}

    static ErrorResponse of(int code) {
        return KNOWN.withText("\"code\": " + CODE, "\"code\": " + code);
    }
}
