package io.xhscomments.codec.tikhub;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Looks for a response that the two decoders do not read the same, led by which ways each input takes through them. In
 * a process of its own, because it changes the classes that it watches. CONTRIBUTING says how to let it run for longer.
 */
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
        if (!DecoderComparison.readDirectly(response)) {
            DecoderComparison.assertSame(Responses.REQUEST, response);
        }
    }
}
