package io.xhscomments.codec.tikhub.error;

import io.xhscomments.codec.tikhub.envelope.EnvelopeMetadata;
import io.xhscomments.codec.tikhub.json.JsonDocument;
import io.xhscomments.codec.tikhub.json.JsonValue;
import io.xhscomments.codec.tikhub.wire.FieldNames;
import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.page.RawResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The service's id of a failed request. It stands in the envelope, in the object of the error, in an envelope inside
 * another one, or in a header. The body is read as far as it is JSON, so a body that breaks off later has an id, too.
 */
public final class FailedRequestId {
    private static final List<String> OBJECTS = List.of("detail", "error", FieldNames.DATA);

    private FailedRequestId() {}

    /** The same failure, with the id that the response has, if it has one. */
    public static <F extends CommentSourceException> F addTo(
            F failure, RawResponse response, UnaryOperator<String> redaction) {
        in(response, redaction).ifPresent(id -> CommentSourceException.withRequestId(failure, id));
        return failure;
    }

    /** Empty if the response has no id, or only one that does not look like an id or holds the key. */
    public static Optional<String> in(RawResponse response, UnaryOperator<String> redaction) {
        Map<String, JsonValue> members = JsonDocument.membersOfPrefix(response.body());
        Stream<@Nullable JsonValue> inside = OBJECTS.stream()
                .map(members::get)
                .map(object -> object != null && object.isObject() ? object.members() : Map.<String, JsonValue>of())
                .map(object -> object.get(FieldNames.REQUEST_ID));
        return Stream.concat(Stream.of(members).map(object -> object.get(FieldNames.REQUEST_ID)), inside)
                .flatMap(id -> EnvelopeMetadata.requestId(JsonValue.scalarOrNull(id), redaction).stream())
                .findFirst()
                .or(() -> EnvelopeMetadata.requestId(
                        response.header("x-request-id").orElse(null), redaction));
    }
}
