package io.xhscomments.examples.cli;

import io.xhscomments.examples.cli.terminal.Console;
import io.xhscomments.examples.cli.terminal.Interrupts;
import io.xhscomments.examples.cli.terminal.Terminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** One run of the program inside this process, and what came of it. */
record Run(int exitCode, String out, String err) {

    static Run of(String... args) {
        return with(Map.of(), "", args);
    }

    static Run with(Map<String, String> environment, String in, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exitCode = start(environment, in, out, err, args);
        return new Run(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    static int start(Map<String, String> environment, String in, OutputStream out, OutputStream err, String... args) {
        return new Program(new Console(
                        new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)),
                        out,
                        err,
                        environment::get,
                        Interrupts.NONE,
                        Terminal.NONE))
                .run(args);
    }

    List<String> lines() {
        return out.lines().toList();
    }
}
