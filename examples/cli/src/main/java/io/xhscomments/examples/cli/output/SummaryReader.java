package io.xhscomments.examples.cli.output;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.page.Spend;
import io.xhscomments.core.reading.StopReason;
import io.xhscomments.examples.cli.report.ReadSummary;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import okio.BufferedSource;
import okio.Okio;

/** Reads the files that {@code --summary-json} wrote: the result of each note, which the comments do not contain. */
public final class SummaryReader {
    private SummaryReader() {}

    /**
     * Reads the notes of this file.
     *
     * @throws IOException if the file cannot be read, or does not hold a summary
     */
    public static List<ReadSummary.Read> read(Path file) throws IOException {
        try (BufferedSource source = Okio.buffer(Okio.source(file))) {
            JsonObject members = new JsonObject(JsonReader.of(source));
            List<JsonObject> notes = members.has("notes") ? members.objects("notes") : List.of(members);
            List<ReadSummary.Read> read = new ArrayList<>();
            for (JsonObject note : notes) {
                read.add(note(note));
            }
            return read;
        } catch (JsonDataException | IllegalArgumentException refused) {
            throw new IOException(
                    file + ": expected a file that --summary-json wrote, but " + refused.getMessage(), refused);
        }
    }

    private static ReadSummary.Read note(JsonObject members) throws IOException {
        String stop = members.required("stop");
        return new ReadSummary.Read(
                NoteId.of(members.required("note")),
                CoverageJson.read(members),
                stop,
                Arrays.stream(StopReason.values())
                        .anyMatch(reason -> reason.id().equals(stop) && reason.isComplete()),
                Optional.empty(),
                members.number("pending").orElse(0L),
                members.has("requests") ? Optional.of(spend(members.object("requests"))) : Optional.empty(),
                age(members));
    }

    private static Optional<ReadSummary.Age> age(JsonObject members) throws IOException {
        try {
            return members.has("oldestPage") && members.has("newestPage")
                    ? Optional.of(new ReadSummary.Age(
                            Instant.parse(members.required("oldestPage")),
                            Instant.parse(members.required("newestPage"))))
                    : Optional.empty();
        } catch (DateTimeException noTime) {
            throw new JsonDataException("the time of a page is invalid: " + noTime.getMessage(), noTime);
        }
    }

    private static Spend spend(JsonObject requests) throws IOException {
        return new Spend(count(requests, "charged"), count(requests, "free"), count(requests, "unknown"));
    }

    private static long count(JsonObject members, String name) throws IOException {
        return members.number(name).orElseThrow(() -> new JsonDataException("it has no " + name));
    }
}
