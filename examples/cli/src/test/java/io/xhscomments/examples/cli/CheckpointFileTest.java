package io.xhscomments.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.examples.cli.job.JobCheckpoint;
import io.xhscomments.testkit.TikHubStub;
import io.xhscomments.testkit.synthetic.SyntheticNote;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The file of --checkpoint: whatever became of it or of the output, nothing that was paid for is cut off. */
@Tag("fuzz")
class CheckpointFileTest {
    private static final NoteId NOTE = NoteId.of("6700000000000000000000aa");
    private static final int MUTATIONS = 500 * Integer.getInteger("test.factor", 1);
    private static final int RUN_EVERY = 101;
    private static final int HEAD_LENGTH =
            "xhs-comments-job 3\nmembers 0000000000000000000 00000000 00000000\n".length();

    @RegisterExtension
    static final TikHubStub tikhub = TikHubStub.start();

    @TempDir
    Path dir;

    private SyntheticNote note;

    @BeforeEach
    void aNote() {
        note = SyntheticNote.builder(7).note(NOTE).comments(35).pageSize(10).build();
        tikhub.serve(note);
    }

    private Path out() {
        return dir.resolve("comments");
    }

    private Path checkpoint() {
        return dir.resolve("checkpoint");
    }

    private Run read(String format, String... more) {
        String[] all = Stream.concat(
                        Stream.of(
                                "read",
                                NOTE.value(),
                                "--base-url",
                                tikhub.baseUrl().toString(),
                                "--format",
                                format,
                                "--out",
                                out().toString(),
                                "--checkpoint",
                                checkpoint().toString()),
                        Arrays.stream(more))
                .toArray(String[]::new);
        return Run.with(Map.of("TIKHUB_API_KEY", tikhub.apiKey().reveal()), "", all);
    }

    private void assertRefused(Run run, int requests) throws IOException {
        assertThat(run.exitCode()).as(run.err()).isEqualTo(5);
        assertThat(tikhub.ledger().requests()).as(run.err()).isEqualTo(requests);
    }

    private List<String> idsInJsonl() throws IOException {
        return Files.readAllLines(out(), StandardCharsets.UTF_8).stream()
                .map(line -> line.substring(7, 31))
                .toList();
    }

    /** Writes down what the first version of the program wrote, for an output here. */
    private void placeVersion1(String format) throws IOException {
        Files.write(out(), sample("version-1." + format));
        String text = new String(sample("version-1." + format + ".checkpoint"), StandardCharsets.US_ASCII);
        Files.writeString(
                checkpoint(), text.replace("OUT", out().toAbsolutePath().toUri().toString()));
    }

    private static byte[] sample(String name) throws IOException {
        try (InputStream in = CheckpointFileTest.class.getResourceAsStream("checkpoints/" + name)) {
            return in.readAllBytes();
        }
    }

    @Test
    void theFileIsAsciiWithNamedMembersAndAChecksum() throws IOException {
        assertThat(read("jsonl", "--max-pages", "2").exitCode()).isEqualTo(3);

        assertThat(Files.readString(checkpoint(), StandardCharsets.US_ASCII))
                .matches("xhs-comments-job 3\nmembers \\d{19} [0-9a-f]{8} [0-9a-f]{8}\n"
                        + "output jsonl file:///\\S+\noutput-bytes 0\noutput-sum 00000000\n"
                        + "output-bytes 0\noutput-sum 00000000\noutput-announced \\d+ [0-9a-f]{8}\n"
                        + "(output-bytes \\d+\noutput-sum [0-9a-f]{8}\nnote \\d+\n"
                        + "xhs-comments-checkpoint 2\n[ -~]+\nend [0-9a-f]{8}\n)+")
                .contains("output-bytes " + Files.size(out()) + "\n")
                .doesNotContain(tikhub.apiKey().reveal())
                .doesNotContainIgnoringCase("cache_url")
                .doesNotContainIgnoringCase("sign=");
    }

    @Test
    void allMutationsAreRefused() throws IOException {
        read("jsonl", "--max-pages", "2");
        byte[] good = Files.readAllBytes(checkpoint());
        byte[] output = Files.readAllBytes(out());
        int requests = tikhub.ledger().requests();
        Random random = new Random(20261130);

        String id = "jsonl " + out().toAbsolutePath().toUri();

        for (int i = 0; i < MUTATIONS; i++) {
            Files.write(checkpoint(), mutated(good, i, random));
            assertThatIOException()
                    .as("mutation %s", i)
                    .isThrownBy(() -> JobCheckpoint.open(checkpoint(), id).close());
            if (i % RUN_EVERY == 0) {
                assertRefused(read("jsonl"), requests);
            }
        }

        assertThat(tikhub.ledger().requests()).isEqualTo(requests);
        assertThat(out()).hasBinaryContent(output);
        Files.write(checkpoint(), good);
        assertThat(read("jsonl").exitCode()).isZero();
        assertThat(idsInJsonl())
                .containsExactlyElementsOf(
                        note.commentIds().map(CommentId::value).toList());
    }

