package io.xhscomments.examples.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.testkit.TikHubStub;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The README's programs are compiled and run as they stand there, but for the service they talk to. */
class ReadmeTest {
    private static final Pattern PROGRAM = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    @RegisterExtension
    static final TikHubStub tikhub = TikHubStub.start();

    @TempDir
    Path dir;

    @Test
    void theFirstProgramCompilesAndReadsTheNote() throws IOException, ReflectiveOperationException {
        String printed = run("FirstProgram");

        assertThat(printed).contains("Tina").contains("7");
        assertThat(tikhub.ledger().charged()).isEqualTo(1);
    }

    @Test
    void theSecondProgramPaysOnceHoweverOftenItRuns() throws IOException, ReflectiveOperationException {
        String store = dir.resolve("pages").toString();

        assertThat(run("PaidOnce", store)).contains("跟跳了几个月").contains("charged=1");
        assertThat(run("PaidOnce", store)).contains("跟跳了几个月").contains("charged=0");
        assertThat(tikhub.ledger().charged()).isEqualTo(1);
    }

    /** As it stands in the README, but for the service it talks to. */
    private String source(String name) throws IOException {
        Matcher program = PROGRAM.matcher(Files.readString(Path.of("..", "..", "README.md"), StandardCharsets.UTF_8));
        while (program.find()) {
            if (program.group(1).contains("public class " + name + " ")) {
                String source = program.group(1)
                        .replace(
                                "TikHubTransport.builder(ApiKey.of(System.getenv(\"TIKHUB_API_KEY\")))",
                                "TikHubTransport.builder(ApiKey.of(\""
                                        + tikhub.apiKey().reveal() + "\")).baseUrl(java.net.URI.create(\""
                                        + tikhub.baseUrl() + "\"))");
                assertThat(source).contains(tikhub.baseUrl().toString());
                return source;
            }
        }
        throw new AssertionError("The README has no program " + name);
    }

    private void compile(String name) throws IOException {
        Path file = Files.writeString(dir.resolve(name + ".java"), source(name), StandardCharsets.UTF_8);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        ByteArrayOutputStream messages = new ByteArrayOutputStream();
        int result = compiler.run(
                null,
                messages,
                messages,
                "-proc:none",
                "-encoding",
                "UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                "-d",
                dir.toString(),
                file.toString());
        assertThat(result).as(messages.toString(StandardCharsets.UTF_8)).isZero();
    }

    private String run(String name, String... more) throws IOException, ReflectiveOperationException {
        compile(name);
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        String[] args = Stream.concat(
                        Stream.of("https://www.xiaohongshu.com/explore/6683b283000000001f0052bf"), Stream.of(more))
                .toArray(String[]::new);
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {dir.toUri().toURL()}, ReadmeTest.class.getClassLoader())) {
            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            loader.loadClass(name).getMethod("main", String[].class).invoke(null, (Object) args);
        } finally {
            System.setOut(before);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }
}
