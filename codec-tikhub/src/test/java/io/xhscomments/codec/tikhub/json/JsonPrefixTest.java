package io.xhscomments.codec.tikhub.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonPrefixTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"a":1,"b":"x"}              | a=1 b="x"
            {"a":1,"b":"x                | a=1
            {"a":1,"b":                  | a=1
            {"a":1,"b"                   | a=1
            {"a":1,"b                    | a=1
            {"a":1,                      | a=1
            {"a":1 oops                  | a=1
            {"a":1} trailing             | a=1
            {"a":{"b":1,"c":"x           | a={"b":1,"c":"x
            {"a":tru                     | ``
            {                            | ``
            """)
    void completeMembersOfThePrefixAreRead(String json, String expected) {
        Map<String, String> members = new LinkedHashMap<>();
        JsonDocument.membersOfPrefix(json.getBytes(UTF_8)).forEach((name, value) -> members.put(name, value.json()));

        assertThat(members.entrySet().stream().map(Object::toString).reduce((a, b) -> a + " " + b))
                .isEqualTo(expected.isEmpty() ? Optional.empty() : Optional.of(expected));
    }

    @Test
    void containersThatAreCutOffKeepTheirCompleteValues() {
        Map<String, JsonValue> members = JsonDocument.membersOfPrefix("{\"a\":[{\"b\":1,\"c\":[2,\"x".getBytes(UTF_8));

        JsonValue inner = members.get("a").elements().get(0);
        assertThat(inner.members().get("b").text()).isEqualTo("1");
        assertThat(inner.members().get("c").elements())
                .extracting(JsonValue::text)
                .containsExactly("2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "[1]", "\"x\"", "\"x", "<html>", "null", "1"})
    void otherTextsHaveNoMembers(String text) {
        assertThat(JsonDocument.membersOfPrefix(text.getBytes(UTF_8))).isEmpty();
    }

    @Test
    void controlCharactersAndInvalidUtf8AreAccepted() {
        byte[] body = "{\"a\":\"x\ny\",\"b\":\"?\"}".getBytes(UTF_8);
        body[body.length - 3] = (byte) 0xFF;

        assertThat(JsonDocument.membersOfPrefix(body).get("a").text()).isEqualTo("x\ny");
        assertThat(JsonDocument.membersOfPrefix(body).get("b").text()).isEqualTo("\uFFFD");
    }

    @Test
    void everyPrefixIsReadWithoutFailure() {
        byte[] json = "{\"a\":[1,{\"b\":\"\\u4f60\"},[]],\"c\":{\"d\":null,\"e\":-1.5e3},\"f\":true}".getBytes(UTF_8);
        for (int length = 0; length < json.length; length++) {
            byte[] prefix = Arrays.copyOf(json, length);
            JsonDocument.membersOfPrefix(prefix)
                    .values()
                    .forEach(value -> assertThat(value.json()).isNotEmpty());
        }
    }

    @Test
    void quotedTextsAreReadUnchanged() {
        String text = IntStream.range(0, 0xD800).mapToObj(Character::toString).collect(Collectors.joining());

        JsonValue value = JsonDocument.parseObject(("{\"a\":" + JsonText.quote(text) + "}").getBytes(UTF_8))
                .members()
                .get("a");
        assertThat(value.text()).isEqualTo(text);
        assertThat(JsonText.quote("\u0001\u2028")).isEqualTo("\"\\u0001\\u2028\"");
    }
}
