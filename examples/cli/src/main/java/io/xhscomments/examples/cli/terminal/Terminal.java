package io.xhscomments.examples.cli.terminal;

import java.util.OptionalInt;
import org.jline.terminal.impl.exec.ExecTerminalProvider;
import org.jline.terminal.spi.SystemStream;

/** Whether somebody looks at what the program writes, and how much room there is. */
public interface Terminal {
    /** Nobody looks: a pipe, a file. */
    Terminal NONE = new Terminal() {
        @Override
        public boolean isThere() {
            return false;
        }

        @Override
        public OptionalInt columns() {
            return OptionalInt.empty();
        }
    };

    /** That of this process. */
    Terminal OF_PROCESS = new Terminal() {
        @Override
        public boolean isThere() {
            return System.console() != null;
        }

        @Override
        public OptionalInt columns() {
            int columns = new ExecTerminalProvider().systemStreamWidth(SystemStream.Output);
            return columns > 0 ? OptionalInt.of(columns) : OptionalInt.empty();
        }
    };

    /** Whether there is one, at both ends of the program. */
    boolean isThere();

    /** How wide it is, if it says so. Asks another process: not to be asked for nothing. */
    OptionalInt columns();
}
