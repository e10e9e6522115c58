package io.xhscomments.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.adapter.cache.file.PageStore;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.RawResponse;
import io.xhscomments.examples.cli.source.StoredFormat;
import io.xhscomments.testkit.TikHubStub;
import io.xhscomments.testkit.fixture.Fixtures;
import io.xhscomments.testkit.synthetic.SyntheticNote;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pages that are kept: what reading them comes to, by the ledger of the service, and how they are looked after. */
class StoreCommandTest {
    private static final NoteId NOTE = NoteId.of("6700000000000000000000cc");

    @RegisterExtension
    static final TikHubStub tikhub = TikHubStub.start();

    @TempDir
    Path dir;

    private Path store;

    @BeforeEach
    void serve() {
        store = dir.resolve("pages");
        tikhub.serve(SyntheticNote.builder(11)
                .note(NOTE)
                .comments(30)
                .pageSize(10)
                .replies(1)
                .build());
    }

    private Run read(String... args) {
        String[] all = Stream.concat(
                        Stream.of("read", NOTE.value(), "--format", "jsonl", "--rate", "1000"), Arrays.stream(args))
                .toArray(String[]::new);
        return Run.with(Map.of("TIKHUB_API_KEY", tikhub.apiKey().reveal()), "", all);
    }

    private Run readThrough(String... args) {
        return read(Stream.concat(
                        Stream.of("--base-url", tikhub.baseUrl().toString(), "--store", store.toString()),
                        Arrays.stream(args))
                .toArray(String[]::new));
    }

    /** As the service echoes it, and curl saves it. */
    @Test
    void theKeyInASavedResponseIsNotStored() throws IOException {
        String key = "sk-test-FAKE-KEY+/==";
        String echoing = new String(Fixtures.sample(), StandardCharsets.UTF_8)
                .replaceFirst("\"nickname\": *\"", "\"nickname\":\"" + key);
        Path saved = Files.writeString(dir.resolve("response.json"), echoing);

        Run run = Run.with(
                Map.of("TIKHUB_API_KEY", key), "", "store", "import", saved.toString(), "--store", store.toString());

        assertThat(run.exitCode()).isZero();
        assertThat(Files.readString(pages().get(0)))
                .contains("form: key-redacted")
                .doesNotContain(key);
    }

