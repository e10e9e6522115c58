package io.xhscomments.adapter.cache.file;

import java.io.IOException;

/** What the machine that the tests run on can do. */
final class Machine {
    private Machine() {}

    /** Whether a command of the shell succeeds. */
    static boolean works(String command) {
        try {
            return new ProcessBuilder("bash", "-c", command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException | InterruptedException not) {
            return false;
        }
    }

    static boolean isSuperuser() {
        return works("test $(id -u) -eq 0");
    }
}
