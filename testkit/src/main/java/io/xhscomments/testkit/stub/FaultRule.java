package io.xhscomments.testkit.stub;

import io.xhscomments.testkit.fixture.ConnectionFault;
import io.xhscomments.testkit.fixture.ErrorResponse;
import java.util.function.Supplier;

/** What becomes of the response to a request that the stub does not refuse. Safe to share between threads. */
@FunctionalInterface
interface FaultRule {
    /** The usual response. */
    FaultRule NONE = (ordinal, usual) -> usual.get();

    /**
     * The response, or what stands in its place.
     *
     * @param ordinal the how-manieth request it is
     * @param usual the response without this trouble; not to be asked for if it is not wanted
     */
    StubReply response(int ordinal, Supplier<StubReply> usual);

    /** This response in place of every other. */
    static FaultRule of(ErrorResponse error) {
        StubReply instead = StubReply.of(error);
        return (ordinal, usual) -> instead;
    }

    /** The usual response, over a connection that fails. */
    static FaultRule of(ConnectionFault fault) {
        return (ordinal, usual) -> usual.get().failing(fault);
    }
}
