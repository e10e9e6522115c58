package io.xhscomments.examples.cli.terminal;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

/**
 * The reader of standard output has gone, as in {@code … | head}. That is no failure: the run ends without a message,
 * and sends nothing more.
 */
public final class ClosedOutputException extends IOException {
    private static final long serialVersionUID = 1;

    /** The system says it in the language of the machine. */
    private static final List<String> MESSAGES = List.of("pipe", "管道", "管線", "パイプ", "파이프", "канал", "tubería");

    private ClosedOutputException(IOException cause) {
        super("standard output is closed", cause);
    }

    /** What was thrown while standard output was written: as it is, unless the reader has gone. */
    static IOException of(IOException thrown) {
        String message = String.valueOf(thrown.getMessage()).toLowerCase(Locale.ROOT);
        return MESSAGES.stream().anyMatch(message::contains) ? new ClosedOutputException(thrown) : thrown;
    }
}
