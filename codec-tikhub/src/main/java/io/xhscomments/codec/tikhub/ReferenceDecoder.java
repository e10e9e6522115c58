package io.xhscomments.codec.tikhub;

import io.xhscomments.core.failure.MalformedAnswerException;
import io.xhscomments.core.failure.NoteNotFoundException;
import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.RawPage;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * The slow way from an answer to its page, through Moshi: it says what is wrong, and where. Apart from
 * {@link TikHubDecoder}, so that nothing of it is loaded before an answer needs it.
 */
final class ReferenceDecoder {
    private ReferenceDecoder() {}

    static CommentPage decode(PageRequest request, RawPage answer, Charge charge, UnaryOperator<String> redaction) {
        Envelope envelope;
        try {
            envelope = read(request, answer.body());
        } catch (Fault fault) {
            throw FailedRequestId.addTo(
                    InsideFailure.in(answer.body(), request, charge, redaction)
                            .orElseGet(() -> malformed(request, charge, fault, redaction)),
                    answer,
                    redaction);
        }
        if (envelope.failed()) {
            throw FailedRequestId.addTo(
                    InsideFailure.in(answer.body(), request, charge, redaction).orElseThrow(), answer, redaction);
        }
        CommentPage page = envelope.page()
                .orElseThrow(
                        () -> FailedRequestId.addTo(new NoteNotFoundException(request, charge), answer, redaction));
        return page.withReceipt(envelope.receipt().receipt(answer, charge, redaction));
    }

    private static Envelope read(PageRequest request, byte[] body) {
        int notUtf8 = Utf8.firstFault(body);
        if (notUtf8 >= 0) {
            throw Fault.ofWhole("not UTF-8 at byte " + notUtf8);
        }
        try (AnswerReader in = AnswerReader.of(body)) {
            Envelope envelope = Objects.requireNonNull(in.readWhole(new EnvelopeAdapter(in, request)));
            if (in.misspelled() || Spelled.isUnusual(body)) {
                int misspelled = Spelled.firstFault(body, Utf8.afterByteOrderMark(body), body.length);
                if (misspelled >= 0) {
                    throw Fault.ofWhole("not JSON at byte " + misspelled);
                }
            }
            return envelope;
        }
    }

    private static MalformedAnswerException malformed(
            PageRequest request, Charge charge, Fault fault, UnaryOperator<String> redaction) {
        return new MalformedAnswerException(request, charge, Words.path(fault.path(), redaction), fault.expected());
    }
}