    private static byte[] mutated(byte[] good, int number, Random random) {
        byte[] mutated;
        do {
            mutated = switch (number % 3) {
                case 0 -> {
                    byte[] flipped = good.clone();
                    int bit = random.nextInt(good.length * 8);
                    flipped[bit / 8] ^= (byte) (1 << bit % 8);
                    yield flipped;
                }
                case 1 -> Arrays.copyOf(good, random.nextInt(good.length));
                default -> withAnotherNumber(good, random);
            };
        } while (Arrays.equals(mutated, good));
        return mutated;
    }

    private static byte[] withAnotherNumber(byte[] good, Random random) {
        String text = new String(good, StandardCharsets.US_ASCII);
        List<int[]> numbers = new ArrayList<>();
        Matcher matcher = Pattern.compile("\\d+").matcher(text);
        while (matcher.find()) {
            numbers.add(new int[] {matcher.start(), matcher.end()});
        }
        // The head has few of them, and matters most.
        int[] number = numbers.get(random.nextBoolean() ? random.nextInt(4) : random.nextInt(numbers.size()));
        String value = text.substring(number[0], number[1]);
        String other = switch (random.nextInt(3)) {
            case 0 -> value.substring(0, value.length() - 1);
            case 1 -> value + random.nextInt(10);
            default -> Integer.toString(random.nextInt(20_000));
        };
        return (text.substring(0, number[0]) + other + text.substring(number[1])).getBytes(StandardCharsets.US_ASCII);
    }

    private void change(String from, String to) throws IOException {
        String text = Files.readString(checkpoint(), StandardCharsets.US_ASCII);
        assertThat(text).contains(from);
        Files.writeString(checkpoint(), withHead(text.substring(HEAD_LENGTH).replace(from, to)));
    }

    private static String withHead(String members) {
        String head = "xhs-comments-job 3\nmembers " + String.format(Locale.ROOT, "%019d", members.length()) + " "
                + sum(members) + " ";
        return head + sum(head) + "\n" + members;
    }

    private static String sum(String text) {
        CRC32C sum = new CRC32C();
        sum.update(text.getBytes(StandardCharsets.US_ASCII));
        return HexFormat.of().toHexDigits(sum.getValue(), 8);
    }

    @Test
    void membersOfALaterVersionAreIgnored() throws IOException {
        read("jsonl", "--max-pages", "2");
        change("output-sum", "new-member of 3 words\noutput-sum");

        assertThat(read("jsonl").exitCode()).isZero();
        assertThat(idsInJsonl()).hasSize(35);
    }

