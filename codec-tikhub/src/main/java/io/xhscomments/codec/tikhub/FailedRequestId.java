package io.xhscomments.codec.tikhub;

import com.squareup.moshi.JsonReader;
import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.page.RawResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The service's id of a request that failed: in the envelope, in the object of the error, in an envelope inside another
 * one, or in a header. The body is read as far as it is JSON, so one that breaks off later tells it too.
 */
final class FailedRequestId {
    private static final JsonReader.Options NAMES = JsonReader.Options.of("request_id", "detail", "error", "data");
    private static final int REQUEST_ID = 0;

    private @Nullable String own;
    private @Nullable String inside;

    private FailedRequestId() {}

    /** The same failure, with the id that the response tells, if it tells one. */
    static <F extends CommentSourceException> F addTo(
            F failure, RawResponse response, UnaryOperator<String> redaction) {
        in(response, redaction).ifPresent(id -> CommentSourceException.withRequestId(failure, id));
        return failure;
    }

    /** Empty if none is told, or none that looks like one, or only one with the key in it. */
    static Optional<String> in(RawResponse response, UnaryOperator<String> redaction) {
        FailedRequestId id = new FailedRequestId();
        Lenient.read(response.body(), in -> id.read(in.json()));
        return EnvelopeMetadata.requestId(id.own, redaction)
                .or(() -> EnvelopeMetadata.requestId(id.inside, redaction))
                .or(() -> EnvelopeMetadata.requestId(
                        response.header("x-request-id").orElse(null), redaction));
    }

    private void read(JsonReader json) throws IOException {
        if (!Lenient.begins(json)) {
            return;
        }
        while (json.hasNext()) {
            switch (json.selectName(NAMES)) {
                case REQUEST_ID -> own = Lenient.scalar(json);
                case 1, 2, 3 -> readInside(json);
                default -> Lenient.stepOver(json);
            }
        }
    }

    private void readInside(JsonReader json) throws IOException {
        if (!Lenient.begins(json)) {
            return;
        }
        while (json.hasNext()) {
            switch (json.selectName(NAMES)) {
                case REQUEST_ID -> inside = Lenient.scalar(json);
                case -1 -> Lenient.stepOver(json);
                default -> json.skipValue();
            }
        }
        json.endObject();
    }
}
