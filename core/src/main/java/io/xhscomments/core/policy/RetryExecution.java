package io.xhscomments.core.policy;

import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.Spend;
import io.xhscomments.core.port.CommentSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The attempts at one request, and what they cost together. For one thread, once. */
final class RetryExecution {
    private final Retry retry;
    private final CommentSource source;
    private final PageRequest request;
    private final List<CommentSourceException> failures = new ArrayList<>();

    RetryExecution(Retry retry, CommentSource source, PageRequest request) {
        this.retry = retry;
        this.source = source;
        this.request = request;
    }

    CommentPage run() {
        while (true) {
            try {
                CommentPage page = source.fetch(request);
                return failures.isEmpty()
                        ? page
                        : page.withReceipt(page.receipt().plus(spentBefore()));
            } catch (CommentSourceException failure) {
                failures.add(failure);
                if (!retry.mayRetry(failure, failures.size()) || !waitFor(failure)) {
                    throw withEarlier(failure);
                }
            } catch (Throwable unforeseen) {
                withEarlier(unforeseen);
                throw unforeseen;
            }
        }
    }

    /** False if the wait was interrupted; then the thread is still marked as interrupted. */
    private boolean waitFor(CommentSourceException failure) {
        Duration delay = retry.delayBefore(failures.size(), failure);
        PolicyListener.notifySafely(() -> retry.listener().retrying(failure, failures.size(), delay));
        try {
            retry.timeSource().sleep(delay);
            return true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Spend spentBefore() {
        return failures.stream().map(CommentSourceException::spend).reduce(Spend.NONE, Spend::plus);
    }

    /** A source may throw the same failure object each time, and an exception cannot suppress itself. */
    private <T extends Throwable> T withEarlier(T last) {
        failures.stream().filter(failure -> failure != last).forEach(last::addSuppressed);
        return last;
    }
}
