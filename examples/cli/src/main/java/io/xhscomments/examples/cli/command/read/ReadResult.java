package io.xhscomments.examples.cli.command.read;

import io.xhscomments.core.reading.StopReason;
import io.xhscomments.examples.cli.output.LinkSummary;
import io.xhscomments.examples.cli.output.Summary;
import io.xhscomments.examples.cli.terminal.Console;
import io.xhscomments.examples.cli.terminal.ExitCode;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * What a run has read, for its last lines and its exit code.
 *
 * @param notes the summaries of the readings, in the order of the notes
 * @param links what became of the short links
 * @param cancelled whether the user stopped the run
 */
record ReadResult(List<Summary> notes, List<LinkSummary> links, boolean cancelled) {
    void print(Console console) {
        links.forEach(link -> link.lines(console.messages()).forEach(console.err()::println));
        notes.forEach(note -> note.lines(console.messages()).forEach(console.err()::println));
    }

    /** Whether a note or a link could not be read. */
    boolean hasFailed() {
        return notes.stream().anyMatch(note -> note.reason() == StopReason.FAILED)
                || links.stream().anyMatch(LinkSummary::isFailed);
    }

    boolean hasComments() {
        return notes.stream().anyMatch(Summary::hasComments);
    }

    int exitCode() {
        if (cancelled) {
            return ExitCode.STOPPED_EARLY;
        }
        IntStream ofNotes = notes.stream()
                .filter(summary -> summary.reason() == StopReason.FAILED)
                .flatMap(summary -> summary.stop().failure().stream())
                .mapToInt(ExitCode::of);
        IntStream ofLinks = links.stream()
                .filter(LinkSummary::isFailed)
                .mapToInt(link -> link.failure().map(ExitCode::of).orElse(ExitCode.SERVICE));
        OptionalInt failed = IntStream.concat(ofNotes, ofLinks).min();
        if (failed.isPresent()) {
            return failed.getAsInt();
        }
        return isComplete() ? ExitCode.OK : ExitCode.STOPPED_EARLY;
    }

    boolean isComplete() {
        return notes.stream().allMatch(note -> note.reason().isComplete())
                && links.stream().allMatch(link -> link.note().isPresent());
    }
}
