package io.xhscomments.examples.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What surrounds the program. Data goes to {@code out} as bytes, without the error-swallowing of a {@code PrintStream}:
 * when nobody reads on, the program must notice and stop paying. Words go to {@link #words()}.
 */
final class Console {
    private final InputStream in;
    private final OutputStream out;
    private final PrintWriter words;
    private final Environment environment;
    private final Interrupts interrupts;
    private final boolean terminal;

    /** Reads one environment variable; null if it is not set. */
    interface Environment {
        @Nullable
        String get(String name);
    }

    Console(
            InputStream in,
            OutputStream out,
            OutputStream err,
            Environment environment,
            Interrupts interrupts,
            boolean terminal) {
        this.in = in;
        this.out = out;
        this.words = new PrintWriter(new OutputStreamWriter(err, StandardCharsets.UTF_8), true);
        this.environment = environment;
        this.interrupts = interrupts;
        this.terminal = terminal;
    }

    InputStream in() {
        return in;
    }

    OutputStream out() {
        return out;
    }

    PrintWriter words() {
        return words;
    }

    /** Text for standard output; to be handed to {@link #finish}. */
    PrintWriter text() {
        return new PrintWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), true);
    }

    void finish(PrintWriter text) throws IOException {
        if (text.checkError()) {
            throw new IOException("standard output is closed");
        }
    }

    /** Whether somebody looks at it. */
    boolean isTerminal() {
        return terminal;
    }

    Interrupts interrupts() {
        return interrupts;
    }

    Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }
}
