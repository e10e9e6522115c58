package io.xhscomments.adapter.cache.file;

import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.page.RawResponse;
import io.xhscomments.core.port.PageTransport;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A separate process that reads through a store, for tests that affect a complete process. */
final class Asker implements AutoCloseable {
    private final Process process;
    private final Writer in;
    private final BufferedReader out;

    private Asker(Process process) {
        this.process = process;
        this.in = process.outputWriter(StandardCharsets.UTF_8);
        this.out = process.inputReader(StandardCharsets.UTF_8);
    }

    /**
     * Starts a process.
     *
     * @param shell commands that the shell runs before it becomes the process
     */
    static Asker start(String shell, Path root, int port) throws IOException {
        return start(shell, System.getProperty("java.class.path"), root, port);
    }

    /** Starts a process with another class path. */
    static Asker start(String shell, String classPath, Path root, int port) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                "bash",
                "-c",
                shell + "; exec \"$@\"",
                "bash",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // The JVM would write a file.
                "-XX:-UsePerfData",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                classPath,
                Asker.class.getName(),
                root.toString(),
                Integer.toString(port));
        return new Asker(builder.redirectError(ProcessBuilder.Redirect.INHERIT).start());
    }

    long pid() {
        return process.pid();
    }

    /** Requests a page; returns the events and the outcome. */
    String ask(int page) throws IOException {
        return say(Integer.toString(page));
    }

    /** Runs a command inside the process's namespaces; returns the exit code. */
    int run(String command) throws IOException {
        return Integer.parseInt(say("!" + command));
    }

    /** Opens files in the process up to its limit, and closes a few of them. */
    void exhaustFiles(int spare) throws IOException {
        say("exhaust " + spare);
    }

    /** Opens the files when the next response has arrived. */
    void exhaustFilesAfterResponse() throws IOException {
        say("late");
    }

    void closeFiles() throws IOException {
        say("close");
    }

    private String say(String order) throws IOException {
        in.write(order + "\n");
        in.flush();
        String response = out.readLine();
        return response == null ? "ended with " + process.onExit().join().exitValue() : response;
    }

    @Override
    public void close() throws IOException {
        in.close();
        try {
            if (!process.waitFor(1, TimeUnit.MINUTES)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        OpenFiles files = new OpenFiles();
        PageTransport below = files.exhaustedBehind(new SocketTransport(Integer.parseInt(args[1])));
        RecordingListener heard = new RecordingListener();
        ReadThrough through = ReadThrough.builder(PageStore.at(Path.of(args[0])), below, Responses.FORMAT)
                .noCacheLinks()
                .listener(heard)
                .build();
        try (Reader in = new InputStreamReader(System.in, StandardCharsets.UTF_8);
                BufferedReader lines = new BufferedReader(in);
                PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("!")) {
                    out.println(new ProcessBuilder("bash", "-c", line.substring(1))
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start()
                            .waitFor());
                } else if (Character.isDigit(line.charAt(0))) {
                    String outcome = outcome(through, Integer.parseInt(line));
                    out.println(String.join(", ", heard.words) + (heard.words.isEmpty() ? "" : ", ") + outcome);
                    heard.words.clear();
                } else {
                    files.obey(line);
                    out.println("done");
                }
            }
        }
    }

    private static String outcome(ReadThrough through, int page) {
        try {
            RawResponse response = through.send(Responses.request(page));
            return "served by " + response.origin() + " " + response.body().length + " bytes";
        } catch (CommentSourceException failure) {
            return failure.getClass().getSimpleName() + " " + failure.charge();
        }
    }
}
