package io.xhscomments.codec.tikhub.envelope;

import io.xhscomments.codec.tikhub.json.JsonValue;
import io.xhscomments.codec.tikhub.json.WholeNumbers;
import io.xhscomments.codec.tikhub.wire.FieldNames;
import io.xhscomments.codec.tikhub.wire.TriStates;
import io.xhscomments.core.model.TriState;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/** Whether one object of an envelope reports success or failure, in its {@code code} and {@code success}. */
public final class EnvelopeStatus {
    /** An envelope reports success by 200, an inner object by 0; resellers use either. */
    private static final Set<Long> SUCCESS = Set.of(0L, 200L);

    private EnvelopeStatus() {}

    public static boolean isSuccess(Map<String, JsonValue> object) {
        boolean isReported = code(object).isPresent() || success(object) == TriState.TRUE;
        return isReported && !isFailure(object);
    }

    public static boolean isFailure(Map<String, JsonValue> object) {
        OptionalLong code = code(object);
        return (code.isPresent() && !SUCCESS.contains(code.getAsLong())) || success(object) == TriState.FALSE;
    }

    public static OptionalLong code(Map<String, JsonValue> object) {
        JsonValue code = object.get(FieldNames.CODE);
        return code == null ? OptionalLong.empty() : WholeNumbers.parse(code.text());
    }

    private static TriState success(Map<String, JsonValue> object) {
        JsonValue success = object.get(FieldNames.SUCCESS);
        return success == null ? TriState.UNKNOWN : TriStates.parse(success.text());
    }
}
