package io.xhscomments.examples.cli.output;

import com.squareup.moshi.JsonWriter;
import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.page.Spend;
import io.xhscomments.core.reading.Coverage;
import io.xhscomments.core.reading.CoverageField;
import io.xhscomments.core.reading.Reading;
import io.xhscomments.core.reading.StopReason;
import io.xhscomments.core.reading.Termination;
import io.xhscomments.examples.cli.language.Advice;
import io.xhscomments.examples.cli.language.MessageKey;
import io.xhscomments.examples.cli.language.Messages;
import io.xhscomments.examples.cli.report.ChangeCounts;
import io.xhscomments.examples.cli.report.ReadSummary;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import okio.BufferedSink;
import okio.Okio;

/**
 * The result of reading one note.
 *
 * @param stop the reason of the stop
 * @param coverage the coverage, earlier runs included
 * @param spend the requests sent, earlier runs included
 * @param pending comments that were fetched and not yet given out; the coverage does not count them
 * @param oldestPage the service's time of the oldest page, if stored pages were used
 * @param newestPage the service's time of the newest page, if stored pages were used
 * @param changes what the run has changed in the stored note, if it updated the note
 */
public record Summary(
        NoteId note,
        Termination stop,
        Coverage coverage,
        Spend spend,
        long pending,
        Optional<Instant> oldestPage,
        Optional<Instant> newestPage,
        Optional<ChangeCounts> changes) {
    /** The summary of a reading without stored pages. */
    public Summary(NoteId note, Termination stop, Coverage coverage, Spend spend, long pending) {
        this(note, stop, coverage, spend, pending, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The summary of a reading that has stopped. */
    public static Summary of(Reading reading) {
        return new Summary(
                reading.checkpoint().note(),
                reading.termination().orElseThrow(),
                reading.coverage(),
                reading.spend(),
                reading.checkpoint().pending().size());
    }

    /** The same summary, with the times of its oldest and its newest page. */
    public Summary withAge(Optional<Instant> oldest, Optional<Instant> newest) {
        return new Summary(note, stop, coverage, spend, pending, oldest, newest, changes);
    }

    /** The same summary, with the changes that the run has stored. */
    public Summary withChanges(Optional<ChangeCounts> counts) {
        return new Summary(note, stop, coverage, spend, pending, oldestPage, newestPage, counts);
    }

    /** The reason of the stop. */
    public StopReason reason() {
        return stop.reason();
    }

    /** Whether any comment was read. */
    public boolean hasComments() {
        return coverage.comments() + pending > 0;
    }

    /** The summary for the report page. */
    ReadSummary.Read read() {
        return new ReadSummary.Read(
                note,
                coverage,
                reason().id(),
                reason().isComplete(),
                stop.failure().map(Throwable::getMessage),
                pending,
                Optional.of(spend),
                oldestPage.flatMap(oldest -> newestPage.map(newest -> new ReadSummary.Age(oldest, newest))));
    }

    /** The summary for people, as lines. They never say "all": the service does not serve all comments. */
    public List<String> lines(Messages messages) {
        List<String> lines = new ArrayList<>();
        lines.add(covered(note, coverage, messages));
        if (pending > 0) {
            lines.add(messages.format(MessageKey.SUMMARY_PENDING, pending));
        }
        stop.failure()
                .ifPresentOrElse(
                        failure -> {
                            Advice advice = Advice.on(failure, messages);
                            lines.add(messages.format(
                                    MessageKey.SUMMARY_FAILED, reason().id(), advice.problem(), advice.nextStep()));
                            lines.add("xhs-comments: " + failure.getMessage());
                        },
                        () -> lines.add(messages.format(
                                MessageKey.SUMMARY_STOPPED, reason().id(), messages.nextStep(reason()))));
        lines.add(requests(spend, messages));
        oldestPage.ifPresent(time -> lines.add(messages.format(MessageKey.SUMMARY_AGE, time, newestPage.orElse(time))));
        changes.ifPresent(counts -> lines.add(messages.format(MessageKey.STORE_CHANGES, counts.values(note))));
        return lines;
    }

    static String requests(Spend spend, Messages messages) {
        return messages.format(
                MessageKey.SUMMARY_REQUESTS, spend.sent(), spend.charged(), spend.free(), spend.unknown());
    }

    /** How much of a note was read, against the reported numbers: one sentence or more. */
    public static String covered(NoteId note, Coverage coverage, Messages messages) {
        return messages.format(
                        MessageKey.SUMMARY_READ,
                        note,
                        coverage.readTopLevel(),
                        reported(messages, coverage.reported().topLevel()),
                        coverage.readReplies(),
                        reported(messages, coverage.reported().all()))
                + Arrays.stream(CoverageField.values())
                        .map(field -> further(field, field.of(coverage).orElse(0), messages))
                        .collect(Collectors.joining());
    }

    /** A sentence of its own for a number that is not in the first sentence, if it is not 0. */
    private static String further(CoverageField field, long count, Messages messages) {
        return switch (field) {
            case REPORTED_TOTAL, REPORTED_TOP_LEVEL, READ_TOP_LEVEL, READ_REPLIES, PAGES -> "";
            case REPEATS -> further(messages, MessageKey.SUMMARY_REPEATS, count);
            case REPLY_CHAINS_CUT_SHORT -> further(messages, MessageKey.SUMMARY_CUT_SHORT, count);
            case ROWS_LEFT_OUT -> further(messages, MessageKey.SUMMARY_ROWS_LEFT_OUT, count);
            case MEMBERS_NOT_TYPED -> further(messages, MessageKey.SUMMARY_MEMBERS_NOT_TYPED, count);
        };
    }

    private static String reported(Messages messages, OptionalLong count) {
        return count.isPresent()
                ? Long.toString(count.getAsLong())
                : messages.format(MessageKey.SUMMARY_UNKNOWN_NUMBER);
    }

    private static String further(Messages messages, MessageKey key, long count) {
        return count == 0 ? "" : " " + messages.format(key, count);
    }

    /**
     * Writes a JSON document in UTF-8 that ends with a line break. One summary gives its members; several are listed in
     * {@code notes}, and short links in {@code links}. The requests for links are not counted among those of the notes.
     *
     * @param usdInThisRun the most that this run can have spent, if prices are known
     */
    public static void writeJson(
            List<Summary> summaries,
            List<LinkSummary> links,
            Optional<BigDecimal> usdInThisRun,
            Optional<Path> checkpoint,
            OutputStream stream)
            throws IOException {
        BufferedSink sink = Okio.buffer(Okio.sink(stream));
        JsonWriter json = JsonWriter.of(sink);
        json.setIndent("  ");
        json.beginObject();
        Spend spend = summaries.stream().map(Summary::spend).reduce(Spend.NONE, Spend::plus);
        if (summaries.size() == 1) {
            summaries.get(0).members(json);
        } else {
            json.name("notes").beginArray();
            for (Summary summary : summaries) {
                json.beginObject();
                summary.members(json);
                json.endObject();
            }
            json.endArray();
            requests(json, spend);
        }
        if (!links.isEmpty()) {
            json.name("links").beginArray();
            for (LinkSummary link : links) {
                link.write(json);
            }
            json.endArray();
        }
        if (usdInThisRun.isPresent()) {
            json.name("spend").beginObject();
            json.name("usdAtMost").value(usdInThisRun.get());
            json.endObject();
        }
        if (checkpoint.isPresent()) {
            json.name("checkpoint").value(checkpoint.get().toString());
        }
        json.endObject();
        sink.writeByte('\n').flush();
    }

    private void members(JsonWriter json) throws IOException {
        json.name("note").value(note.value());
        json.name("stop").value(reason().id());
        json.name("comments").value(coverage.comments());
        if (pending > 0) {
            json.name("pending").value(pending);
        }
        CoverageJson.write(coverage, json);
        requests(json, spend);
        if (oldestPage.isPresent()) {
            json.name("oldestPage").value(oldestPage.get().toString());
        }
        if (newestPage.isPresent()) {
            json.name("newestPage").value(newestPage.get().toString());
        }
        if (changes.isPresent()) {
            json.name("changes");
            changes.get().write(json);
        }
        if (stop.failure().isPresent()) {
            failure(json, stop.failure().get());
        }
    }

    static void failure(JsonWriter json, CommentSourceException failure) throws IOException {
        json.name("failure").beginObject();
        json.name("message").value(failure.getMessage());
        if (failure.status().isPresent()) {
            json.name("status").value(failure.status().getAsInt());
        }
        json.name("retryable").value(failure.retryable());
        if (failure.requestId().isPresent()) {
            json.name("requestId").value(failure.requestId().get());
        }
        json.endObject();
    }

    static void requests(JsonWriter json, Spend spend) throws IOException {
        json.name("requests").beginObject();
        json.name("sent").value(spend.sent());
        json.name("charged").value(spend.charged());
        json.name("free").value(spend.free());
        json.name("unknown").value(spend.unknown());
        json.endObject();
    }
}
