package io.xhscomments.examples.benchmarks.export;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The Python scripts of this package, and the Python that runs them: {@code python3}, or {@code -Dpython=FILE}. */
public record Scripts(Path directory) {
    private static final String PYTHON = System.getProperty("python", "python3");

    /** The version of Python; empty if there is none. */
    public Optional<String> python() throws InterruptedException {
        return output("import platform; print(platform.python_version())");
    }

    /** The version of DuckDB in this Python; empty if there is none. */
    Optional<String> duckdb() throws InterruptedException {
        return output("import duckdb; print(duckdb.__version__)");
    }

    private static Optional<String> output(String program) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(PYTHON, "-c", program)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String version = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return process.waitFor() == 0 ? Optional.of(version) : Optional.empty();
        } catch (IOException noPython) {
            return Optional.empty();
        }
    }

    /** The command that runs a script with these arguments. */
    public List<String> command(String script, Path... arguments) throws IOException {
        Path file = directory.resolve(script);
        if (!Files.exists(file)) {
            try (InputStream in = Objects.requireNonNull(Scripts.class.getResourceAsStream(script))) {
                Files.copy(in, file);
            }
        }
        List<String> command = new ArrayList<>(List.of(PYTHON, file.toString()));
        for (Path argument : arguments) {
            command.add(argument.toString());
        }
        return command;
    }
}