    private List<Path> pages() {
        try (Stream<Path> files = Files.walk(store)) {
            return files.filter(
                            file -> file.getParent().getFileName().toString().length() == 2)
                    .filter(file -> file.toString().endsWith(".page"))
                    .sorted()
                    .toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static void damage(Path page) throws IOException {
        byte[] bytes = Files.readAllBytes(page);
        bytes[bytes.length - 60] ^= 1;
        Files.write(page, bytes);
    }

    @Test
    void eachPageIsPaidForOnceAndASecondRunNeedsNoBudget() {
        Run first = readThrough();
        Run second = readThrough("--max-requests", "0");

        assertThat(first.exitCode()).as(first.err()).isZero();
        assertThat(second.exitCode()).as(second.err()).isZero();
        assertThat(second.lines()).hasSize(30).isEqualTo(first.lines());
        assertThat(second.err()).contains("0 sent, 0 charged");
        assertThat(tikhub.ledger().charged()).isEqualTo(3);
    }

    @Test
    void replayNeedsNoKeyAndReportsMissingPages() {
        List<String> lines = readThrough().lines();

        Run replayed = Run.of("read", NOTE.value(), "--format", "jsonl", "--replay", store.toString());
        Run missing =
                Run.of("read", NOTE.value(), "--format", "jsonl", "--route", "app-v2", "--replay", store.toString());

        assertThat(replayed.exitCode()).as(replayed.err()).isZero();
        assertThat(replayed.lines()).isEqualTo(lines);
        assertThat(missing.exitCode()).isEqualTo(5);
        assertThat(missing.err())
                .contains("the page is not stored", "3 of this note", "the nearest is the same on web-v1")
                .contains("Recording it takes one charged request");
        assertThat(tikhub.ledger().charged()).isEqualTo(3);
    }

    @Test
    void refreshPaysForEachPageAnewAndMaxAgeOnlyForOldOnes() throws IOException {
        readThrough();
        readThrough("--max-age", "7d");
        assertThat(tikhub.ledger().charged()).isEqualTo(3);

        assertThat(readThrough("--refresh").lines()).hasSize(30);
        assertThat(tikhub.ledger().charged()).isEqualTo(6);
        try (Stream<Path> superseded = Files.walk(store.resolve("superseded"))) {
            assertThat(superseded.filter(Files::isRegularFile)).hasSize(3);
        }

        assertThat(readThrough("--max-age", "0s").lines()).hasSize(30);
        assertThat(tikhub.ledger().charged()).isEqualTo(9);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--store a --replay b | Use either --store, which may pay for pages, or --replay",
                "--refresh | --refresh needs --store",
                "--store-group | --store-group needs --store",
                "--store a --refresh --max-age 1h | --refresh needs --store, and cannot be used with --max-age",
                "--max-age 1h | --max-age needs --store or --replay",
                "--pay-again | --pay-again, --in-doubt and --no-free-copies need --store",
                "--in-doubt fail | --pay-again, --in-doubt and --no-free-copies need --store",
                "--no-free-copies | --pay-again, --in-doubt and --no-free-copies need --store",
                "--store a --in-doubt perhaps | expected fail or pay-again, but got \"perhaps\"",
                "--store a --max-age soon | expected an age such as 90m, 12h, 7d or PT36H, but got \"soon\"",
                "--store a --max-age -PT1H | expected an age such as"
            })
    void conflictingOptionsAreRefusedBeforeSending(String options, String why) {
        Run run = read(options.split(" ", -1));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains(why);
        assertThat(tikhub.ledger().requests()).isZero();
    }

    @Test
    void aDamagedPageIsNeitherServedNorPaidForAgain() throws IOException {
        readThrough();
        damage(pages().get(1));

        Run run = readThrough();

        assertThat(run.exitCode()).isEqualTo(5);
        assertThat(run.err()).contains("moved the damaged page of", "its last line does not match the preceding bytes");
        assertThat(tikhub.ledger().charged()).isEqualTo(3);
    }

    @Test
    void lsShowsThePositionOfEachPage() {
        readThrough("--replies");

        Run run = Run.of("store", "ls", "--pages", store.toString());

        assertThat(run.exitCode()).isZero();
        assertThat(run.lines()).hasSize(2 + 3 + 30);
        assertThat(run.lines().get(0))
                .startsWith("note ")
                .contains("route", "page", "fetched (UTC)", "bytes", "source");
        assertThat(run.lines().get(2)).startsWith(NOTE + "  web-v1   1  ").endsWith("  paid");
        assertThat(run.lines().get(4)).startsWith(NOTE + "  web-v1   3  ");
        assertThat(run.lines().get(5)).contains("  1, replies to ");
        assertThat(run.err()).contains("33 pages");
    }

    @Test
    void listReadsNoBodies() throws IOException {
        readThrough("--replies");

        Map<Path, Long> read = FileReads.during(() -> Run.of("store", "ls", "--pages", store.toString()), store);

        assertThat(pages().stream().mapToLong(page -> page.toFile().length())).anyMatch(size -> size > 4096 + 32);
        read.keySet().removeIf(file -> !file.toString().endsWith(".page"));
        assertThat(read.values()).hasSize(33).allMatch(bytes -> bytes <= 4096 + 32);
    }

    @Test
    void checkReportsProblemsAndChangesNothing() throws IOException {
        readThrough();
        assertThat(Run.of("store", "check", store.toString()).out()).isEqualTo("3 pages are sound\n");
        damage(pages().get(0));
        Files.writeString(store.resolve("notes.txt"), "mine");

        Run run = Run.of("store", "check", store.toString());

        assertThat(run.exitCode()).isEqualTo(5);
        assertThat(run.out())
                .contains("unreadable  " + pages().get(0), "foreign  " + store.resolve("notes.txt"))
                .contains("2 pages are sound; see the problems above");
        assertThat(pages()).hasSize(3);
    }

    /** Earlier versions of the library let callers mistype the name of a route. */
    @Test
    void checkFindsPagesUnderTheWrongRouteInBothLanguages() throws IOException {
        byte[] body = Fixtures.sample();
        PageStore.at(store)
                .readThrough(
                        (request, sink) -> new RawResponse(200, Map.of(), body, RawResponse.Origin.NETWORK),
                        StoredFormat.of("wev-v1"))
                .send(PageRequest.comments(Fixtures.sampleNote()));

        Run english = Run.of("store", "check", store.toString());
        Run chinese = Run.of("--lang", "zh", "store", "check", store.toString());

        assertThat(english.exitCode()).isEqualTo(5);
        assertThat(english.out())
                .contains("wrong-route  " + pages().get(0), "a response of web-v1, stored as a page of wev-v1")
                .contains("1 pages are stored under a route that is not the route of their response");
        assertThat(chinese.out()).contains("有 1 页保存在错误的接口名下");
        assertThat(Run.of("store", "ls", "--pages", store.toString()).out()).contains("wev-v1");
    }

    @Test
    void savedResponsesAreImportedOnce() throws IOException {
        Path saved = Files.write(dir.resolve("response.json"), Fixtures.sample());
        Path other = Files.writeString(dir.resolve("other.json"), "{}");

        Run first = Run.of("store", "import", saved.toString(), other.toString(), "--store", store.toString());
        Run second = Run.of("store", "import", saved.toString(), "--store", store.toString());
        Run unexpected =
                Run.of("store", "import", saved.toString(), "--store", store.toString(), "--note", NOTE.value());

        assertThat(first.exitCode()).isEqualTo(5);
        assertThat(first.out())
                .contains("stored  " + saved, "refused  " + other)
                .contains("it does not report its page");
        assertThat(second.exitCode()).isZero();
        assertThat(second.out()).startsWith("already there  ");
        assertThat(unexpected.out()).contains("its page is not an expected one");
        assertThat(Run.of("read", Fixtures.sampleNote().value(), "--replay", store.toString())
                        .out())
                .contains("上局合九蓝🔵");
    }

    @Test
    void anExportCanBeCommittedAndReplayed() throws IOException {
        List<String> lines = readThrough().lines();
        Path export = dir.resolve("export");

        Run run = Run.of("store", "export", store.toString(), "--to", export.toString());

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).contains("3 pages are in " + export);
        assertThat(Run.of("read", NOTE.value(), "--format", "jsonl", "--replay", export.toString())
                        .lines())
                .isEqualTo(lines);
        assertThat(textOf(export)).doesNotContain("sign=", "cache-url:").contains("form: redacted");
        assertThat(Run.of("store", "check", export.toString()).out()).isEqualTo("3 pages are sound\n");
    }

