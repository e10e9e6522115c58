package io.xhscomments.examples.cli.source;

import io.xhscomments.adapter.cache.file.report.NoteGap;
import io.xhscomments.core.failure.PageNotStoredException;
import io.xhscomments.core.failure.StoredPageUnreadableException;
import io.xhscomments.core.failure.StoredResponseUndecodableException;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageKey;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.PageRequest.CommentReplies;
import io.xhscomments.core.page.Receipt;
import io.xhscomments.core.page.ReportedTotals;
import io.xhscomments.core.port.CommentSource;
import io.xhscomments.core.reading.Coverage;
import io.xhscomments.core.reading.Reading;
import io.xhscomments.core.reading.Termination;
import io.xhscomments.examples.cli.report.ReadSummary;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lombok.RequiredArgsConstructor;

/**
 * The stored pages of one note. Skips and counts sequences of replies that are not stored or damaged, so that the
 * comments after them can be read. For one thread and one reading.
 */
@RequiredArgsConstructor
final class StoredNoteSource implements CommentSource {
    private final NoteId note;
    private final String route;
    private final CommentSource replay;
    private final Set<PageKey> stored;

    private long sequencesUnread;
    private long sequencesCutShort;

    /** Sends nothing. */
    @Override
    public CommentPage fetch(PageRequest request) {
        boolean isReply = request instanceof CommentReplies;
        if (isReply && !stored.contains(new PageKey(route, request))) {
            return skipped(request);
        }
        try {
            return replay.fetch(request);
        } catch (StoredPageUnreadableException damaged) {
            if (isReply) {
                return skipped(request);
            }
            throw damaged;
        }
    }

    private CommentPage skipped(PageRequest request) {
        if (request.after().isEmpty()) {
            sequencesUnread++;
        } else {
            sequencesCutShort++;
        }
        return CommentPage.of(List.of(), ReportedTotals.UNKNOWN, Optional.empty(), Receipt.ofStoredPage());
    }

    /** The summary of a stopped reading that has passed these gaps. */
    ReadSummary.Read summary(Reading reading, List<NoteGap> gaps) {
        Coverage coverage = reading.coverage();
        Termination stop = reading.termination().orElseThrow();
        String reason = stop.failure()
                .map(failure -> failure instanceof PageNotStoredException
                        ? ReadSummary.Read.END_OF_STORE
                        : failure instanceof StoredPageUnreadableException
                                        || failure instanceof StoredResponseUndecodableException
                                ? ReadSummary.Read.UNREADABLE_RECORD
                                : stop.reason().id())
                .orElse(gaps.isEmpty() ? stop.reason().id() : ReadSummary.Read.END_OF_STORE);
        return new ReadSummary.Read(
                note,
                new Coverage(
                        coverage.reported(),
                        coverage.readTopLevel(),
                        coverage.readReplies(),
                        coverage.repeats(),
                        coverage.pages() - sequencesUnread - sequencesCutShort,
                        coverage.replyChainsCutShort() + sequencesCutShort,
                        coverage.irregular()),
                reason,
                stop.reason().isComplete() && gaps.isEmpty(),
                Optional.empty(),
                sequencesUnread + reading.checkpoint().pending().size(),
                Optional.empty());
    }
}
