package io.xhscomments.examples.benchmarks.decode;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** Ways to damage a response. The result may still be well-formed, which the caller has to check. */
enum Corruption {
    BYTE("a byte changed") {
        @Override
        byte[] to(byte[] response, RandomGenerator random) {
            byte[] damaged = response.clone();
            damaged[random.nextInt(response.length)] = (byte) random.nextInt(256);
            return damaged;
        }
    },
    STRUCTURE("a sign put in") {
        @Override
        byte[] to(byte[] response, RandomGenerator random) {
            return with(
                    response,
                    random.nextInt(response.length),
                    0,
                    one(random, "{", "}", "[", "]", ",", ":", "\"", "\\", "'", "0"));
        }
    },
    LOST("bytes lost") {
        @Override
        byte[] to(byte[] response, RandomGenerator random) {
            int at = random.nextInt(response.length);
            return with(response, at, Math.min(1 + random.nextInt(8), response.length - at), "");
        }
    },
    CUT("cut off") {
        @Override
        byte[] to(byte[] response, RandomGenerator random) {
            return Arrays.copyOf(response, random.nextInt(response.length));
        }
    },
    UTF_8("no UTF-8") {
        @Override
        byte[] to(byte[] response, RandomGenerator random) {
            return with(
                    response,
                    inText(response, random),
                    0,
                    one(
                            random,
                            "\u0080",
                            "\u00C0\u00AF",
                            "\u00ED\u00A0\u0080",
                            "\u00F5\u0080\u0080\u0080",
                            "\u00E4\u00B8",
                            "\u00FF"));
        }
    },
    TEXT("a bad text") {
        @Override
        byte[] to(byte[] response, RandomGenerator random) {
            return with(
                    response,
                    inText(response, random),
                    0,
                    one(random, "\\x", "\\u12", "\\uzzzz", "\\U0041", "\n", "\u0000", "\t", "\\'", "\u001F"));
        }
    },
    NUMBER("a bad number") {
        @Override
        byte[] to(byte[] response, RandomGenerator random) {
            int digit = place(response, random, byteBefore -> byteBefore == ':', Character::isDigit);
            return with(
                    response,
                    digit,
                    0,
                    one(random, "0", "+", "-", "--", ".", "0x", "1.", "1e", "1e+", "NaN ", "1_", "Infinity "));
        }
    },
    WORD("a bad word") {
        @Override
        byte[] to(byte[] response, RandomGenerator random) {
            int word = place(response, random, byteBefore -> byteBefore == ':', next -> next == 't' || next == 'f');
            return with(
                    response,
                    word,
                    4,
                    one(random, "True", "TRUE", "tru", "nul", "None", "yes", "trueish", "undefined"));
        }
    },
    BEHIND("something behind") {
        @Override
        byte[] to(byte[] response, RandomGenerator random) {
            return with(
                    response,
                    response.length,
                    0,
                    one(random, "}", "]", ",", "x", "{}", "null", "\u0000", " 7", "//", "\"\""));
        }
    };

    final String label;

    Corruption(String label) {
        this.label = label;
    }

    abstract byte[] to(byte[] response, RandomGenerator random);

    private interface Sign {
        boolean is(int sign);
    }

    private static int inText(byte[] response, RandomGenerator random) {
        return place(response, random, before -> before == '"', next -> next >= 'a' && next <= 'z');
    }

    /** The first index after a random one that lies between two such bytes. */
    private static int place(byte[] response, RandomGenerator random, Sign before, Sign next) {
        int from = random.nextInt(response.length);
        for (int i = 0; i < response.length; i++) {
            int at = (from + i) % response.length;
            if (at > 0 && before.is(response[at - 1]) && next.is(response[at])) {
                return at;
            }
        }
        throw new IllegalArgumentException("The response has no such place");
    }

    private static String one(RandomGenerator random, String... choices) {
        return List.of(choices).get(random.nextInt(choices.length));
    }

    /** Each character of {@code put} is one byte. */
    private static byte[] with(byte[] response, int at, int lost, String put) {
        byte[] between = put.getBytes(StandardCharsets.ISO_8859_1);
        byte[] damaged = Arrays.copyOf(response, response.length - lost + between.length);
        System.arraycopy(between, 0, damaged, at, between.length);
        System.arraycopy(response, at + lost, damaged, at + between.length, response.length - at - lost);
        return damaged;
    }
}
