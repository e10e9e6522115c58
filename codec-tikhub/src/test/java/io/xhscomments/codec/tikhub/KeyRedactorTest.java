package io.xhscomments.codec.tikhub;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.core.port.BodySink;
import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Random;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("fuzz")
class KeyRedactorTest {
    private static final int ROUNDS = 400 * Integer.getInteger("test.factor", 1);
    private static final String KEY = "Fake+Key/0123456789abcdefGHIJ/klmnop+QRSTuvwxyz==";
    private static final KeyRedactor REDACTOR = ApiKey.of(KEY).redactor();

    record Encoding(String name, UnaryOperator<String> of) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Encoding> encodings() {
        return Stream.of(
                new Encoding("plain", key -> key),
                new Encoding("slashes escaped", key -> key.replace("/", "\\/")),
                new Encoding("slashes escaped twice", key -> key.replace("/", "\\\\\\/")),
                new Encoding("percent", key -> symbols(key, c -> hex("%", c))),
                new Encoding("percent twice", key -> symbols(key, c -> hex("%25", c))),
                new Encoding(
                        "percent in lower case",
                        key -> symbols(key, c -> hex("%", c).toLowerCase(Locale.ROOT))),
                new Encoding("percent, every character", key -> all(key, c -> hex("%", c))),
                new Encoding("percent twice, every character", key -> all(key, c -> hex("%25", c))),
                new Encoding("JSON numbers of symbols", key -> symbols(key, c -> hex("\\u00", c))),
                new Encoding("JSON numbers", key -> all(key, c -> hex("\\u00", c))),
                new Encoding("JSON numbers twice", key -> all(key, c -> hex("\\\\u00", c))),
                new Encoding("HTML numbers", key -> all(key, c -> "&#" + (int) c + ";")),
                new Encoding("HTML numbers in hex", key -> all(key, c -> hex("&#x", c) + ";")),
                new Encoding("HTML numbers twice", key -> all(key, c -> "&amp;#" + (int) c + ";")),
                new Encoding(
                        "HTML names",
                        key -> key.replace("/", "&sol;").replace("+", "&plus;").replace("=", "&equals;")),
                new Encoding("HTML numbers in JSON", key -> symbols(key, c -> "\\u0026#" + (int) c + ";")),
                new Encoding("base64", KeyRedactorTest::base64),
                new Encoding("base64 of the header", key -> base64("Bearer " + key)),
                new Encoding("base64 of the header in lower case", key -> base64("bearer " + key)),
                new Encoding("base64 within another text", key -> base64("{\"k\":\"" + key + "\",\"x\":1}")),
                new Encoding(
                        "base64 for URLs",
                        key -> Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(UTF_8))),
                new Encoding(
                        "base64 with slashes escaped",
                        key -> base64(key).replace("/", "\\/").replace("+", "\\u002b")),
                new Encoding("hex", key -> HexFormat.of().formatHex(key.getBytes(UTF_8))));
    }

    @ParameterizedTest
    @MethodSource("encodings")
    void everyEncodingIsRemoved(Encoding encoding) {
        String shown = encoding.of().apply(KEY);
        byte[] body = page("echo " + shown + " end");

        String redacted = new String(REDACTOR.redact(body), UTF_8);

        assertThat(redacted).contains("echo ", "[redacted]", " end").doesNotContain(shown);
        assertThat(redacted.replace("[redacted]", ""))
                .hasSizeLessThanOrEqualTo(new String(page("echo  end"), UTF_8).length() + 20);
    }

    @ParameterizedTest
    @MethodSource("encodings")
    void keyIsMaskedInEverySplit(Encoding encoding) {
        String shown = encoding.of().apply(KEY);
        byte[] complete = page("echo \"" + shown + "\" end");
        for (int piece : new int[] {1, 7, 64, 16 * 1024}) {
            byte[] body = complete.clone();
            ByteArrayOutputStream seen = new ByteArrayOutputStream();
            KeyRedactor.Pass pass = REDACTOR.pass(seen::write);
            for (int length = Math.min(piece, body.length); length < body.length; length += piece) {
                pass.arrived(body, length);
            }
            pass.complete(body, body.length);

            assertThat(seen.toByteArray()).isEqualTo(body);
            assertThat(pass.hasFoundKey()).isTrue();
            String text = new String(body, UTF_8);
            assertThat(text).contains("echo ", "[redacted]", " end").doesNotContain(shown);
            assertThat(text.chars().filter(c -> c == '*').count())
                    .isGreaterThanOrEqualTo(KEY.length() - "[redacted]".length());
        }
    }

    /** Random escapes, keys of all lengths and symbols, at random positions in a text. */
    @Test
    void missesNoMixtureOfEscapes() {
        Random random = new Random(42);
        for (int round = 0; round < ROUNDS; round++) {
            String key = random.ints(8 + random.nextInt(60), '!', '~' + 1)
                    .filter(c -> "\"\\%&".indexOf(c) < 0)
                    .mapToObj(Character::toString)
                    .collect(Collectors.joining());
            if (key.length() < KeyRedactor.MIN_KEY_CHARS) {
                continue;
            }
            String shown = all(key, c -> escaped(c, random));
            byte[] body = (" ".repeat(random.nextInt(200)) + shown + "\n".repeat(random.nextInt(200))).getBytes(UTF_8);

            String redacted = new String(ApiKey.of(key).redactor().redact(body), UTF_8);

            assertThat(redacted.strip()).as("%s as %s", key, shown).isEqualTo("[redacted]");
        }
    }

    @Test
    void keyCutOffWithTheResponseIsMasked() {
        for (int length = 6; length < KEY.length(); length++) {
            byte[] body = page("echo ");
            byte[] cut = (new String(body, UTF_8).substring(0, 200) + KEY.substring(0, length)).getBytes(UTF_8);
            KeyRedactor.Pass pass = REDACTOR.pass(BodySink.none());
            pass.arrived(cut, cut.length);
            pass.cutOff(cut, cut.length);

            assertThat(new String(cut, UTF_8)).doesNotContain(KEY.substring(0, 6));
        }
    }

    @Test
    void otherBytesAreNotChanged() {
        byte[] body = page("%2F\\u002f&#47;" + base64("something else") + KEY.substring(1) + KEY.substring(0, 40));

        assertThat(REDACTOR.redact(body)).isSameAs(body);
        KeyRedactor.Pass pass = REDACTOR.pass(BodySink.none());
        byte[] arriving = body.clone();
        pass.arrived(arriving, arriving.length);
        pass.complete(arriving, arriving.length);
        assertThat(arriving).isEqualTo(body);
        assertThat(pass.hasFoundKey()).isFalse();
    }

    @Test
    void maskedJsonStaysJson() {
        String echo = symbols(KEY, c -> hex("\\u00", c));
        byte[] body = ("{\"a\":\"" + echo + "\",\"b\":\"x" + KEY + "y\",\"c\":\"" + KEY.replace("/", "\\/") + "\"}")
                .getBytes(UTF_8);
        int length = body.length;
        KeyRedactor.Pass pass = REDACTOR.pass(BodySink.none());
        pass.complete(body, length);

        String text = new String(body, UTF_8);
        assertThat(text)
                .hasSize(length)
                .matches("\\{\"a\":\"\\[redacted]\\**\",\"b\":\"x\\[redacted]\\**y\",\"c\":\"\\[redacted]\\**\"}");
    }

    @Test
    void shortKeysCannotBeToldFromText() {
        byte[] body = "the key, the data".getBytes(UTF_8);

        assertThat(ApiKey.of("key").redactor().redact(body)).isSameAs(body);
    }

    @Test
    void showsNoKey() {
        assertThat(REDACTOR.toString()).doesNotContain(KEY);
        assertThat(REDACTOR.redact("Bearer " + KEY)).isEqualTo("Bearer [redacted]");
    }

    private static byte[] page(String text) {
        String filler = "{\"id\":\"66c4b7a300000000270106f7\",\"content\":\"练了2个月了，一点没瘦[捂脸R]\","
                + "\"user\":{\"images\":\"https://sns-avatar.example/a%2Fb?imageView2/2/w/120/format/jpg\"}}";
        return (filler.repeat(20) + text + filler.repeat(20)).getBytes(UTF_8);
    }

    private static String escaped(char c, Random random) {
        String hex = random.nextBoolean() ? hex("", c) : hex("", c).toLowerCase(Locale.ROOT);
        String amp = new String[] {"&", "&amp;", "&amp;amp;", "\\u0026", "\\\\u0026amp;"}[random.nextInt(5)];
        String number = "0".repeat(random.nextInt(4)) + (int) c;
        return switch (random.nextInt(9)) {
            case 0 -> "%" + hex;
            case 1 -> "%25" + hex;
            case 2 -> "%2525" + hex;
            case 3 -> "\\".repeat(1 + random.nextInt(4)) + "u00" + hex;
            case 4 -> amp + "#" + number + ";";
            case 5 -> amp + "#" + (random.nextBoolean() ? 'x' : 'X') + "0".repeat(random.nextInt(4)) + hex + ";";
            case 6 -> Character.isLetterOrDigit(c) ? "\\x" + hex : "\\".repeat(1 + random.nextInt(4)) + c;
            case 7 -> "\\u0025" + hex;
            default -> String.valueOf(c);
        };
    }

    private static String all(String key, Function<Character, String> escape) {
        return key.chars().mapToObj(c -> escape.apply((char) c)).collect(Collectors.joining());
    }

    private static String symbols(String key, Function<Character, String> escape) {
        return all(key, c -> Character.isLetterOrDigit(c) ? String.valueOf(c) : escape.apply(c));
    }

    private static String hex(String before, char c) {
        return before + String.format(Locale.ROOT, "%02X", (int) c);
    }

    private static String base64(String text) {
        return new String(Base64.getEncoder().encode(text.getBytes(UTF_8)), ISO_8859_1);
    }
}
