package io.xhscomments.examples.cli.command;

import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.examples.cli.option.SinceOption;
import io.xhscomments.examples.cli.report.Baseline;
import io.xhscomments.examples.cli.report.CommentChange;
import io.xhscomments.examples.cli.report.ReadSummary;
import io.xhscomments.examples.cli.source.ListedNote;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * The comments that a report is compared with: those of an earlier file, or the top-level comments that its stores had
 * at a moment. For one thread.
 */
record ReportBaseline(Baseline comments, boolean hasReplies) {
    static ReportBaseline of(String since, ReportSources sources) throws IOException {
        Optional<Instant> moment = SinceOption.parse(since);
        return moment.isPresent() ? stored(since, moment.get(), sources) : file(Path.of(since));
    }

    private static ReportBaseline file(Path file) throws IOException {
        Baseline comments = new Baseline(String.valueOf(file.getFileName()));
        ReportSources.readFile(file, comments::add);
        return new ReportBaseline(comments, true);
    }

    private static ReportBaseline stored(String name, Instant moment, ReportSources sources) throws IOException {
        Baseline comments = new Baseline(name);
        for (ReportSources.Source source : sources.all()) {
            if (source.store().isPresent()) {
                for (ListedNote note : source.notes()) {
                    source.store().get().readAsOf(moment, note, comments::add);
                }
            }
        }
        return new ReportBaseline(comments, false);
    }

    CommentChange compare(Comment comment) {
        return comment.isReply() && !hasReplies ? CommentChange.NONE : comments.compare(comment);
    }

    ReadSummary.Since since(Iterable<NoteId> read) {
        return comments.since(read);
    }
}
