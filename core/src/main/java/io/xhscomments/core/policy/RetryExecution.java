package io.xhscomments.core.policy;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.Spend;
import io.xhscomments.core.port.CommentSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One request, sent until it succeeds or nothing helps any more, and what all of that came to. For one thread, once.
 */
final class RetryExecution {
    private final CommentSource source;
    private final PageRequest request;
    private final List<CommentSourceException> failures = new ArrayList<>();
    private @Nullable Throwable unforeseen;

    RetryExecution(CommentSource source, PageRequest request) {
        this.source = source;
        this.request = request;
    }

    /** Failsafe hears of it only once something has failed: usually nothing does. */
    CommentPage run(RetryPolicy<CommentPage> policy) {
        Throwable first;
        try {
            return source.fetch(request);
        } catch (Throwable failed) {
            first = failed;
        }
        try {
            return Failsafe.with(policy).get(() -> attempt(first));
        } catch (CommentSourceException last) {
            throw withEarlier(last);
        } catch (FailsafeException thrown) {
            if (unforeseen != null) {
                throw thrown;
            }
            // Failsafe's own is thrown for one thing only: the wait after a failure was interrupted. The thread still
            // is.
            throw withEarlier(failures.get(failures.size() - 1));
        }
    }

    private CommentPage attempt(Throwable first) throws Throwable {
        try {
            if (failures.isEmpty()) {
                throw first;
            }
            CommentPage page = source.fetch(request);
            return page.withReceipt(page.receipt().plus(spentBefore()));
        } catch (CommentSourceException failure) {
            failures.add(failure);
            throw failure;
        } catch (Throwable other) {
            unforeseen = withEarlier(other);
            throw other;
        }
    }

    private Spend spentBefore() {
        return failures.stream().map(CommentSourceException::spend).reduce(Spend.NONE, Spend::plus);
    }

    /** A source may throw one and the same failure each time; nothing can be suppressed in itself. */
    private <T extends Throwable> T withEarlier(T last) {
        failures.stream().filter(failure -> failure != last).forEach(last::addSuppressed);
        return last;
    }
}
