package io.xhscomments.codec.tikhub.error;

import io.xhscomments.codec.tikhub.json.JsonDocument;
import io.xhscomments.codec.tikhub.json.JsonValue;
import io.xhscomments.codec.tikhub.json.WholeNumbers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The body of a response with an error status: JSON whose {@code detail} is an object, a text or a list, a
 * {@code problem+json} of the edge proxy, HTML, or anything else. It is read as far as it is JSON, and never fails.
 * {@link ErrorMessages} decides what a message means.
 */
final class ErrorBody {
    private static final int MAX_TEXT_BYTES = 64 * 1024;
    private static final int MAX_ELEMENTS = 8;
    private static final long MAX_WAIT_SECONDS = Duration.ofDays(1).toSeconds();

    private @Nullable String detail;
    private @Nullable String message;
    private @Nullable String error;
    private @Nullable String messageZh;
    /** The elements of a {@code detail} that is a list, each with the parameter it is about. */
    private @Nullable String elements;

    private boolean namesParameters;
    private @Nullable String title;
    private boolean hasProblemMembers;
    private boolean hasErrorCode;
    private OptionalLong retryAfter = OptionalLong.empty();
    private final String text;

    private ErrorBody(byte[] body) {
        text = new String(body, 0, Math.min(body.length, MAX_TEXT_BYTES), StandardCharsets.ISO_8859_1);
    }

    static ErrorBody of(byte[] body) {
        ErrorBody error = new ErrorBody(body);
        JsonDocument.membersOfPrefix(body).forEach(error::read);
        return error;
    }

    /** The service's message. HTML is not repeated. */
    String message() {
        String reported = SafeMessage.firstNonBlank(detail, elements, message, error, messageZh);
        return isProblemJson() && !reported.startsWith(SafeMessage.firstNonBlank(title))
                ? title + (reported.isEmpty() ? "" : ": " + reported)
                : reported;
    }

    /**
     * Whether the service's own message says that the route is retired. A text quoted in the message does not count.
     */
    boolean isDeprecated() {
        return Stream.of(detail, message, error).filter(Objects::nonNull).anyMatch(ErrorMessages::isDeprecated);
    }

    /** Whether the message says that the caller's parameters are wrong. */
    boolean isInvalidParameters() {
        return namesParameters || ErrorMessages.isInvalidParameters(message());
    }

    /** Whether the message says that the endpoint does not accept free credit. */
    boolean isFreeCreditRefused() {
        return Stream.of(detail, elements, message, error, messageZh)
                .filter(Objects::nonNull)
                .anyMatch(ErrorMessages::isFreeCreditRefused);
    }

    /** Whether the body comes from the proxy at the edge instead of the service. */
    boolean isFromEdgeProxy() {
        return hasErrorCode || isProblemJson() || ErrorMessages.isFromEdgeProxy(messageOrText());
    }

    /** How long the edge proxy asks to wait, if the body says so. */
    Optional<Duration> retryAfter() {
        return retryAfter.isPresent() && retryAfter.getAsLong() >= 0 && retryAfter.getAsLong() <= MAX_WAIT_SECONDS
                ? Optional.of(Duration.ofSeconds(retryAfter.getAsLong()))
                : Optional.empty();
    }

    /** Whether it is a body after RFC 9457, which has a title, and a type or a status. The service sends none. */
    private boolean isProblemJson() {
        return hasProblemMembers && title != null && !title.isBlank();
    }

    /** Without a message the text is searched: it may be HTML, or broken off within the message. */
    private String messageOrText() {
        String reported = message();
        return reported.isBlank() ? text : reported;
    }

    private void read(String name, JsonValue value) {
        switch (name) {
            case "detail" -> readDetail(value);
            case "message", "msg" -> message = SafeMessage.firstNonBlank(message, JsonValue.textOrNull(value));
            case "error_code" -> hasErrorCode |= !value.isNull();
            case "error" -> error = messageIn(value);
            case "message_zh" -> messageZh = SafeMessage.firstNonBlank(messageZh, JsonValue.textOrNull(value));
            case "title" -> title = JsonValue.textOrNull(value);
            case "type", "status" -> hasProblemMembers |= !value.isNull();
            case "retry_after" -> retryAfter = WholeNumbers.parse(value.text());
            default -> {}
        }
    }

    private void readDetail(JsonValue value) {
        if (value.isList()) {
            elements = value.elements().stream()
                    .limit(MAX_ELEMENTS)
                    .map(this::messageIn)
                    .filter(element -> element != null && !element.isBlank())
                    .collect(Collectors.joining("; "));
        } else {
            detail = messageIn(value);
        }
    }

    /** A text, or the message of an object with the parameter it is about. */
    private @Nullable String messageIn(JsonValue value) {
        if (!value.isObject()) {
            return JsonValue.textOrNull(value);
        }
        Map<String, JsonValue> members = value.members();
        messageZh = SafeMessage.firstNonBlank(messageZh, JsonValue.textOrNull(members.get("message_zh")));
        String parameter = parameter(members.get("loc"));
        namesParameters |= !parameter.isEmpty();
        String reported = SafeMessage.firstNonBlank(Stream.of("message", "msg", "error")
                .map(name -> JsonValue.textOrNull(members.get(name)))
                .toArray(String[]::new));
        return parameter.isEmpty() || reported.isEmpty() ? reported : parameter + ": " + reported;
    }

    private static String parameter(@Nullable JsonValue location) {
        if (location == null || !location.isList()) {
            return SafeMessage.firstNonBlank(JsonValue.scalarOrNull(location));
        }
        StringJoiner path = new StringJoiner(".");
        location.elements().forEach(step -> path.add(SafeMessage.firstNonBlank(JsonValue.scalarOrNull(step), "?")));
        return path.toString();
    }
}
