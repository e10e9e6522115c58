package io.xhscomments.testkit.stub;

import io.xhscomments.testkit.fixture.ConnectionFault;
import io.xhscomments.testkit.fixture.Fixtures;
import io.xhscomments.testkit.wire.Seeds;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Lets a share of the requests fail, each in one of the ways that pass: a third of them for free, a third charged, and
 * a third with the connection. All follows from the seed and from the how-manieth a request is.
 */
record RandomFaults(double share, long seed) implements FaultRule {
    private static final List<List<FaultRule>> KINDS = List.of(
            Stream.of("400-transient", "429-object", "429-string", "500-object", "502-html")
                    .map(name -> FaultRule.of(Fixtures.error(name)))
                    .toList(),
            Stream.of(301, 302, 500)
                    .map(code -> FaultRule.of(InnerFailure.of(code)))
                    .toList(),
            Stream.of(
                            ConnectionFault.RESET_BEFORE_RESPONSE,
                            ConnectionFault.EMPTY_RESPONSE,
                            ConnectionFault.GARBAGE_RESPONSE,
                            ConnectionFault.MALFORMED_CHUNK,
                            ConnectionFault.TRUNCATED_BODY)
                    .map(FaultRule::of)
                    .toList());
    private static final double BITS_53 = 0x1.0p-53;

    RandomFaults {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("The share that fails must be 0 to 1, but is " + share);
        }
    }

    @Override
    public StubReply response(int ordinal, Supplier<StubReply> usual) {
        return draw(0, ordinal) < share
                ? one(one(KINDS, draw(1, ordinal)), draw(2, ordinal)).response(ordinal, usual)
                : usual.get();
    }

    /** A number from 0 to below 1, another for each purpose. */
    private double draw(int purpose, int ordinal) {
        return (Seeds.mix(Seeds.mix(seed, purpose), ordinal) >>> 11) * BITS_53;
    }

    private static <T> T one(List<T> choices, double drawn) {
        return choices.get((int) (drawn * choices.size()));
    }
}
