package io.xhscomments.testkit;

import java.util.function.Supplier;

/** What becomes of the answer to a request that the stub does not refuse. Safe to share between threads. */
@FunctionalInterface
interface Trouble {
    /** The usual answer. */
    Trouble NONE = (ordinal, usual) -> usual.get();

    /**
     * The answer, or what stands in its place.
     *
     * @param ordinal the how-manieth request it is
     * @param usual the answer without this trouble; not to be asked for if it is not wanted
     */
    StubAnswer answer(int ordinal, Supplier<StubAnswer> usual);

    /** This answer in place of every other. */
    static Trouble of(ErrorAnswer error) {
        StubAnswer instead = StubAnswer.of(error);
        return (ordinal, usual) -> instead;
    }

    /** The usual answer, over a connection that fails. */
    static Trouble of(ConnectionFault fault) {
        return (ordinal, usual) -> usual.get().failing(fault);
    }
}