    private static String textOf(Path directory) throws IOException {
        StringBuilder text = new StringBuilder();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                text.append(Files.readString(file, StandardCharsets.UTF_8));
            }
        }
        return text.toString();
    }

    @Test
    void pseudonymsNeedASecretAndTakeTheCommentersNames() {
        Path saved = dir.resolve("response.json");
        Path export = dir.resolve("export");
        try {
            Files.write(saved, Fixtures.sample());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        Run.of("store", "import", saved.toString(), "--store", store.toString());
        String[] command = {"store", "export", store.toString(), "--to", export.toString(), "--pseudonymize"};

        assertThat(Run.of(command).exitCode()).isEqualTo(2);
        Run tooShort = Run.with(Map.of("XHS_PSEUDONYM_SECRET", "short"), "", command);
        assertThat(tooShort.exitCode()).isEqualTo(2);
        assertThat(tooShort.err()).doesNotContain("short\"");
        Run run = Run.with(Map.of("XHS_PSEUDONYM_SECRET", "a-fake-secret-for-tests"), "", command);
        assertThat(run.exitCode()).as(run.err()).isZero();

        String read = Run.of("read", Fixtures.sampleNote().value(), "--format", "jsonl", "--replay", export.toString())
                .out();
        assertThat(read).contains("跟跳了几个月").doesNotContain("Tina", "716292276", "a9a52b95f3435b404751a65d26bc6");
    }

    /** No server responds under that link: nothing is paid, and the command says so. */
    @Test
    void refillNeverPays() throws IOException {
        readThrough();
        Path damaged = pages().get(0);
        Files.writeString(
                damaged,
                Files.readString(damaged)
                        .replace("cache-url: https://cache.tikhub.io/", "cache-url: https://localhost:1/"));

        Run run = Run.of("store", "refill", store.toString(), "--allow-host", "localhost:1");

        assertThat(run.exitCode()).isEqualTo(5);
        assertThat(run.out()).contains("not refilled").doesNotContain("sign=");
        assertThat(tikhub.ledger().charged()).isEqualTo(3);
    }

    @Test
    void aCopyIsReadFromAllowedHostsOnlyAndItsLinkIsNeverShown() {
        String link = "https://127.0.0.1:1/api/v1/cache/public/x?sign=" + "0".repeat(63) + "1";

        Run refused = Run.with(Map.of(), link, "show", "--cache-url", "-");
        Run unreachable = Run.of("show", "--cache-url", link, "--allow-host", "127.0.0.1:1");

        assertThat(refused.exitCode()).isEqualTo(4);
        assertThat(unreachable.exitCode()).isEqualTo(4);
        assertThat(refused.err() + unreachable.err()).doesNotContain("0".repeat(32));
        assertThat(Run.of("show").exitCode()).isEqualTo(2);
    }

    @Test
    void missingStoreIsNotCreatedByReadCommands() {
        for (String command : List.of("ls", "check", "refill")) {
            Run run = Run.of("store", command, store.toString());

            assertThat(run.exitCode()).isEqualTo(5);
            assertThat(run.err()).contains("there is no such store");
        }
        assertThat(store).doesNotExist();
        assertThat(Run.of("store").exitCode()).isEqualTo(2);
    }

    /** Changes a page's header, and its last line so that it matches. */
    private static void rewrite(Path page, String line, String other) throws IOException {
        String text = Files.readString(page, StandardCharsets.UTF_8)
                .replaceFirst("(?m)^" + line + ": .*$", line + ": " + other);
        byte[] covered = text.substring(0, text.lastIndexOf("END ")).getBytes(StandardCharsets.UTF_8);
        CRC32C sum = new CRC32C();
        sum.update(covered);
        String last = "END " + covered.length + " " + HexFormat.of().toHexDigits((int) sum.getValue()) + "\n";
        Files.writeString(page, new String(covered, StandardCharsets.UTF_8) + last);
    }

    @Test
    void aPageOfUnknownAgeIsListedCheckedRefreshedAndReported() throws IOException {
        readThrough();
        for (Path page : pages()) {
            rewrite(page, "fetched-at", "+1000000000-12-31T23:59:59.999999999Z");
        }

        Run listed = Run.of("store", "ls", "--pages", store.toString());
        Run checked = Run.of("store", "check", store.toString());
        assertThat(listed.exitCode()).as(listed.err()).isZero();
        assertThat(listed.out()).contains("+1000000000-12-…");
        assertThat(checked.exitCode()).isZero();
        assertThat(checked.out())
                .contains("unknown-age  " + pages().get(0)
                        + ": its header says that it was fetched at +1000000000-12-31T23:59:59.999999999Z")
                .contains("3 pages are sound");
        for (String[] command : new String[][] {
            {"store", "export", store.toString(), "--to", dir.resolve("export").toString()},
            {"store", "refill", store.toString()},
            {"report", store.toString(), "--out", dir.resolve("report.html").toString()}
        }) {
            Run run = Run.of(command);
            assertThat(run.exitCode()).as(command[1] + run.err()).isZero();
        }
        assertThat(tikhub.ledger().charged()).isEqualTo(3);

        assertThat(readThrough("--max-age", "1h").lines()).hasSize(30);
        assertThat(tikhub.ledger().charged()).isEqualTo(6);
        assertThat(Run.of("store", "check", store.toString()).out()).doesNotContain("unknown-age");
    }

    @Test
    void invalidFileDoesNotStopOtherImports() throws IOException {
        Path saved = Files.write(dir.resolve("response.json"), Fixtures.sample());
        Path missing = dir.resolve("missing.json");

        Run run = Run.of("store", "import", missing.toString(), saved.toString(), "--store", store.toString());

        assertThat(run.exitCode()).isEqualTo(5);
        assertThat(run.err()).contains(missing.toString());
        assertThat(run.out()).contains("stored  " + saved);
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there are no modes")
    void storeIsPrivateUnlessShared() throws IOException {
        readThrough();
        assertThat(modes()).containsExactlyInAnyOrder("rwx------", "rw-------");

        store = dir.resolve("shared");
        assertThat(readThrough("--store-group").exitCode()).isZero();
        assertThat(modes()).containsExactlyInAnyOrder("rwxrwx---", "rw-rw----");

        Files.setPosixFilePermissions(store, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.setPosixFilePermissions(pages().get(0), PosixFilePermissions.fromString("rw-r--r--"));
        Files.setPosixFilePermissions(pages().get(0).getParent(), PosixFilePermissions.fromString("rwxr-xr-x"));
        Run checked = Run.of("store", "check", store.toString());
        assertThat(checked.exitCode()).isZero();
        assertThat(checked.out()).contains("open-to-others  " + store);
    }

    private Set<String> modes() throws IOException {
        Set<String> modes = new TreeSet<>();
        try (Stream<Path> files = Files.walk(store)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                modes.add(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
            }
        }
        return modes;
    }
}
