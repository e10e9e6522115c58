package io.xhscomments.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProgramTest {
    @Test
    void helpTellsTheExitCodes() {
        Run run = Run.of("--help");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("read", "show", "Exit codes:");
        for (int code : new int[] {0, 2, 3, 4, 5}) {
            assertThat(run.out()).containsPattern("(?m)^ *" + code + " ");
        }
    }

    @Test
    void versionIsTheOneOfTheBuild() {
        assertThat(Run.of("--version").out()).matches("xhs-comments \\d+\\.\\d+\\.\\d+\\S*\\R");
    }

    @Test
    void anUnknownCommandIsWrongUsage() {
        assertThat(Run.of("frobnicate").exitCode()).isEqualTo(2);
    }
}
