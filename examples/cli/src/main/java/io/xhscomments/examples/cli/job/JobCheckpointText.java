package io.xhscomments.examples.cli.job;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * The text of a checkpoint file, in ASCII: a line with the format and its version, then members, then a line with a
 * checksum of the text before it. A member is a line {@code NAME VALUE}. The value of {@code note} is the length of a
 * text, which follows with a line break. Unknown members are ignored; missing members have default values.
 *
 * @param output the destination and the format of the comments
 * @param position the position in the output
 * @param notes the serialized checkpoint of each note
 */
record JobCheckpointText(String output, OutputPosition position, List<String> notes) {
    static final String FORMAT = "xhs-comments-job ";

    private static final String VERSION_1 = FORMAT + "1\n";
    private static final String VERSION_2 = FORMAT + "2\n";
    private static final String OUTPUT = "output";
    private static final String BYTES = "output-bytes";
    private static final String SUM = "output-sum";
    private static final String NOTE = "note";
    private static final String END = "end ";
    private static final int END_LENGTH = END.length() + 8 + 1;

    static String of(String output, OutputPosition position, Collection<String> notes) {
        StringBuilder text = new StringBuilder(VERSION_2);
        member(OUTPUT, output, text);
        member(BYTES, Long.toString(position.bytes()), text);
        position.tailSum().ifPresent(sum -> member(SUM, sum, text));
        for (String note : notes) {
            member(NOTE, Integer.toString(note.length()), text);
            text.append(note).append('\n');
        }
        return text + end(text);
    }

    private static void member(String name, String value, StringBuilder text) {
        text.append(name).append(' ').append(value).append('\n');
    }

    private static String end(CharSequence text) {
        CRC32C sum = new CRC32C();
        sum.update(text.toString().getBytes(StandardCharsets.ISO_8859_1));
        return END + HexFormat.of().toHexDigits(sum.getValue(), 8) + "\n";
    }

    /**
     * Parses a text of {@link #of}, or of the first version.
     *
     * @throws RuntimeException if the text is invalid
     */
    static JobCheckpointText parse(String text) {
        if (text.startsWith(VERSION_1)) {
            return members(text, true);
        }
        if (!text.startsWith(FORMAT)) {
            throw new IllegalArgumentException("expected a file that begins with \"" + FORMAT.strip() + "\"");
        }
        int end = text.length() - END_LENGTH;
        if (end < VERSION_2.length() || !text.substring(end).equals(end(text.substring(0, end)))) {
            throw new IllegalArgumentException("it is damaged or truncated: its checksum does not match its text");
        }
        if (!text.startsWith(VERSION_2)) {
            throw new IllegalArgumentException("it has a newer version: resume with the program that wrote it");
        }
        return members(text.substring(0, end), false);
    }

    /** The first version had no checksum, so unknown members are an error there, and no line break after a note. */
    private static JobCheckpointText members(String text, boolean isVersion1) {
        Optional<String> output = Optional.empty();
        long bytes = 0;
        Optional<String> sum = Optional.empty();
        List<String> notes = new ArrayList<>();
        int at = VERSION_2.length();
        while (at < text.length()) {
            int blank = text.indexOf(' ', at);
            int endOfLine = text.indexOf('\n', at);
            String name = text.substring(at, blank);
            String value = text.substring(blank + 1, endOfLine);
            at = endOfLine + 1;
            switch (name) {
                case OUTPUT -> output = Optional.of(value);
                case BYTES -> bytes = Long.parseLong(value);
                case NOTE -> {
                    int end = at + Integer.parseInt(value);
                    notes.add(text.substring(at, end));
                    at = isVersion1 ? end : end + 1;
                }
                default -> {
                    if (isVersion1) {
                        throw new IllegalArgumentException("it is damaged at character " + at);
                    }
                    sum = name.equals(SUM) ? Optional.of(value) : sum;
                }
            }
        }
        return new JobCheckpointText(
                output.orElseThrow(() -> new IllegalArgumentException("it does not contain the output of its run")),
                new OutputPosition(bytes, sum),
                notes);
    }
}
