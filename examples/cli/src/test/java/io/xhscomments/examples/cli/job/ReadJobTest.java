package io.xhscomments.examples.cli.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.codec.tikhub.TikHubDecoder;
import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.page.RawResponse;
import io.xhscomments.core.port.CommentSource;
import io.xhscomments.core.reading.NoteReader;
import io.xhscomments.core.reading.ParallelNoteReader;
import io.xhscomments.core.reading.Reading;
import io.xhscomments.examples.cli.output.CommentWriter;
import io.xhscomments.examples.cli.output.Format;
import io.xhscomments.examples.cli.output.Summary;
import io.xhscomments.testkit.synthetic.SyntheticNote;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

class ReadJobTest {
    private static final int NOTES = 40;

    private final Map<NoteId, SyntheticNote> notes = IntStream.range(0, NOTES)
            .mapToObj(seed ->
                    SyntheticNote.builder(seed).comments(seed == 0 ? 2_000 : 10).build())
            .collect(Collectors.toMap(SyntheticNote::id, Function.identity()));

    private final List<NoteId> ids = notes.values().stream()
            .sorted(Comparator.comparing(SyntheticNote::pages).reversed())
            .map(SyntheticNote::id)
            .toList();

    private final ByteArrayOutputStream stream = new ByteArrayOutputStream();

    private final CommentSource source = request -> TikHubDecoder.create()
            .decode(request, RawResponse.stored(notes.get(request.note()).page(TikHubRoute.WEB_V1, request)));

    @Test
    void storedNotesAreWrittenInTheOrderGiven() throws IOException {
        List<Summary> summaries = run(true);

        List<String> expected = ids.stream()
                .flatMap(id -> notes.get(id).commentIds())
                .map(Object::toString)
                .toList();
        assertThat(rowIds()).containsExactlyElementsOf(expected);
        assertThat(summaries).extracting(Summary::note).containsExactlyElementsOf(ids);
    }

    @Test
    void finishedReadingsAreReleased() throws Exception {
        List<Summary> summaries = run(false);

        assertThat(summaries).hasSize(NOTES);
        assertThat(rowIds()).hasSize(2_000 + 10 * (NOTES - 1));
        assertThat(instancesOf(Reading.class)).isLessThan(NOTES / 4);
    }

    private List<Summary> run(boolean stored) throws IOException {
        NoteReader reader = NoteReader.ofDefaults(source);
        OutputFile output = OutputFile.to(stream);
        try (CommentWriter writer = Format.csv.writerTo(output.stream(), true)) {
            ReadJob job = stored
                    ? ReadJob.ofStoredPages(reader, output, writer)
                    : new ReadJob(
                            ParallelNoteReader.builder(reader).lookAhead(false).concurrency(4),
                            output,
                            writer,
                            Optional.empty());
            return job.run(ids);
        }
    }

    private List<String> rowIds() {
        return Stream.of(stream.toString(StandardCharsets.UTF_8).split("\r\n", -1))
                .filter(row -> !row.isEmpty())
                .map(row -> row.substring(0, row.indexOf(',')))
                .toList();
    }

    /** The number of objects that are left after a collection. */
    private static int instancesOf(Class<?> type) throws JMException {
        String histogram = (String) ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                        "gcClassHistogram",
                        new Object[] {new String[0]},
                        new String[] {String[].class.getName()});
        return histogram
                .lines()
                .map(line -> line.strip().split("\\s+", -1))
                .filter(columns -> columns.length > 3 && columns[3].equals(type.getName()))
                .mapToInt(columns -> Integer.parseInt(columns[1]))
                .findAny()
                .orElse(0);
    }
}
