package io.xhscomments.codec.tikhub;

import io.xhscomments.codec.tikhub.json.DecodeException;
import io.xhscomments.codec.tikhub.json.JsonDocument;
import io.xhscomments.codec.tikhub.json.JsonValue;
import io.xhscomments.codec.tikhub.wire.TriStates;
import io.xhscomments.core.model.TriState;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * The scalar values of a small response that is an object of objects, by their paths, such as
 * {@code data.endpoint_cost}. Lists and deeper values are ignored. Numbers and booleans may come as texts.
 */
final class FlatJson {
    /** Bounded, because {@code 1e999999999} would fill the memory at the first sum. */
    private static final Pattern AMOUNT = Pattern.compile("-?[0-9]{1,20}(\\.[0-9]{1,40})?([eE][+-]?[0-9]{1,2})?");

    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,18}");

    private final Map<String, String> byPath;

    private FlatJson(Map<String, String> byPath) {
        this.byPath = byPath;
    }

    /**
     * Reads a response.
     *
     * @throws DecodeException if the body is not a complete JSON object
     */
    static FlatJson in(byte[] body) {
        Map<String, String> byPath = new HashMap<>();
        JsonDocument.parseObject(body).members().forEach((name, value) -> {
            if (value.isObject()) {
                value.members().forEach((inner, plain) -> put(byPath, name + "." + inner, plain));
            }
        });
        return new FlatJson(byPath);
    }

    private static void put(Map<String, String> byPath, String path, JsonValue value) {
        switch (value.kind()) {
            case TEXT, NUMBER, BOOLEAN -> byPath.put(path, value.text());
            case OBJECT, LIST, NULL -> byPath.remove(path);
        }
    }

    /** A text that is not empty. */
    Optional<String> text(String path) {
        return Optional.ofNullable(byPath.get(path)).filter(text -> !text.isEmpty());
    }

    TriState truth(String path) {
        return TriStates.parse(byPath.getOrDefault(path, ""));
    }

    /** A whole number; empty if the value is missing or of another form. */
    OptionalLong number(String path) {
        return text(path)
                .filter(text -> WHOLE.matcher(text).matches())
                .map(text -> OptionalLong.of(Long.parseLong(text)))
                .orElse(OptionalLong.empty());
    }

    /**
     * An amount of money.
     *
     * @throws DecodeException if the value has another form
     */
    Optional<BigDecimal> money(String path) {
        Optional<String> text = text(path);
        if (text.isPresent() && !AMOUNT.matcher(text.get()).matches()) {
            throw DecodeException.ofBody(path + " is not an amount of money");
        }
        return text.map(BigDecimal::new);
    }
}
