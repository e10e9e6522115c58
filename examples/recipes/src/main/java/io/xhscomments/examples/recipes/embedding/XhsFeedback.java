package io.xhscomments.examples.recipes.embedding;

import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.model.NoteLink;
import io.xhscomments.core.reading.NoteReader;
import io.xhscomments.core.reading.Reading;
import io.xhscomments.examples.recipes.embedding.Feedback.Heard;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;

/** Implements the port of the application with this library. */
final class XhsFeedback implements FeedbackSource {
    private final NoteReader reader;

    @Inject
    XhsFeedback(NoteReader reader) {
        this.reader = reader;
    }

    @Override
    public Heard under(String link) {
        try {
            Reading reading = reader.start(NoteLink.parse(link).noteId());
            List<Feedback> said = new ArrayList<>();
            reading.forEachRemaining(comment -> said.add(new Feedback(
                    comment.author().nickname().orElse("?"),
                    comment.content().orElse(""),
                    comment.likeCount().orElse(0))));
            return new Heard(said, reading.coverage().summary());
        } catch (CommentSourceException failure) {
            throw new FeedbackUnavailable(failure.retryable(), failure);
        }
    }
}
