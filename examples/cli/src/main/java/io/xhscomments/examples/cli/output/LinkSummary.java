package io.xhscomments.examples.cli.output;

import com.squareup.moshi.JsonWriter;
import io.xhscomments.core.failure.BudgetExhaustedException;
import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.model.ShortLink;
import io.xhscomments.core.page.Spend;
import io.xhscomments.examples.cli.language.Advice;
import io.xhscomments.examples.cli.language.MessageKey;
import io.xhscomments.examples.cli.language.Messages;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The result of resolving one short link.
 *
 * @param note the note that the link leads to; empty if the service reports none, or if the request failed
 * @param spend the requests for the link in this run
 * @param failure the reason, if the request failed
 */
public record LinkSummary(
        ShortLink link, Optional<NoteId> note, Spend spend, Optional<CommentSourceException> failure) {

    /** Whether the link leads to no note, or the request failed. An exhausted budget is not a failure. */
    public boolean isFailed() {
        return note.isEmpty()
                && failure.filter(BudgetExhaustedException.class::isInstance).isEmpty();
    }

    /** The summary for people: one sentence per line. */
    public List<String> lines(Messages messages) {
        List<String> lines = new ArrayList<>();
        if (failure.isPresent()) {
            Advice advice = Advice.on(failure.get(), messages);
            lines.add(messages.format(MessageKey.SUMMARY_LINK_FAILED, link, advice.problem(), advice.nextStep()));
            lines.add("xhs-comments: " + failure.get().getMessage());
        } else {
            lines.add(note.map(to -> messages.format(MessageKey.SUMMARY_LINK, link, to))
                    .orElseGet(() -> messages.format(MessageKey.SUMMARY_LINK_WITHOUT_NOTE, link)));
        }
        if (spend.sent() > 0) {
            lines.add(Summary.requests(spend, messages));
        }
        return lines;
    }

    void write(JsonWriter json) throws IOException {
        json.beginObject();
        json.name("link").value(link.value());
        if (note.isPresent()) {
            json.name("note").value(note.get().value());
        }
        Summary.requests(json, spend);
        if (failure.isPresent()) {
            Summary.failure(json, failure.get());
        }
        json.endObject();
    }
}
