package io.xhscomments.adapter.cache.file.format;

import io.xhscomments.adapter.cache.file.report.NoteReading;
import io.xhscomments.core.page.Spend;
import io.xhscomments.core.reading.Coverage;
import io.xhscomments.core.reading.CoverageField;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The lines of a record that tell when a note was read, and why each reading stopped. Plain ASCII. */
public final class ReadingLines {
    private static final String NONE = "-";
    private static final String ID = "([0-9a-f]{16})";
    private static final String MILLIS = "(-?\\d{1,18})";
    private static final Pattern START = Pattern.compile("start " + ID + " " + MILLIS + " (-|" + MILLIS + ") (\\S+)");
    private static final Pattern STOP = Pattern.compile(
            "stop " + ID + " " + MILLIS + " (\\S+) (\\S+) (\\d{1,18}),(\\d{1,18}),(\\d{1,18}) (-|\\d{1,9}) (\\S+)");

    private static final Pattern COUNT = Pattern.compile("(\\w{1,40})=(\\d{1,18})");

    private ReadingLines() {}

    /** The line for the start of a reading. */
    public static String start(NoteReading reading) {
        return RecordLines.line("start " + reading.id() + " "
                + reading.startedAt().toEpochMilli() + " "
                + reading.floor()
                        .map(floor -> Long.toString(floor.toEpochMilli()))
                        .orElse(NONE) + " "
                + (reading.options().isEmpty() ? NONE : URLEncoder.encode(reading.options(), StandardCharsets.UTF_8)));
    }

    /** The line for the end of a reading. */
    public static String stop(String id, NoteReading.End end) {
        Spend spend = end.spend();
        return RecordLines.line("stop " + id + " " + end.stoppedAt().toEpochMilli() + " "
                + end.route().orElse(NONE) + " " + end.reason() + " "
                + spend.charged() + "," + spend.free() + "," + spend.unknown() + " "
                + (end.gaps().isPresent() ? Integer.toString(end.gaps().getAsInt()) : NONE) + " "
                + coverage(end.coverage()));
    }

    private static String coverage(Coverage coverage) {
        return Arrays.stream(CoverageField.values())
                .filter(field -> field.of(coverage).isPresent())
                .map(field -> field.id() + "=" + field.of(coverage).getAsLong())
                .collect(Collectors.joining(","));
    }

    /**
     * The readings in a record, in the order of their starts.
     *
     * @throws CorruptPageException if a newer version has written it
     */
    public static List<NoteReading> readings(byte[] record) throws CorruptPageException {
        Map<String, NoteReading> readings = new LinkedHashMap<>();
        for (String line : RecordLines.intact(record, "start ", "stop ")) {
            Matcher start = START.matcher(line);
            Matcher stop = STOP.matcher(line);
            if (start.matches()) {
                readings.put(start.group(1), started(start));
            } else if (stop.matches()) {
                readings.put(stop.group(1), stopped(readings.get(stop.group(1)), stop));
            }
        }
        return new ArrayList<>(readings.values());
    }

    private static NoteReading started(Matcher start) {
        return new NoteReading(
                start.group(1),
                time(start.group(2)),
                start.group(5).equals(NONE) ? "" : decoded(start.group(5)),
                Optional.ofNullable(start.group(4)).map(ReadingLines::time),
                Optional.empty());
    }

    private static String decoded(String options) {
        try {
            return URLDecoder.decode(options, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException writtenOtherwise) {
            return options;
        }
    }

    /** If the line of its start is lost, the reading is known by its end alone. */
    private static NoteReading stopped(@Nullable NoteReading reading, Matcher stop) {
        Instant stoppedAt = time(stop.group(2));
        NoteReading.End end = new NoteReading.End(
                stoppedAt,
                Optional.of(stop.group(3)).filter(route -> !route.equals(NONE)),
                stop.group(4),
                coverageIn(stop.group(9)),
                new Spend(Long.parseLong(stop.group(5)), Long.parseLong(stop.group(6)), Long.parseLong(stop.group(7))),
                stop.group(8).equals(NONE) ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(stop.group(8))));
        return reading == null
                ? new NoteReading(stop.group(1), stoppedAt, "", Optional.empty(), Optional.of(end))
                : new NoteReading(
                        reading.id(), reading.startedAt(), reading.options(), reading.floor(), Optional.of(end));
    }

    private static Coverage coverageIn(String text) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (String count : text.split(",", -1)) {
            Matcher field = COUNT.matcher(count);
            if (field.matches()) {
                counts.put(field.group(1), Long.parseLong(field.group(2)));
            }
        }
        return CoverageField.coverage(field ->
                counts.containsKey(field.id()) ? OptionalLong.of(counts.get(field.id())) : OptionalLong.empty());
    }

    private static Instant time(String millis) {
        return Instant.ofEpochMilli(Long.parseLong(millis));
    }
}
