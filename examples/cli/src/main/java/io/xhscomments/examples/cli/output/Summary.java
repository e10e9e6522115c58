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
import io.xhscomments.examples.cli.report.ReadSummary;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import okio.Buffer;

/**
 * What the reading of one note came to.
 *
 * @param stop why it stopped
 * @param coverage what was read, by earlier runs too
 * @param spend what was sent, by earlier runs too
 * @param pending comments that were fetched when their turn had not come, and are not counted in the coverage
 */
public record Summary(NoteId note, Termination stop, Coverage coverage, Spend spend, long pending) {

    /** Of a reading that has stopped. */
    public static Summary of(Reading reading) {
        return new Summary(
                reading.checkpoint().note(),
                reading.termination().orElseThrow(),
                reading.coverage(),
                reading.spend(),
                reading.checkpoint().pending().size());
    }

    /** Why it stopped. */
    public StopReason reason() {
        return stop.reason();
    }

    /** Whether any comment was read. */
    public boolean hasComments() {
        return coverage.comments() + pending > 0;
    }

    /** As a page tells it. */
    ReadSummary.Read read() {
        return new ReadSummary.Read(
                note,
                coverage,
                reason().id(),
                reason().isComplete(),
                stop.failure().map(Throwable::getMessage),
                pending,
                Optional.of(spend));
    }

    /** In words, a line each. They never say "all": what the service serves is not all there is. */
    public List<String> lines(Messages phrases) {
        List<String> lines = new ArrayList<>();
        lines.add(covered(note, coverage, phrases));
        if (pending > 0) {
            lines.add(phrases.say(MessageKey.SUMMARY_PENDING, pending));
        }
        stop.failure()
                .ifPresentOrElse(
                        failure -> {
                            Advice advice = Advice.on(failure, phrases);
                            lines.add(phrases.say(
                                    MessageKey.SUMMARY_FAILED, reason().id(), advice.what(), advice.next()));
                            lines.add("xhs-comments: " + failure.getMessage());
                        },
                        () -> lines.add(
                                phrases.say(MessageKey.SUMMARY_STOPPED, reason().id(), phrases.next(reason()))));
        lines.add(
                phrases.say(MessageKey.SUMMARY_REQUESTS, spend.sent(), spend.charged(), spend.free(), spend.unknown()));
        return lines;
    }

    /** What was read of a note against what is reported, in a sentence or more. */
    public static String covered(NoteId note, Coverage coverage, Messages phrases) {
        return phrases.say(
                        MessageKey.SUMMARY_READ,
                        note,
                        coverage.readTopLevel(),
                        told(phrases, coverage.reported().topLevel()),
                        coverage.readReplies(),
                        told(phrases, coverage.reported().all()))
                + Arrays.stream(CoverageField.values())
                        .map(field -> further(field, field.of(coverage).orElse(0), phrases))
                        .collect(Collectors.joining());
    }

    /** A sentence of its own for a number that is not in the first sentence, if it is not 0. */
    private static String further(CoverageField field, long count, Messages phrases) {
        return switch (field) {
            case REPORTED_TOTAL, REPORTED_TOP_LEVEL, READ_TOP_LEVEL, READ_REPLIES, PAGES -> "";
            case REPEATS -> further(phrases, MessageKey.SUMMARY_REPEATS, count);
            case REPLY_CHAINS_CUT_SHORT -> further(phrases, MessageKey.SUMMARY_CUT_SHORT, count);
            case ROWS_LEFT_OUT -> further(phrases, MessageKey.SUMMARY_ROWS_LEFT_OUT, count);
            case MEMBERS_NOT_TYPED -> further(phrases, MessageKey.SUMMARY_MEMBERS_NOT_TYPED, count);
        };
    }

    private static String told(Messages phrases, OptionalLong count) {
        return count.isPresent() ? Long.toString(count.getAsLong()) : phrases.say(MessageKey.SUMMARY_UNKNOWN_NUMBER);
    }

    private static String further(Messages phrases, MessageKey phrase, long count) {
        return count == 0 ? "" : " " + phrases.say(phrase, count);
    }

    /**
     * A JSON document, UTF-8, with a line break at its end: the members of one summary; of several, {@code notes} with
     * theirs.
     *
     * @param usdInThisRun what this run spent at the most, if prices are known
     */
    public static byte[] toJson(List<Summary> summaries, Optional<BigDecimal> usdInThisRun, Optional<Path> checkpoint)
            throws IOException {
        Buffer buffer = new Buffer();
        JsonWriter json = JsonWriter.of(buffer);
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
        if (usdInThisRun.isPresent()) {
            json.name("spend").beginObject();
            json.name("usdAtMost").value(usdInThisRun.get());
            json.endObject();
        }
        if (checkpoint.isPresent()) {
            json.name("checkpoint").value(checkpoint.get().toString());
        }
        json.endObject();
        return buffer.writeByte('\n').readByteArray();
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
        if (stop.failure().isPresent()) {
            failure(json, stop.failure().get());
        }
    }

    private static void failure(JsonWriter json, CommentSourceException failure) throws IOException {
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

    private static void requests(JsonWriter json, Spend spend) throws IOException {
        json.name("requests").beginObject();
        json.name("sent").value(spend.sent());
        json.name("charged").value(spend.charged());
        json.name("free").value(spend.free());
        json.name("unknown").value(spend.unknown());
        json.endObject();
    }
}
