package io.xhscomments.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The completion script in the shells it is for. */
class CompletionTest {
    @TempDir
    Path dir;

    private Path script;

    @BeforeEach
    void generate() throws IOException {
        Run run = Run.of("generate-completion");
        assertThat(run.exitCode()).isZero();
        script = Files.writeString(dir.resolve("completion.sh"), run.out(), StandardCharsets.UTF_8);
    }

    /** What the shell would offer after these words, the last of which is being typed. */
    private List<String> offered(String shell, String... words) throws IOException, InterruptedException {
        assumeTrue(ExternalPrograms.has(shell), shell + " is not installed: completion is not tried in it");
        String line = String.join(" ", words);
        // zsh completes as bash does, with bash's arrays, once it is asked to: bashcompinit sets this around each call.
        boolean zsh = shell.equals("zsh");
        String likeBash = zsh ? "emulate -L sh; setopt kshglob noshglob braceexpand; " : "";
        // compopt speaks to a completion under way, and there is none.
        String ask = (zsh ? "autoload -U compinit && compinit -u -D; " : "")
                + "compopt() { :; }; source \"$1\"; COMP_WORDS=(" + quoted(words) + "); COMP_CWORD="
                + (words.length - 1)
                + "; COMP_LINE='" + line + "'; COMP_POINT=" + line.length()
                + "; offered() { " + likeBash
                + "_complete_xhs-comments; printf '%s\\n' \"${COMPREPLY[@]}\"; }; offered";
        ExternalPrograms.Result result = ExternalPrograms.run(shell, "-c", ask, shell, script.toString());
        assertThat(result.err()).isEmpty();
        // What does not begin as the word does, zsh leaves out itself when it shows them.
        String typed = words[words.length - 1];
        return result.out()
                .lines()
                .filter(word -> !zsh || word.startsWith(typed))
                .toList();
    }

    private static String quoted(String... words) {
        return "'" + String.join("' '", words) + "'";
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh"})
    void commandsOptionsAndValuesAreOffered(String shell) throws IOException, InterruptedException {
        assertThat(offered(shell, "xhs-comments", "")).contains("read", "store", "manual");
        assertThat(offered(shell, "xhs-comments", "re")).contains("read").doesNotContain("store");
        assertThat(offered(shell, "xhs-comments", "store", "re")).containsExactly("refill", "rebuild");
        assertThat(offered(shell, "xhs-comments", "store", "")).contains("stats", "pack");
        assertThat(offered(shell, "xhs-comments", "read", "--max-"))
                .containsExactlyInAnyOrder("--max-age", "--max-money", "--max-pages", "--max-requests");
        assertThat(offered(shell, "xhs-comments", "read", "--format", "")).contains("table", "jsonl", "csv");
        assertThat(offered(shell, "xhs-comments", "read", "--route", "web")).containsExactly("web-v1");
        assertThat(offered(shell, "xhs-comments", "read", "--lang", "")).containsExactlyInAnyOrder("en", "zh");
    }

    @Test
    void fileOptionsCompleteFileNames() throws IOException, InterruptedException {
        Files.createFile(dir.resolve("responses.json"));

        assertThat(offered("bash", "xhs-comments", "read", "--out", dir + "/res"))
                .containsExactly(dir + "/responses.json");
    }
}