    @Test
    void anOutputThatBecameShorterIsRefused() throws IOException {
        read("jsonl", "--max-pages", "2");
        byte[] output = Files.readAllBytes(out());
        Files.write(out(), Arrays.copyOf(output, output.length - 1));

        assertRefused(read("jsonl"), 2);
        assertThat(out()).hasBinaryContent(Arrays.copyOf(output, output.length - 1));
        Files.delete(out());
        assertRefused(read("jsonl"), 2);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 100, 5_000})
    void anOutputWithOtherBytesIsRefused(int fromTheEnd) throws IOException {
        read("jsonl", "--max-pages", "2");
        byte[] output = Files.readAllBytes(out());
        output[output.length - 1 - fromTheEnd] ^= 1;
        Files.write(out(), output);

        assertRefused(read("jsonl"), 2);
        assertThat(out()).hasBinaryContent(output);
    }

    @Test
    void bytesAfterTheOffsetAreTruncated() throws IOException {
        read("jsonl", "--max-pages", "2");
        Files.writeString(out(), "{\"id\":\"half a row", StandardOpenOption.APPEND);

        assertThat(read("jsonl").exitCode()).isZero();
        assertThat(idsInJsonl())
                .containsExactlyElementsOf(
                        note.commentIds().map(CommentId::value).toList());
    }

    /** As a run leaves them that is killed while it adds to the file. */
    @Test
    void incompleteMembersAreIgnored() throws IOException {
        read("jsonl", "--max-pages", "2");
        Files.writeString(checkpoint(), "output-bytes 7\nnote 100\nxhs", StandardOpenOption.APPEND);

        assertThat(read("jsonl").exitCode()).isZero();
        assertThat(idsInJsonl()).hasSize(35);
        assertThat(tikhub.ledger().charged()).isEqualTo(4);
    }

    /** As a run leaves it that is killed after it wrote its first page and before it recorded the page. */
    @Test
    void firstPageThatWasNotRecordedIsReadAgain() throws IOException {
        read("jsonl", "--max-pages", "1");
        String members =
                Files.readString(checkpoint(), StandardCharsets.US_ASCII).substring(HEAD_LENGTH);
        int announced = members.indexOf("output-announced");
        Files.writeString(checkpoint(), withHead(members.substring(0, members.indexOf('\n', announced) + 1)));

        assertThat(read("jsonl").exitCode()).isZero();
        assertThat(idsInJsonl())
                .containsExactlyElementsOf(
                        note.commentIds().map(CommentId::value).toList());
    }

    @Test
    void otherBytesThanTheFirstPageAreRefused() throws IOException {
        read("jsonl", "--max-pages", "1");
        String members =
                Files.readString(checkpoint(), StandardCharsets.US_ASCII).substring(HEAD_LENGTH);
        int announced = members.indexOf("output-announced");
        Files.writeString(checkpoint(), withHead(members.substring(0, members.indexOf('\n', announced) + 1)));
        byte[] output = Files.readAllBytes(out());
        output[100] ^= 1;
        Files.write(out(), output);

        assertRefused(read("jsonl"), 1);
        assertThat(out()).hasBinaryContent(output);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jsonl", "csv", "html", "table"})
    void aFileOfVersion1IsGoneOnWith(String format) throws IOException {
        placeVersion1(format);
        Files.writeString(out(), "half a row", StandardOpenOption.APPEND);

        Run run = read(format);

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(tikhub.ledger().charged()).isEqualTo(2);
        assertThat(Files.readString(checkpoint())).startsWith("xhs-comments-job 3\n");
        String all = Files.readString(out());
        assertThat(all).doesNotContain("half a row");
        if (!format.equals("table")) {
            assertThat(note.commentIds().map(CommentId::value)).allMatch(all::contains);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"jsonl", "csv", "html", "table"})
    void version1IsRefusedIfItsOffsetIsWithinARow(String format) throws IOException {
        placeVersion1(format);
        byte[] output = Files.readAllBytes(out());
        String text = Files.readString(checkpoint());
        Matcher offset = Pattern.compile("output-bytes (\\d+)").matcher(text);
        assertThat(offset.find()).isTrue();
        long bytes = Long.parseLong(offset.group(1));

        for (long wrong : List.of(bytes / 10, bytes - 1, bytes - 2, bytes / 2 + 1, bytes * 10, -bytes)) {
            if (wrong > 0 && wrong < output.length && endsRow(format, output, (int) wrong)) {
                continue;
            }
            Files.writeString(checkpoint(), text.replace(offset.group(), "output-bytes " + wrong));
            assertRefused(read(format), 0);
            assertThat(out()).hasBinaryContent(output);
        }
        assertThat(Files.readString(checkpoint())).startsWith("xhs-comments-job 1\n");
    }

    private static boolean endsRow(String format, byte[] output, int at) {
        return format.equals("table") && output[at - 1] == '\n';
    }

    /** A line break within quotes ends a line, and no row. */
    @Test
    void aLineBreakWithinACellOfVersion1EndsNoRow() throws IOException {
        placeVersion1("csv");
        String csv = "id,content\r\n1,\"first\r\nsecond\"\r\n";
        Files.writeString(out(), csv);
        String text = Files.readString(checkpoint());
        String good = text.replaceFirst("output-bytes \\d+", "output-bytes ");

        Files.writeString(checkpoint(), good.replace("output-bytes ", "output-bytes " + csv.indexOf("second")));
        assertRefused(read("csv"), 0);
        Files.writeString(checkpoint(), good.replace("output-bytes ", "output-bytes " + csv.length()));
        assertThat(read("csv").exitCode()).isZero();
    }

    @Test
    void version1WithUnknownMembersIsRefused() throws IOException {
        placeVersion1("jsonl");
        String text = Files.readString(checkpoint());

        Files.writeString(checkpoint(), text.replace("output-bytes", "output-sum 00000000\noutput-bytes"));
        assertRefused(read("jsonl"), 0);
        Files.writeString(checkpoint(), text + "end 00000000\n");
        assertRefused(read("jsonl"), 0);
    }

    @Test
    void aNewerVersionIsRefusedWithAdvice() throws IOException {
        read("jsonl", "--max-pages", "2");
        String text = Files.readString(checkpoint(), StandardCharsets.US_ASCII);
        Files.writeString(checkpoint(), text.replace("xhs-comments-job 3", "xhs-comments-job 4"));

        Run run = read("jsonl");

        assertRefused(run, 2);
        assertThat(run.err()).contains("newer version: resume with the program that wrote it");
    }
}
