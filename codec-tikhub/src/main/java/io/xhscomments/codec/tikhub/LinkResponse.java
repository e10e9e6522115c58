package io.xhscomments.codec.tikhub;

import io.xhscomments.codec.tikhub.envelope.Envelope;
import io.xhscomments.codec.tikhub.json.DecodeException;
import io.xhscomments.codec.tikhub.json.JsonDocument;
import io.xhscomments.core.failure.WrongResponseException;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.model.NoteLink;
import io.xhscomments.core.model.ShortLink;
import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.RawResponse;
import io.xhscomments.core.page.Receipt;
import io.xhscomments.core.page.ReportedTotals;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** What a response to a short link says of the link and the note. Empty if it is not a page, or not JSON. */
record LinkResponse(Optional<Envelope> envelope) {
    static LinkResponse of(RawResponse response) {
        if (response.status() != RawResponse.HTTP_OK) {
            return new LinkResponse(Optional.empty());
        }
        try {
            return new LinkResponse(Optional.of(Envelope.of(JsonDocument.parseObject(response.body()))));
        } catch (DecodeException notJson) {
            return new LinkResponse(Optional.empty());
        }
    }

    /** The note of its rows, if those that name one name the same. */
    Optional<NoteId> note() {
        Set<NoteId> notes = envelope.map(Envelope::rows).orElse(List.of()).stream()
                .map(ResponseOwner::noteOfRow)
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
        return notes.size() == 1 ? Optional.of(notes.iterator().next()) : Optional.empty();
    }

    /** The failure that it is the response to another link, or to a note's id. */
    Optional<WrongResponseException> mismatch(PageRequest request, Charge charge) {
        Optional<String> shared = text(TikHubApi.SHARE_TEXT);
        Optional<String> other = shared.isPresent()
                ? shared.flatMap(LinkResponse::linkIn)
                        .filter(link -> !link.placeholder().equals(request.note()))
                        .map(link -> "short link " + link)
                : text(TikHubApi.NOTE_ID).map(note -> "note " + note);
        return other.map(belongsTo -> new WrongResponseException(request, charge, belongsTo));
    }

    /** The link in words, as far as the response repeats it. */
    String describe() {
        return text(TikHubApi.SHARE_TEXT)
                .flatMap(LinkResponse::linkIn)
                .map(link -> "short link " + link)
                .orElse("a short link");
    }

    private Optional<String> text(String parameter) {
        return envelope.map(Envelope::params)
                .flatMap(params -> Optional.ofNullable(params.get(parameter)))
                .filter(text -> !text.isBlank());
    }

    private static Optional<ShortLink> linkIn(String shareText) {
        try {
            return NoteLink.shortLinkIn(shareText);
        } catch (IllegalArgumentException noLink) {
            return Optional.empty();
        }
    }

    /** The page of an empty shell. */
    CommentPage withoutNote(RawResponse response, Charge charge, UnaryOperator<String> redaction) {
        Receipt receipt = envelope.orElseThrow().metadata().receipt(response, charge, redaction);
        return CommentPage.of(List.of(), ReportedTotals.UNKNOWN, Optional.empty(), receipt);
    }
}
