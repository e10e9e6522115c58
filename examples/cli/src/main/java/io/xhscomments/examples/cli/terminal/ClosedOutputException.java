package io.xhscomments.examples.cli.terminal;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

/**
 * The reader of standard output has closed it, as {@code head} does at the end of a pipe. This is not an error: the run
 * ends without a message and sends no further request.
 */
public final class ClosedOutputException extends IOException {
    private static final long serialVersionUID = 1;

    /** The JDK reports a broken pipe only by the system's message, which is in the machine's language. */
    private static final List<String> MESSAGES = List.of("pipe", "管道", "管線", "パイプ", "파이프", "канал", "tubería");

    private ClosedOutputException(IOException cause) {
        super("standard output is closed", cause);
    }

    /** Converts an exception from writing standard output: a broken pipe becomes this type, others stay. */
    static IOException of(IOException thrown) {
        String message = String.valueOf(thrown.getMessage()).toLowerCase(Locale.ROOT);
        return MESSAGES.stream().anyMatch(message::contains) ? new ClosedOutputException(thrown) : thrown;
    }
}
