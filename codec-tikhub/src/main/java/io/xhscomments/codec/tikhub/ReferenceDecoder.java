package io.xhscomments.codec.tikhub;

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
 * The plain way from a response to its page: it reads every page that can be read, row by row, and says what is wrong
 * with the others. Apart from {@link TikHubDecoder}, so that nothing of it is loaded before a response needs it.
 */
final class ReferenceDecoder {
    private final PageRequest request;
    private final @Nullable TikHubRoute expected;
    private final RawResponse response;
    private final Charge charge;
    private final UnaryOperator<String> redaction;

    private ReferenceDecoder(
            PageRequest request,
            @Nullable TikHubRoute expected,
            RawResponse response,
            Charge charge,
            UnaryOperator<String> redaction) {
        this.request = request;
        this.expected = expected;
        this.response = response;
        this.charge = charge;
        this.redaction = redaction;
    }

    /**
     * Decodes one response with HTTP 200.
     *
     * @param expected the route that was asked, if that is known
     */
    static CommentPage decode(
            PageRequest request,
            @Nullable TikHubRoute expected,
            RawResponse response,
            Charge charge,
            UnaryOperator<String> redaction) {
        return new ReferenceDecoder(request, expected, response, charge, redaction).decode();
    }

    private CommentPage decode() {
        try {
            Envelope envelope = Envelope.of(JsonDocument.parseObject(response.body()));
            Optional<CommentSourceException> failure = failure(envelope);
            if (failure.isPresent()) {
                throw FailedRequestId.addTo(failure.get(), response, redaction);
            }
            return PageReader.read(
                    envelope.page().orElseThrow(envelope::withoutPage),
                    envelope.pagePath(),
                    request,
                    envelope.receipt().receipt(response, charge, redaction));
        } catch (DecodeException fault) {
            throw FailedRequestId.addTo(
                    new MalformedResponseException(
                            request, charge, SafeMessage.path(fault.path(), redaction), fault.expected()),
                    response,
                    redaction);
        }
    }

    /** What the service failed in comes first: it tells most. A response of another note tells nothing of this one. */
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
}
