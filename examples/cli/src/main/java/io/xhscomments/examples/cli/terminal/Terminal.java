package io.xhscomments.examples.cli.terminal;

import java.util.OptionalInt;
import org.jline.terminal.impl.exec.ExecTerminalProvider;
import org.jline.terminal.spi.SystemStream;

/** The terminal that the program runs on, if it runs on one. */
public interface Terminal {
    /** No terminal: input and output are files or pipes. */
    Terminal NONE = new Terminal() {
        @Override
        public boolean isInteractive() {
            return false;
        }

        @Override
        public OptionalInt columns() {
            return OptionalInt.empty();
        }
    };

    /** The terminal of this process. */
    Terminal SYSTEM = new Terminal() {
        @Override
        public boolean isInteractive() {
            return System.console() != null;
        }

        @Override
        public OptionalInt columns() {
            int columns = new ExecTerminalProvider().systemStreamWidth(SystemStream.Output);
            return columns > 0 ? OptionalInt.of(columns) : OptionalInt.empty();
        }
    };

    /** Whether both standard input and standard output are a terminal. */
    boolean isInteractive();

    /** The width of the terminal, if it is known. Starts another process, so call it only when the width is needed. */
    OptionalInt columns();
}
