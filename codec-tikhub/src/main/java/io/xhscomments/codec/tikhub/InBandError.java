package io.xhscomments.codec.tikhub;

import io.xhscomments.core.failure.ChargedFailureException;
import io.xhscomments.core.model.TriState;
import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.PageRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The failure that a response with HTTP 200 reports inside, in one of the objects around its page. */
final class InBandError {
    /** An envelope reports success by 200, an inner object by 0; resellers use either. */
    private static final Set<Long> SUCCESS = Set.of(0L, 200L);

    private static final Set<Long> MAY_PASS = Set.of(301L, 302L, 500L);

    private InBandError() {}

    /** The failure that the innermost of the objects reports, or empty if none does. */
    static Optional<ChargedFailureException> in(
            List<Map<String, JsonValue>> levels, PageRequest request, Charge charge, UnaryOperator<String> redaction) {
        for (int i = levels.size() - 1; i >= 0; i--) {
            OptionalLong code = code(levels.get(i));
            if (failed(levels.get(i), code)) {
                boolean mayPass = code.isPresent() && MAY_PASS.contains(code.getAsLong());
                String message = SafeMessage.of(message(levels.subList(i, levels.size())), redaction);
                return Optional.of(new ChargedFailureException(request, charge, code, mayPass, message));
            }
        }
        return Optional.empty();
    }

    /** Whether one of the objects says that the request succeeded. */
    static boolean reportsSuccess(Map<String, JsonValue> level) {
        OptionalLong code = code(level);
        JsonValue success = level.get("success");
        boolean reported = code.isPresent() || (success != null && TriStates.ofWord(success.text()) == TriState.TRUE);
        return reported && !failed(level, code);
    }

    private static boolean failed(Map<String, JsonValue> level, OptionalLong code) {
        JsonValue success = level.get("success");
        return (code.isPresent() && !SUCCESS.contains(code.getAsLong()))
                || (success != null && TriStates.ofWord(success.text()) == TriState.FALSE);
    }

    private static OptionalLong code(Map<String, JsonValue> level) {
        JsonValue code = level.get("code");
        return code == null ? OptionalLong.empty() : Numbers.whole(code.text());
    }

    private static String message(List<Map<String, JsonValue>> levels) {
        String message = "";
        for (Map<String, JsonValue> level : levels) {
            message = SafeMessage.first(message, text(level.get("message")), text(level.get("msg")));
        }
        return message;
    }

    private static @Nullable String text(@Nullable JsonValue value) {
        return value != null && value.isText() ? value.text() : null;
    }
}
