package io.xhscomments.examples.cli.terminal;

import io.xhscomments.examples.cli.language.Language;
import io.xhscomments.examples.cli.language.Messages;
import io.xhscomments.examples.cli.output.TableStyle;
import io.xhscomments.examples.cli.text.SafeOutputStream;
import io.xhscomments.examples.cli.text.SafeWriter;
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
 * when nobody reads on, the program must notice and stop paying. Words go to {@link #words()}. Neither there nor in
 * {@link #text()} can foreign text steer a terminal, or an argument be repeated that may be a secret.
 */
public final class Console {
    private final InputStream in;
    private final StandardOutput out;
    private final PrintWriter words;
    private final Environment environment;
    private final Interrupts interrupts;
    private final Terminal terminal;
    private final Messages phrases;
    private final SecretArguments hidden;

    /** Reads one environment variable; null if it is not set. */
    public interface Environment {
        @Nullable
        String get(String name);
    }

    public Console(
            InputStream in,
            OutputStream out,
            OutputStream err,
            Environment environment,
            Interrupts interrupts,
            Terminal terminal) {
        this(in, out, err, environment, interrupts, terminal, new SecretArguments());
    }

    private Console(
            InputStream in,
            OutputStream out,
            OutputStream err,
            Environment environment,
            Interrupts interrupts,
            Terminal terminal,
            SecretArguments hidden) {
        this(
                in,
                new StandardOutput(out),
                new SafeWriter(err, hidden::redact),
                environment,
                interrupts,
                terminal,
                Messages.in(Language.en),
                hidden);
    }

    private Console(
            InputStream in,
            StandardOutput out,
            PrintWriter words,
            Environment environment,
            Interrupts interrupts,
            Terminal terminal,
            Messages phrases,
            SecretArguments hidden) {
        this.in = in;
        this.out = out;
        this.words = words;
        this.environment = environment;
        this.interrupts = interrupts;
        this.terminal = terminal;
        this.phrases = phrases;
        this.hidden = hidden;
    }

    /** The same in another language; it is English before somebody chooses. */
    public Console speaking(Language language) {
        return new Console(in, out, words, environment, interrupts, terminal, Messages.in(language), hidden);
    }

    public InputStream in() {
        return in;
    }

    public OutputStream out() {
        return out;
    }

    /** The same for formats that are text: a file or a pipe gets every byte of theirs, a terminal what is safe. */
    public OutputStream data() {
        return isTerminal() ? new SafeOutputStream(out) : out;
    }

    /** The arguments that are not repeated. */
    public SecretArguments hidden() {
        return hidden;
    }

    public PrintWriter words() {
        return words;
    }

    /** What the program can say. */
    public Messages phrases() {
        return phrases;
    }

    /** Text for standard output; to be handed to {@link #finish}. */
    public PrintWriter text() {
        return new SafeWriter(out, hidden::redact);
    }

    /** The same for text that is painted, and safe already: help, and tables whose cells are. */
    public PrintWriter painted() {
        return new PrintWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), true);
    }

    /**
     * Writes out what is left.
     *
     * @throws ClosedOutputException if the reader has gone
     * @throws IOException if it cannot be written for another reason
     */
    public void finish(PrintWriter text) throws IOException {
        boolean failed = text.checkError();
        out.requireSound();
        if (failed) {
            throw new IOException("standard output cannot be written");
        }
    }

    /** Whether somebody looks at it. */
    public boolean isTerminal() {
        return terminal.isThere();
    }

    /** Whether colours are wanted: on a terminal that knows them, unless NO_COLOR says otherwise, see no-color.org. */
    public boolean isColoured() {
        String noColour = environment.get("NO_COLOR");
        return isTerminal()
                && (noColour == null || noColour.isEmpty())
                && variable("TERM").filter("dumb"::equals).isEmpty();
    }

    /**
     * How a table looks on standard output: as wide as the terminal; else as COLUMNS says, which nobody sets for
     * nothing.
     */
    public TableStyle look() {
        int asked = isTerminal() ? terminal.columns().orElse(0) : 0;
        return new TableStyle(
                phrases,
                asked > 0
                        ? asked
                        : variable("COLUMNS").flatMap(Console::columns).orElse(TableStyle.COLUMNS),
                isColoured());
    }

    private static Optional<Integer> columns(String value) {
        return value.matches("[1-9]\\d{0,3}") ? Optional.of(Integer.valueOf(value)) : Optional.empty();
    }

    public Interrupts interrupts() {
        return interrupts;
    }

    public Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }
}
