package io.xhscomments.codec.tikhub;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A coverage-guided search for a response that the two decoders read differently. It runs in a process of its own,
 * because it instruments classes. CONTRIBUTING says how to run it for longer.
 */
@Tag("fuzz")
@Tag("long")
class DecoderFuzzIT {
    static Stream<byte[]> seeds() {
        return Stream.concat(
                Stream.of(
                        Responses.ownFile("app-v2-comments.json"),
                        Responses.ownFile("app-v2-replies.json"),
                        Responses.documentedSample()),
                Stream.concat(
                        Stream.of(0, 1, 2).map(FastDecoderDamageTest::small),
                        Stream.of(
                                        "user-null",
                                        "row-null",
                                        "time-in-milliseconds",
                                        "cursor-object",
                                        "envelope-in-envelope")
                                .map(name -> Responses.ownFile("met/" + name + ".json"))));
    }

    @MethodSource("seeds")
    @DictionaryFile(resourcePath = "DecoderFuzzIT.dict")
    @FuzzTest(maxDuration = "10s")
    void fastAndPlainDecodersAgree(byte[] response) {
        if (!DecoderComparison.readsFast(response)) {
            DecoderComparison.assertSame(Responses.REQUEST, response);
        }
    }
}
