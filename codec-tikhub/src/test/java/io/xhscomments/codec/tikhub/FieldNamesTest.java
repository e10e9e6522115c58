package io.xhscomments.codec.tikhub;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.codec.tikhub.wire.FieldNames;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The tests of the decoders cover every name of the table, so a new field has to be added to them. */
class FieldNamesTest {
    /** Parameters of requests, which decoders read in parts of a cursor or of the envelope. */
    private static final List<String> PARAMETERS = List.of("comment_id", "index", "pageArea", "share_text");

    @Test
    void namesAreDistinct() {
        assertThat(names()).doesNotHaveDuplicates();
    }

    @Test
    void generatedPagesHaveEveryField() {
        String pages = IntStream.range(0, 50)
                .mapToObj(seed -> new String(GeneratedPage.of(seed), UTF_8))
                .collect(Collectors.joining());

        assertThat(names().filter(name -> !PARAMETERS.contains(name)))
                .allSatisfy(name -> assertThat(pages).contains("\"" + name + "\":"));
    }

    @Test
    void fuzzDictionaryHasEveryField() {
        String dictionary = new String(Responses.ownFile("DecoderFuzzIT.dict"), UTF_8);

        assertThat(names().filter(name -> !PARAMETERS.contains(name)))
                .allSatisfy(name -> assertThat(dictionary).contains("\\\"" + name + "\\\""));
    }

    private static Stream<String> names() {
        return Arrays.stream(FieldNames.class.getFields()).map(field -> {
            try {
                return (String) field.get(null);
            } catch (IllegalAccessException e) {
                throw new AssertionError(e);
            }
        });
    }
}
