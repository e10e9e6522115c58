package io.xhscomments.examples.recipes;

import io.xhscomments.adapter.retrofit.TikHubTransport;
import io.xhscomments.core.failure.AuthenticationException;
import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.failure.InsufficientBalanceException;
import io.xhscomments.core.failure.RouteRetiredException;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.port.CommentSource;

/**
 * A failure reports whether a retry may help, when to retry, and whether the request was charged. Its type tells a
 * program what it can correct.
 */
public final class HandleFailures {
    private HandleFailures() {}

    /** Arguments: a note id. */
    public static void main(String[] args) {
        try (TikHubTransport tikhub = Live.webV1()) {
            System.out.println(advice(tikhub.source(), PageRequest.comments(NoteId.of(args[0]))));
        }
    }

    /** The action after fetching a page. */
    public static String advice(CommentSource source, PageRequest request) {
        try {
            return source.fetch(request).comments().size() + " comments";
        } catch (RouteRetiredException retired) {
            return "use the other route";
        } catch (AuthenticationException | InsufficientBalanceException account) {
            return "look after the account";
        } catch (CommentSourceException failure) {
            String money = failure.charge().countsAsPaid() ? "paid" : "not paid";
            return failure.retryable()
                    ? money + ", try again"
                            + failure.retryAfter()
                                    .map(wait -> " after " + wait.toSeconds() + " s")
                                    .orElse("")
                    : money + ", give up: " + failure.getMessage();
        }
    }
}
