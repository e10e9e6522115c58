package io.xhscomments.examples.cli.terminal;

import io.xhscomments.examples.cli.language.Language;
import io.xhscomments.examples.cli.language.MessageKey;
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
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;

/**
 * The program's input, output and environment. Data goes to {@link #out()} as bytes and not through a
 * {@code PrintStream}, which swallows errors: when the reader of the output has gone, the program must stop sending
 * charged requests. Messages go to {@link #err()}. Both {@code err()} and {@link #textWriter()} escape control
 * characters in foreign text and redact arguments that may be secrets.
 */
@RequiredArgsConstructor(access = AccessLevel.PRIVATE)
public final class Console {
    private final InputStream in;
    private final StandardOutput out;
    private final PrintWriter err;
    private final Environment environment;
    private final Interrupts interrupts;
    private final Terminal terminal;
    private final Messages messages;
    private final SecretArguments secrets;

    /** Reads one environment variable; null if it is not set. */
    public interface Environment {
        /** The value of the variable. */
        @Nullable
        String get(String name);
    }

    /** A console with English messages, over these streams. */
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
            SecretArguments secrets) {
        this(
                in,
                new StandardOutput(out),
                new SafeWriter(err, secrets::redact),
                environment,
                interrupts,
                terminal,
                Messages.in(Language.en),
                secrets);
    }

    /** The same console with messages in this language. */
    public Console withLanguage(Language language) {
        return new Console(in, out, err, environment, interrupts, terminal, Messages.in(language), secrets);
    }

    /** Standard input. */
    public InputStream in() {
        return in;
    }

    /** Standard output, for bytes. */
    public OutputStream out() {
        return out;
    }

    /** Standard output for text formats: a terminal gets escaped text, a file or a pipe gets the bytes unchanged. */
    public OutputStream dataOut() {
        return isTerminal() ? new SafeOutputStream(out) : out;
    }

    /** Standard output, for text. Pass the writer to {@link #finish} at the end. */
    public PrintWriter textWriter() {
        return new SafeWriter(out, secrets::redact);
    }

    /** Standard output, for styled text that is escaped already: help, and tables with escaped cells. */
    public PrintWriter styledWriter() {
        return new PrintWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), true);
    }

    /**
     * Flushes text for standard output and reports failures.
     *
     * @throws ClosedOutputException if the reader has closed the pipe
     * @throws IOException if writing fails for another reason
     */
    public void finish(PrintWriter text) throws IOException {
        boolean failed = text.checkError();
        out.throwIfFailed();
        if (failed) {
            throw new IOException("standard output cannot be written");
        }
    }

    /** Standard error, for messages. */
    public PrintWriter err() {
        return err;
    }

    /** Prints a message on standard error. */
    public void print(MessageKey key, Object... values) {
        err.println(messages.format(key, values));
    }

    /** Prints a message on standard error, with the name of the program before it. */
    public void printError(String message) {
        err.println("xhs-comments: " + message);
    }

    /** The messages of the program, in its language. */
    public Messages messages() {
        return messages;
    }

    /** The arguments that messages must not repeat. */
    public SecretArguments secrets() {
        return secrets;
    }

    /** Whether both standard input and standard output are a terminal. */
    public boolean isTerminal() {
        return terminal.isInteractive();
    }

    /** Whether to use colours: on a terminal that supports them, unless NO_COLOR is set, see no-color.org. */
    public boolean isColoured() {
        String noColour = environment.get("NO_COLOR");
        return isTerminal()
                && (noColour == null || noColour.isEmpty())
                && variable("TERM").filter("dumb"::equals).isEmpty();
    }

    /** The style of tables on standard output, as wide as the terminal, or else as COLUMNS says. */
    public TableStyle tableStyle() {
        int width = isTerminal() ? terminal.columns().orElse(0) : 0;
        return new TableStyle(
                messages,
                width > 0
                        ? width
                        : variable("COLUMNS").flatMap(Console::columns).orElse(TableStyle.COLUMNS),
                isColoured());
    }

    private static Optional<Integer> columns(String value) {
        return value.matches("[1-9]\\d{0,3}") ? Optional.of(Integer.valueOf(value)) : Optional.empty();
    }

    /** Reports Ctrl-C. */
    public Interrupts interrupts() {
        return interrupts;
    }

    /** An environment variable; empty if it is unset or blank. */
    public Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }
}
