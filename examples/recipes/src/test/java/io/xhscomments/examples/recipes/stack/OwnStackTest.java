package io.xhscomments.examples.recipes.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.adapter.retrofit.TikHubTransport;
import io.xhscomments.examples.recipes.ReadOnePage;
import io.xhscomments.testkit.TikHubStub;
import io.xhscomments.testkit.fixture.Fixtures;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import retrofit2.Retrofit;

/**
 * The stack is short, and runs in a process whose class path is this one's without Retrofit, OkHttp and their adapter.
 */
class OwnStackTest {
    @RegisterExtension
    static final TikHubStub tikhub = TikHubStub.start();

    @TempDir
    Path dir;

    @Test
    void aNoteIsReadWithoutRetrofitAndOkHttp() throws IOException, InterruptedException, URISyntaxException {
        assertThat(run(
                        TikHubOverJdk.class,
                        Fixtures.sampleNote().value(),
                        tikhub.baseUrl().toString()))
                .contains("2024-07-02T10:55:54Z");
        assertThat(tikhub.ledger().charged()).isEqualTo(1);
    }

    @Test
    void whatNeedsThemFailsThere() throws IOException, InterruptedException, URISyntaxException {
        assertThat(run(ReadOnePage.class, Fixtures.sampleNote().value())).contains("NoClassDefFoundError");
    }

    @Test
    void noFileOfItHas120Lines() throws IOException {
        String folder = JdkTransport.class.getPackageName().replace('.', '/');
        try (Stream<Path> files = Files.list(Path.of("src", "main", "java").resolve(folder))) {
            assertThat(files.filter(file -> file.toString().endsWith(".java")).toList())
                    .hasSizeGreaterThan(3)
                    .allSatisfy(file -> assertThat(Files.readAllLines(file)).hasSizeLessThan(120));
        }
    }

    /** What it printed, to both streams. */
    private String run(Class<?> program, String... args) throws IOException, InterruptedException, URISyntaxException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPathWithoutThem(),
                program.getName()));
        command.addAll(List.of(args));
        Path printed = dir.resolve("printed");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(printed.toFile());
        builder.environment().put("TIKHUB_API_KEY", tikhub.apiKey().reveal());
        builder.start().waitFor();
        return Files.readString(printed, StandardCharsets.ISO_8859_1);
    }

    private static String classPathWithoutThem() throws URISyntaxException {
        Set<Path> unwanted = Set.of(home(TikHubTransport.class), home(Retrofit.class), home(OkHttpClient.class));
        List<String> all = Arrays.asList(System.getProperty("java.class.path").split(File.pathSeparator, -1));
        List<String> rest = all.stream()
                .filter(entry -> !unwanted.contains(Path.of(entry).toAbsolutePath()))
                .toList();
        assertThat(rest).hasSize(all.size() - unwanted.size());
        return rest.stream().collect(Collectors.joining(File.pathSeparator));
    }

    /** The directory or jar that a class comes from. */
    private static Path home(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }
}
