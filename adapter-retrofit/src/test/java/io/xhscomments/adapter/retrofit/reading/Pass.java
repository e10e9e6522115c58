package io.xhscomments.adapter.retrofit.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.page.Spend;
import io.xhscomments.core.reading.Reading;
import io.xhscomments.core.reading.StopReason;
import io.xhscomments.core.reading.Termination;
import io.xhscomments.testkit.stub.Ledger;
import java.util.ArrayList;
import java.util.List;

/** A finished reading and the comments that it returned. */
record Pass(Reading reading, List<Comment> comments) {
    static Pass over(Reading reading) {
        List<Comment> comments = new ArrayList<>();
        try {
            reading.forEachRemaining(comments::add);
        } catch (CommentSourceException thrown) {
            assertThat(reading.termination())
                    .hasValueSatisfying(stop -> assertThat(stop.failure()).containsSame(thrown));
            assertThat(reading.termination().get().reason()).isEqualTo(StopReason.FAILED);
        }
        return new Pass(reading, List.copyOf(comments));
    }

    Termination stop() {
        return reading.termination().orElseThrow();
    }

    StopReason reason() {
        return stop().reason();
    }

    CommentSourceException failure() {
        return stop().failure().orElseThrow();
    }

    List<CommentId> ids() {
        return comments.stream().map(Comment::id).toList();
    }

    /** The cost by the ledger. */
    static Spend of(Ledger ledger) {
        return new Spend(ledger.charged(), ledger.free(), ledger.unknown());
    }
}
