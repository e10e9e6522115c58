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
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The README's program is compiled and run as it stands there, but for the service it talks to. */
class ReadmeTest {
    private static final Pattern PROGRAM = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    @RegisterExtension
    static final TikHubStub tikhub = TikHubStub.start();

    @Test
    void theFirstProgramCompilesAndReadsTheNote(@TempDir Path dir) throws IOException, ReflectiveOperationException {
        Matcher program = PROGRAM.matcher(Files.readString(Path.of("..", "..", "README.md"), StandardCharsets.UTF_8));
        assertThat(program.find()).isTrue();
        String source = program.group(1)
                .replace(
                        "TikHubTransport.builder(ApiKey.of(System.getenv(\"TIKHUB_API_KEY\")))",
                        "TikHubTransport.builder(ApiKey.of(\"" + tikhub.apiKey().reveal()
                                + "\")).baseUrl(java.net.URI.create(\"" + tikhub.baseUrl() + "\"))");
        assertThat(source).contains(tikhub.baseUrl().toString());

        String printed = run(compile(source, dir));

        assertThat(printed).contains("Tina").contains("7");
        assertThat(tikhub.ledger().charged()).isEqualTo(1);
    }

    private static Path compile(String source, Path dir) throws IOException {
        Path file = Files.writeString(dir.resolve("FirstProgram.java"), source, StandardCharsets.UTF_8);
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
        return dir;
    }

    private static String run(Path classes) throws IOException, ReflectiveOperationException {
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {classes.toUri().toURL()}, ReadmeTest.class.getClassLoader())) {
            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            loader.loadClass("FirstProgram").getMethod("main", String[].class).invoke(null, (Object)
                    new String[] {"https://www.xiaohongshu.com/explore/6683b283000000001f0052bf"});
        } finally {
            System.setOut(before);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }
}
