package io.xhscomments.codec.tikhub;

import io.xhscomments.codec.tikhub.envelope.Envelope;
import io.xhscomments.codec.tikhub.error.FailedRequestId;
import io.xhscomments.codec.tikhub.error.InBandError;
import io.xhscomments.codec.tikhub.error.SafeMessage;
import io.xhscomments.codec.tikhub.json.DecodeException;
import io.xhscomments.codec.tikhub.json.JsonDocument;
import io.xhscomments.codec.tikhub.plain.PageReader;
import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.failure.EmptyResponseException;
import io.xhscomments.core.failure.MalformedResponseException;
import io.xhscomments.core.failure.NoteNotFoundException;
import io.xhscomments.core.failure.UnsupportedResponseException;
import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.RawResponse;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Decodes every response with HTTP 200 that can be decoded, row by row, and describes the failure of the others. It is
 * a class of its own, so that a program that reads ordinary pages does not load it.
 *
 * @param expected the route of the request; null if it is not known
 */
record PlainDecoder(
        PageRequest request,
        @Nullable TikHubRoute expected,
        RawResponse response,
        Charge charge,
        UnaryOperator<String> redaction) {
    CommentPage decode() {
        try {
            Envelope envelope = Envelope.of(JsonDocument.parseObject(response.body()));
            Optional<CommentSourceException> failure = failure(envelope);
            if (failure.isPresent()) {
                throw withRequestId(failure.get());
            }
            return PageReader.read(
                    envelope.page().orElseThrow(envelope::withoutPage),
                    envelope.pagePath(),
                    request,
                    envelope.metadata().receipt(response, charge, redaction));
        } catch (DecodeException fault) {
            throw withRequestId(new MalformedResponseException(
                    request, charge, SafeMessage.path(fault.path(), redaction), fault.expected()));
        }
    }

    /**
     * The failure that the response reports or is. The service's own failure comes first, because it says most, and a
     * response of another note says nothing about this note.
     */
    private Optional<CommentSourceException> failure(Envelope envelope) {
        return Optional.<CommentSourceException>empty()
                .or(() -> InBandError.in(envelope.reporting(), request, charge, redaction))
                .or(() -> OtherFormats.of(envelope).map(this::unsupported))
                .or(() -> new ResponseOwner(envelope).mismatch(request, expected, charge))
                .or(() ->
                        envelope.isShell() ? Optional.of(new NoteNotFoundException(request, charge)) : Optional.empty())
                .or(() -> envelope.isEmpty()
                        ? Optional.of(new EmptyResponseException(request, charge))
                        : Optional.empty());
    }

    private CommentSourceException unsupported(String format) {
        return new UnsupportedResponseException(request, charge, redaction.apply(format), RouterPath.supported());
    }

    private <F extends CommentSourceException> F withRequestId(F failure) {
        return FailedRequestId.addTo(failure, response, redaction);
    }
}
