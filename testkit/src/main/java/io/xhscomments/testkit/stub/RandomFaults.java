package io.xhscomments.testkit.stub;

import io.xhscomments.testkit.fixture.ConnectionFault;
import io.xhscomments.testkit.fixture.Fixtures;
import io.xhscomments.testkit.wire.Seeds;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Fails a share of the requests with transient faults: one third not charged, one third charged, one third by a broken
 * connection. The seed and the number of a request determine its fault.
 */
record RandomFaults(double share, long seed) implements FaultRule {
    private static final List<List<FaultRule>> KINDS = List.of(
            Stream.of("400-transient", "429-object", "429-string", "500-object", "502-html")
                    .map(name -> FaultRule.of(Fixtures.error(name)))
                    .toList(),
            Stream.of(301, 302, 500)
                    .map(code -> FaultRule.of(InBandErrors.withCode(code)))
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
            throw new IllegalArgumentException("The share of failing requests must be 0 to 1, but is " + share);
        }
    }

    @Override
    public PlannedResponse apply(int ordinal, Supplier<PlannedResponse> usual) {
        return random(0, ordinal) < share
                ? choose(choose(KINDS, random(1, ordinal)), random(2, ordinal)).apply(ordinal, usual)
                : usual.get();
    }

    /** A number in [0, 1). Each purpose has its own sequence. */
    private double random(int purpose, int ordinal) {
        return (Seeds.mix(Seeds.mix(seed, purpose), ordinal) >>> 11) * BITS_53;
    }

    private static <T> T choose(List<T> choices, double random) {
        return choices.get((int) (random * choices.size()));
    }
}
