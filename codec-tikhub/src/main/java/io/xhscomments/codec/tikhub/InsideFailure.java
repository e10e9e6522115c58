package io.xhscomments.codec.tikhub;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonReader.Token;
import io.xhscomments.core.failure.ChargedFailureException;
import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.failure.EmptyResponseException;
import io.xhscomments.core.model.Truth;
import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.PageRequest;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The failure that an answer with HTTP 200 tells of inside. It is looked for in an answer that gave no page, with a
 * second look that minds only codes and words: the code of a failure may come after what is missing because of it.
 */
final class InsideFailure {
    private static final long ENVELOPE_FINE = 200;
    private static final long INNER_FINE = 0;
    private static final Set<Long> MAY_PASS = Set.of(301L, 302L, 500L);

    private static final JsonReader.Options ENVELOPE = JsonReader.Options.of("code", "message", "data");
    private static final JsonReader.Options INNER = JsonReader.Options.of("code", "success", "message", "msg", "data");

    private OptionalLong envelopeCode = OptionalLong.empty();
    private OptionalLong innerCode = OptionalLong.empty();
    private Truth success = Truth.UNKNOWN;
    private @Nullable String envelopeMessage;
    private @Nullable String message;
    private @Nullable String msg;
    private boolean dataTold;
    private boolean hasData;
    private boolean others = true;

    private InsideFailure() {}

    static boolean ofEnvelope(OptionalLong code) {
        return code.isPresent() && code.getAsLong() != ENVELOPE_FINE;
    }

    static boolean ofInner(OptionalLong code, Truth success) {
        return success == Truth.FALSE || (code.isPresent() && code.getAsLong() != INNER_FINE);
    }

    /**
     * The failure, or empty if the answer tells of none, or is not JSON to its end. Success without data is one, too.
     */
    static Optional<CommentSourceException> in(
            byte[] body, PageRequest request, Charge charge, UnaryOperator<String> redaction) {
        InsideFailure seen = new InsideFailure();
        try (AnswerReader in = AnswerReader.of(body)) {
            seen.readEnvelope(in);
            if (in.json().peek() != Token.END_DOCUMENT) {
                return Optional.empty();
            }
        } catch (IOException | JsonDataException brokenOff) {
            return Optional.empty();
        }
        return seen.failure(request, charge, redaction);
    }

    private Optional<CommentSourceException> failure(
            PageRequest request, Charge charge, UnaryOperator<String> redaction) {
        boolean inner = ofInner(innerCode, success);
        if (!inner && !ofEnvelope(envelopeCode)) {
            return isEmpty() ? Optional.of(new EmptyResponseException(request, charge)) : Optional.empty();
        }
        OptionalLong code = inner ? innerCode : envelopeCode;
        String said = inner ? Words.first(message, msg) : Words.first(envelopeMessage, message, msg);
        boolean mayPass = code.isPresent() && MAY_PASS.contains(code.getAsLong());
        return Optional.of(new ChargedFailureException(request, charge, code, mayPass, Words.of(said, redaction)));
    }

    /** Success without data. An object that tells neither a code nor data may hold a page in another form. */
    private boolean isEmpty() {
        boolean innerReports = innerCode.isPresent() || success == Truth.TRUE;
        return !hasData && (innerReports || (envelopeCode.isPresent() && (dataTold || !others)));
    }

    private void readEnvelope(AnswerReader in) throws IOException {
        JsonReader json = in.json();
        json.beginObject();
        while (json.hasNext()) {
            switch (json.selectName(ENVELOPE)) {
                case 0 -> envelopeCode = Lenient.number(in);
                case 1 -> envelopeMessage = Lenient.text(json);
                case 2 -> readInner(in);
                default -> Lenient.stepOver(json);
            }
        }
        json.endObject();
    }

    private void readInner(AnswerReader in) throws IOException {
        JsonReader json = in.json();
        innerCode = OptionalLong.empty();
        success = Truth.UNKNOWN;
        dataTold = false;
        others = false;
        hasData = false;
        if (json.peek() != Token.BEGIN_OBJECT) {
            dataTold = true;
            hasData = readWhetherData(json);
            return;
        }
        json.beginObject();
        while (json.hasNext()) {
            switch (json.selectName(INNER)) {
                case 0 -> innerCode = Lenient.number(in);
                case 1 ->
                    success = json.peek() == Token.BOOLEAN || json.peek() == Token.STRING
                            ? Values.truth(in)
                            : truthOf(Lenient.number(in));
                case 2 -> message = Lenient.text(json);
                case 3 -> msg = Lenient.text(json);
                case 4 -> {
                    dataTold = true;
                    hasData = readWhetherData(json);
                }
                default -> {
                    others = true;
                    Lenient.stepOver(json);
                }
            }
        }
        json.endObject();
    }

    /** Whether there is anything: null, and an empty object, list or text, are nothing. */
    private static boolean readWhetherData(JsonReader json) throws IOException {
        boolean hasData = true;
        switch (json.peek()) {
            case BEGIN_OBJECT -> {
                json.beginObject();
                hasData = json.hasNext();
                while (json.hasNext()) {
                    Lenient.stepOver(json);
                }
                json.endObject();
            }
            case BEGIN_ARRAY -> {
                json.beginArray();
                hasData = json.hasNext();
                while (json.hasNext()) {
                    json.skipValue();
                }
                json.endArray();
            }
            case STRING -> hasData = !json.nextString().isBlank();
            default -> {
                hasData = json.peek() != Token.NULL;
                json.skipValue();
            }
        }
        return hasData;
    }

    private static Truth truthOf(OptionalLong number) {
        return number.isPresent() && number.getAsLong() == 0 ? Truth.FALSE : Truth.UNKNOWN;
    }
}
