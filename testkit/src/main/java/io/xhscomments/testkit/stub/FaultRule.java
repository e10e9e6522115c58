package io.xhscomments.testkit.stub;

import io.xhscomments.testkit.fixture.ConnectionFault;
import io.xhscomments.testkit.fixture.ErrorResponse;
import java.util.function.Supplier;

/** Decides the response to a request that the stub does not reject. Safe to share between threads. */
@FunctionalInterface
interface FaultRule {
    /** Always the usual response. */
    FaultRule NONE = (ordinal, usual) -> usual.get();

    /**
     * The usual response, or one that replaces it.
     *
     * @param ordinal the number of the request, from 1
     * @param usual computes the response without this rule; called only if it is needed
     */
    PlannedResponse apply(int ordinal, Supplier<PlannedResponse> usual);

    /** Replaces every response with this one. */
    static FaultRule of(ErrorResponse error) {
        PlannedResponse replacement = PlannedResponse.of(error);
        return (ordinal, usual) -> replacement;
    }

    /** Sends the usual response over a connection that fails. */
    static FaultRule of(ConnectionFault fault) {
        return (ordinal, usual) -> usual.get().failing(fault);
    }
}
