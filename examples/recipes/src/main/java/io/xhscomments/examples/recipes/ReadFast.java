package io.xhscomments.examples.recipes;

import io.xhscomments.adapter.retrofit.TikHubTransport;
import io.xhscomments.codec.tikhub.ApiKey;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.policy.ConcurrencyLimiter;
import io.xhscomments.core.policy.Policies;
import io.xhscomments.core.policy.RateLimiter;
import io.xhscomments.core.policy.Retry;
import io.xhscomments.core.port.CommentSource;
import io.xhscomments.core.reading.NoteReader;
import io.xhscomments.core.reading.ReplySelection;

/**
 * Reads a note with its replies as fast as the service allows: several requests are in flight, in the order of need,
 * and the comments come in the order of the note.
 */
public final class ReadFast {
    private ReadFast() {}

    /** Argument: a note id. */
    public static void main(String[] args) {
        RateLimiter rate = RateLimiter.ofDefaults();
        ApiKey key = ApiKey.of(System.getenv("TIKHUB_API_KEY"));
        try (TikHubTransport tikhub =
                TikHubTransport.builder(key).sendingListener(rate::sent).build()) {
            reader(tikhub.source(), rate).comments(NoteId.of(args[0])).forEach(System.out::println);
        }
    }

    /** A reader that looks ahead, with as many requests at once as the service accepts. */
    public static NoteReader reader(CommentSource source, RateLimiter rate) {
        ConcurrencyLimiter atOnce = ConcurrencyLimiter.adaptive();
        CommentSource limited = Policies.builder(source)
                .rateLimit(rate)
                .concurrency(atOnce)
                .retry(Retry.ofDefaults())
                .singleFlight()
                .build();
        return NoteReader.builder(limited)
                .replies(ReplySelection.all())
                .lookAhead(atOnce)
                .build();
    }
}
