package io.xhscomments.codec.tikhub.error;

import io.xhscomments.codec.tikhub.envelope.EnvelopeStatus;
import io.xhscomments.codec.tikhub.json.JsonValue;
import io.xhscomments.core.failure.ChargedFailureException;
import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.PageRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The failure that a response with HTTP 200 reports in one of the objects around its page. */
public final class InBandError {
    private static final Set<Long> TRANSIENT_CODES = Set.of(301L, 302L, 500L);

    private InBandError() {}

    /** The failure that the innermost of the objects reports; empty if all report success. */
    public static Optional<ChargedFailureException> in(
            List<Map<String, JsonValue>> objects, PageRequest request, Charge charge, UnaryOperator<String> redaction) {
        for (int i = objects.size() - 1; i >= 0; i--) {
            if (EnvelopeStatus.isFailure(objects.get(i))) {
                OptionalLong code = EnvelopeStatus.code(objects.get(i));
                boolean isTransient = code.isPresent() && TRANSIENT_CODES.contains(code.getAsLong());
                String message = SafeMessage.of(message(objects.subList(i, objects.size())), redaction);
                return Optional.of(new ChargedFailureException(request, charge, code, isTransient, message));
            }
        }
        return Optional.empty();
    }

    private static String message(List<Map<String, JsonValue>> objects) {
        String message = "";
        for (Map<String, JsonValue> object : objects) {
            message = SafeMessage.firstNonBlank(
                    message, JsonValue.textOrNull(object.get("message")), JsonValue.textOrNull(object.get("msg")));
        }
        return message;
    }
}
