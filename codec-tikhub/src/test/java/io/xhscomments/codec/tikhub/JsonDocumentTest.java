package io.xhscomments.codec.tikhub;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.Moshi;
import io.xhscomments.codec.tikhub.json.DecodeException;
import io.xhscomments.codec.tikhub.json.JsonDocument;
import io.xhscomments.codec.tikhub.json.JsonValue;
import io.xhscomments.core.failure.ChargedFailureException;
import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.failure.MalformedResponseException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import okio.Buffer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The parser is strict, reports the path of a fault, and finds every value. */
@Tag("fuzz")
class JsonDocumentTest {
    private static final int FACTOR = Integer.getInteger("test.factor", 1);
    private static final String DAMAGE = "{}[],:\"\\0-e. tn";
    private static final String PAGE = "{\"data\":{\"data\":{\"comments\":[],\"has_more\":false,\"x\":%s}}}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"\n\"",
                "\"\t\"",
                "\"\0\"",
                "\"\u001f\"",
                "\"\\'\"",
                "\"\\\\\\'\"",
                "TRUE",
                "False",
                "nULL",
                "falsE",
                "[1,True]",
                "{\"a\nb\":1}",
                "{\"a\\'\":1}"
            })
    void invalidJsonIsMalformedForBothDecoders(String value) {
        String body = PAGE.formatted(value);

        for (TikHubDecoder decoder : new TikHubDecoder[] {
            TikHubDecoder.create(), TikHubDecoder.create().plain()
        }) {
            CommentSourceException failure = Responses.failure(decoder, Responses.ok(body));

            assertThat(failure).isInstanceOf(MalformedResponseException.class).hasMessageContaining("not JSON at byte");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1E5",
                "-1.5E+3",
                "\"TRUE 'E' \u007f\"",
                "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00E9\"",
                "\"\\\\\"",
                "{\"A\":[true,null]}",
                "[ 1 ,\t2\r\n]"
            })
    void validJsonIsAccepted(String value) {
        assertThat(Responses.decode(PAGE.formatted(value)).comments()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"True", "tRUE", "FALSE", "falsE", "NULL", "nulL", "[TRUE]", "[[],nUll]", "{\"a\":{\"b\":False}}"
            })
    void literalInWrongCaseIsMalformedEverywhere(String value) {
        for (String object : FastDecoderSpellingTest.OBJECTS) {
            for (String name : FastDecoderSpellingTest.names().toList()) {
                String body = object.replace("@", "\"" + name + "\":" + value);

                assertThat(Responses.failure(TikHubDecoder.create().plain(), Responses.ok(body)))
                        .as(body)
                        .isInstanceOfAny(MalformedResponseException.class, ChargedFailureException.class);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0001", "\u001f", "\n", "\\'"})
    void faultIsFoundAnywhereInAText(String fault) {
        for (int length = 0; length < 20; length++) {
            String body = PAGE.formatted("\"" + "b".repeat(length) + fault + "\"");

            assertThat(Responses.failure(TikHubDecoder.create().plain(), Responses.ok(body)))
                    .hasMessageContaining("not JSON at byte");
        }
    }

    @Test
    void faultsAreReportedWithTheirPath() {
        assertThat(fault("{\"a\":{\"b\":[1,{\"c\":tru}]}}").path()).isEqualTo("$.a.b[1].c");
        assertThat(fault("{\"a\":{\"b\":[1,2 3]}}").path()).isEqualTo("$.a.b[2]");
        assertThat(fault("{\"a\":1,}").path()).isEqualTo("$");
        assertThat(fault("{\"a\"").expected()).isEqualTo("the response ends here");
        assertThat(fault("{} {}").expected()).isEqualTo("something follows the response");
        assertThat(fault("[{}]").expected()).isEqualTo("expected an object");
    }

    @Test
    void valuesEqualThoseOfMoshi() throws IOException {
        JsonAdapter<Object> moshi = new Moshi.Builder().build().adapter(Object.class);
        for (int seed = 0; seed < 60 * FACTOR; seed++) {
            byte[] page = GeneratedPage.of(seed);

            assertThat(plain(JsonDocument.parseObject(page))).isEqualTo(moshi.fromJson(new Buffer().write(page)));
        }
    }

    @Test
    void acceptedTextsAreAcceptedByMoshi() {
        JsonAdapter<Object> moshi = new Moshi.Builder().build().adapter(Object.class);
        Random random = new Random(20261201);
        int read = 0;
        for (int round = 0; round < 2_500 * FACTOR; round++) {
            byte[] page = FastDecoderDamageTest.small(round % 3).clone();
            page[random.nextInt(page.length)] = (byte) DAMAGE.charAt(random.nextInt(DAMAGE.length()));
            try {
                Object values = plain(JsonDocument.parseObject(page));
                read++;
                assertThat(moshi.fromJson(new Buffer().write(page))).isEqualTo(values);
            } catch (DecodeException refused) {
                // Moshi accepts more.
            } catch (IOException | JsonDataException refusedByMoshi) {
                throw new AssertionError(new String(page, UTF_8), refusedByMoshi);
            }
        }
        assertThat(read).isGreaterThan(125 * FACTOR);
    }

    @Test
    void nestingIsNotLimited() {
        int depth = 1_000_000;
        JsonValue root =
                JsonDocument.parseObject(("{\"a\":" + "[".repeat(depth) + "]".repeat(depth) + "}").getBytes(UTF_8));

        assertThat(root.members().get("a").json()).hasSize(2 * depth);
    }

    private static @Nullable Object plain(JsonValue value) {
        return switch (value.kind()) {
            case OBJECT -> {
                Map<String, @Nullable Object> members = new LinkedHashMap<>();
                value.members().forEach((name, member) -> members.put(name, plain(member)));
                yield members;
            }
            case LIST -> {
                List<@Nullable Object> elements = new ArrayList<>();
                value.elements().forEach(element -> elements.add(plain(element)));
                yield elements;
            }
            case TEXT -> value.text();
            case NUMBER -> Double.valueOf(value.text());
            case BOOLEAN -> Boolean.valueOf(value.text());
            case NULL -> null;
        };
    }

    private static DecodeException fault(String json) {
        return catchThrowableOfType(DecodeException.class, () -> JsonDocument.parseObject(json.getBytes(UTF_8)));
    }
}
