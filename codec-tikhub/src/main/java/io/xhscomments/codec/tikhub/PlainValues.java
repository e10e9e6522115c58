package io.xhscomments.codec.tikhub;

import com.squareup.moshi.JsonReader;
import io.xhscomments.core.model.Truth;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The plain values in a small answer that is an object of objects, by their paths, such as {@code data.endpoint_cost}.
 * What stands deeper, or is a list, is stepped over. Numbers and booleans may come as texts.
 */
final class PlainValues {
    /** Bounded, as everything that is calculated with: {@code 1e999999999} would fill the memory at the first sum. */
    private static final Pattern AMOUNT = Pattern.compile("-?[0-9]{1,20}(\\.[0-9]{1,40})?([eE][+-]?[0-9]{1,2})?");

    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,18}");

    private final Map<String, String> byPath;

    private PlainValues(Map<String, String> byPath) {
        this.byPath = byPath;
    }

    /**
     * Reads an answer.
     *
     * @throws Fault if it is not one whole JSON object
     */
    static PlainValues in(byte[] body) {
        if (Utf8.firstFault(body) >= 0) {
            throw Fault.ofWhole("not UTF-8");
        }
        try (AnswerReader in = AnswerReader.of(body)) {
            return new PlainValues(Objects.requireNonNull(in.readWhole(new Adapter(in))));
        }
    }

    /** A text that is not empty. */
    Optional<String> text(String path) {
        return Optional.ofNullable(byPath.get(path)).filter(text -> !text.isEmpty());
    }

    Truth truth(String path) {
        return Values.ofWord(byPath.getOrDefault(path, ""));
    }

    /** A whole number; anything else is not told. */
    OptionalLong number(String path) {
        return text(path)
                .filter(text -> WHOLE.matcher(text).matches())
                .map(text -> OptionalLong.of(Long.parseLong(text)))
                .orElse(OptionalLong.empty());
    }

    /**
     * An amount of money.
     *
     * @throws Fault if it is none
     */
    Optional<BigDecimal> money(String path) {
        Optional<String> text = text(path);
        if (text.isPresent() && !AMOUNT.matcher(text.get()).matches()) {
            throw Fault.ofWhole(path + " is no amount of money");
        }
        return text.map(BigDecimal::new);
    }

    private static final class Adapter extends AnswerAdapter<Map<String, String>> {
        Adapter(AnswerReader in) {
            super(in);
        }

        @Override
        public Map<String, String> fromJson(JsonReader json) throws IOException {
            Map<String, String> byPath = new HashMap<>();
            int unused = begin(json, "expected an object");
            while (json.hasNext()) {
                readInner(json, json.nextName(), byPath);
            }
            json.endObject();
            return byPath;
        }

        private static void readInner(JsonReader json, String name, Map<String, String> byPath) throws IOException {
            if (!Lenient.begins(json)) {
                return;
            }
            while (json.hasNext()) {
                String path = name + "." + json.nextName();
                String value = plain(json);
                if (value != null) {
                    byPath.put(path, value);
                }
            }
            json.endObject();
        }

        private static @Nullable String plain(JsonReader json) throws IOException {
            return json.peek() == JsonReader.Token.BOOLEAN
                    ? Boolean.toString(json.nextBoolean())
                    : Lenient.scalar(json);
        }
    }
}
