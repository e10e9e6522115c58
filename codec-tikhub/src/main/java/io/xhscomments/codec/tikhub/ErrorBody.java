package io.xhscomments.codec.tikhub;

import com.squareup.moshi.JsonReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.StringJoiner;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The body of a response that is no page: JSON whose {@code detail} is an object, a text or a list, a
 * {@code problem+json} of the edge proxy, or HTML, or anything. Read as far as it can be read; nothing in it can hide
 * the status. What kind of message it is: see {@link ErrorMessages}.
 */
final class ErrorBody {
    private static final int MOST_TEXT = 64 * 1024;
    private static final int MOST_ELEMENTS = 8;
    private static final long LONGEST_WAIT = Duration.ofDays(1).toSeconds();

    private static final JsonReader.Options TOP = JsonReader.Options.of(
            "detail", "message", "error_code", "msg", "error", "message_zh", "title", "type", "status", "retry_after");
    private static final JsonReader.Options INSIDE =
            JsonReader.Options.of("message", "msg", "loc", "message_zh", "error");

    private @Nullable String detail;
    private @Nullable String message;
    private @Nullable String error;
    private @Nullable String messageZh;
    /** The elements of a {@code detail} that is a list, each with the place it is about. */
    private @Nullable String elements;

    private boolean namesPlaces;
    private @Nullable String title;
    private boolean problem;
    private boolean errorCode;
    private OptionalLong retryAfter = OptionalLong.empty();
    private final String text;

    private ErrorBody(byte[] body) {
        text = new String(body, 0, Math.min(body.length, MOST_TEXT), StandardCharsets.ISO_8859_1);
    }

    static ErrorBody of(byte[] body) {
        ErrorBody error = new ErrorBody(body);
        Lenient.read(body, error::read);
        return error;
    }

    /** The service's message; HTML is not repeated. */
    String said() {
        String words = SafeMessage.first(detail, elements, message, error, messageZh);
        return byProxyOfProblem() && !words.startsWith(SafeMessage.first(title))
                ? title + (words.isEmpty() ? "" : ": " + words)
                : words;
    }

    /** Whether it is the service's own message that the route is retired. No text that is quoted in it counts. */
    boolean deprecated() {
        return Stream.of(detail, message, error).filter(Objects::nonNull).anyMatch(ErrorMessages::saysDeprecated);
    }

    /** Whether it says that the caller's parameters are wrong. */
    boolean invalidParameters() {
        return namesPlaces || ErrorMessages.saysInvalidParameters(said());
    }

    /** Whether it says that the endpoint does not accept free credit. */
    boolean freeCreditRefused() {
        return Stream.of(detail, elements, message, error, messageZh)
                .filter(Objects::nonNull)
                .anyMatch(ErrorMessages::saysFreeCreditRefused);
    }

    /** Whether the proxy at the edge wrote it, and not the service. */
    boolean byEdgeProxy() {
        return errorCode || byProxyOfProblem() || ErrorMessages.isOfEdgeProxy(wordsOrText());
    }

    /** How long the edge proxy asks to wait, if it says so in the body. */
    Optional<Duration> retryAfter() {
        return retryAfter.isPresent() && retryAfter.getAsLong() >= 0 && retryAfter.getAsLong() <= LONGEST_WAIT
                ? Optional.of(Duration.ofSeconds(retryAfter.getAsLong()))
                : Optional.empty();
    }

    /** RFC 9457, which the service does not write: it has a title, and a type or a status. */
    private boolean byProxyOfProblem() {
        return problem && title != null && !title.isBlank();
    }

    /** Without words the text is searched: it may be HTML, or broken off within the words. */
    private String wordsOrText() {
        String words = said();
        return words.isBlank() ? text : words;
    }

    private void read(JsonResponseReader in) throws IOException {
        JsonReader json = in.json();
        if (!Lenient.begins(json)) {
            return;
        }
        while (json.hasNext()) {
            switch (json.selectName(TOP)) {
                case 0 -> readDetail(json);
                case 1, 3 -> message = SafeMessage.first(message, Lenient.text(json));
                case 2 -> errorCode |= isTold(json);
                case 4 -> error = inside(json);
                case 5 -> messageZh = SafeMessage.first(messageZh, Lenient.text(json));
                case 6 -> title = Lenient.text(json);
                case 7, 8 -> problem |= isTold(json);
                case 9 -> retryAfter = Lenient.number(in);
                default -> Lenient.stepOver(json);
            }
        }
    }

    private static boolean isTold(JsonReader json) throws IOException {
        boolean told = json.peek() != JsonReader.Token.NULL;
        json.skipValue();
        return told;
    }

    private void readDetail(JsonReader json) throws IOException {
        if (json.peek() != JsonReader.Token.BEGIN_ARRAY) {
            detail = inside(json);
            return;
        }
        StringJoiner all = new StringJoiner("; ");
        json.beginArray();
        for (int read = 0; json.hasNext(); read++) {
            String element = read < MOST_ELEMENTS ? inside(json) : skipped(json);
            if (element != null) {
                all.add(element);
            }
            elements = all.toString();
        }
        json.endArray();
    }

    /** A text, or the message of an object with the place it is about. */
    private @Nullable String inside(JsonReader json) throws IOException {
        if (json.peek() == JsonReader.Token.STRING) {
            return json.nextString();
        }
        if (!Lenient.begins(json)) {
            return null;
        }
        String said = null;
        String place = "";
        while (json.hasNext()) {
            switch (json.selectName(INSIDE)) {
                case 0, 1 -> said = SafeMessage.first(said, Lenient.text(json));
                case 2 -> place = place(json);
                case 3 -> messageZh = SafeMessage.first(messageZh, Lenient.text(json));
                case 4 -> said = SafeMessage.first(said, Lenient.text(json));
                default -> Lenient.stepOver(json);
            }
        }
        json.endObject();
        namesPlaces |= !place.isEmpty();
        return said == null || place.isEmpty() ? said : place + ": " + said;
    }

    private static String place(JsonReader json) throws IOException {
        StringJoiner place = new StringJoiner(".");
        if (json.peek() != JsonReader.Token.BEGIN_ARRAY) {
            return SafeMessage.first(Lenient.scalar(json));
        }
        json.beginArray();
        while (json.hasNext()) {
            place.add(SafeMessage.first(Lenient.scalar(json), "?"));
        }
        json.endArray();
        return place.toString();
    }

    private static @Nullable String skipped(JsonReader json) throws IOException {
        json.skipValue();
        return null;
    }
}
