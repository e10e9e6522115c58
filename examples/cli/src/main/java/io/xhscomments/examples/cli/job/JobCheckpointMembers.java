package io.xhscomments.examples.cli.job;

import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.reading.Checkpoint;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The members of a checkpoint file. A member is a line {@code NAME VALUE}. The value of {@code note} is the length of a
 * text, which follows with a line break. A later member replaces an earlier one of the same name or note. Unknown
 * members are ignored; missing members have default values. For one thread.
 */
final class JobCheckpointMembers {
    private static final String OUTPUT = "output";
    private static final String BYTES = "output-bytes";
    private static final String SUM = "output-sum";
    private static final String ANNOUNCED = "output-announced";
    private static final String NOTE = "note";
    private static final int MAX_LINE = 64 * 1024;

    private final InputStream in;
    private final JobCheckpointFile file;
    private final Map<NoteId, Extent> notes = new LinkedHashMap<>();
    private @Nullable String output;
    private long bytes;
    private Optional<String> sum = Optional.empty();
    private Optional<OutputPosition> announced = Optional.empty();
    private long at;

    /** The part of the file that contains the serialized checkpoint of a note. */
    record Extent(long start, int length) {}

    private JobCheckpointMembers(InputStream in, JobCheckpointFile file) {
        this.in = in;
        this.file = file;
    }

    /**
     * Reads a file that was verified.
     *
     * @throws RuntimeException if its text is invalid
     */
    static JobCheckpointMembers read(Path path, JobCheckpointFile file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(path))) {
            in.skipNBytes(file.start());
            JobCheckpointMembers members = new JobCheckpointMembers(in, file);
            members.at = file.start();
            while (members.at < file.end()) {
                members.readMember();
            }
            return members;
        }
    }

    static String ofRun(String output) {
        return member(OUTPUT, output);
    }

    static String of(OutputPosition position) {
        return member(BYTES, Long.toString(position.bytes()))
                + position.tailSum().map(sum -> member(SUM, sum)).orElse("")
                + position.announced()
                        .map(next -> member(
                                ANNOUNCED, next.bytes() + " " + next.tailSum().orElse("")))
                        .orElse("");
    }

    /** The beginning of the member of a note; its text and a line break follow. */
    static String ofNote(int length) {
        return member(NOTE, Integer.toString(length));
    }

    private static String member(String name, String value) {
        return name + " " + value + "\n";
    }

    /** The destination and the format of the comments. */
    String output() {
        if (output == null) {
            throw new IllegalArgumentException("it does not contain the output of its run");
        }
        return output;
    }

    OutputPosition position() {
        return new OutputPosition(bytes, sum, announced);
    }

    /** The latest checkpoint of each note, in the order in which the notes were begun. */
    Map<NoteId, Extent> notes() {
        return notes;
    }

    private void readMember() throws IOException {
        String line = line();
        int blank = line.indexOf(' ');
        String name = line.substring(0, blank);
        String value = line.substring(blank + 1);
        // The first version had no checksum, so unknown members are an error there.
        if (file.version() == 1 && !Set.of(OUTPUT, BYTES, NOTE).contains(name)) {
            throw new IllegalArgumentException("it is damaged at character " + at);
        }
        switch (name) {
            case OUTPUT -> output = value;
            case BYTES -> {
                bytes = Long.parseLong(value);
                sum = Optional.empty();
                announced = Optional.empty();
            }
            case SUM -> sum = Optional.of(value);
            case ANNOUNCED -> announced = Optional.of(announced(value));
            case NOTE -> readNote(Integer.parseInt(value));
            default -> {}
        }
    }

    private static OutputPosition announced(String value) {
        int blank = value.indexOf(' ');
        return new OutputPosition(Long.parseLong(value.substring(0, blank)), Optional.of(value.substring(blank + 1)));
    }

    private void readNote(int length) throws IOException {
        if (length < 0 || length > file.end() - at) {
            throw new IllegalArgumentException("it is damaged at character " + at);
        }
        String text = JobCheckpointFile.text(in, length);
        notes.put(Checkpoint.parse(text).note(), new Extent(at, length));
        at += length;
        if (file.version() > 1) {
            in.skipNBytes(1);
            at++;
        }
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0 || line.length() == MAX_LINE) {
                throw new IllegalArgumentException("it is damaged at character " + at);
            }
            line.append((char) next);
        }
        at += line.length() + 1;
        return line.toString();
    }
}
