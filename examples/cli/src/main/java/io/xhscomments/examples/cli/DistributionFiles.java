package io.xhscomments.examples.cli;

import io.xhscomments.examples.cli.command.ProgramVersion;
import io.xhscomments.examples.cli.language.Language;
import io.xhscomments.examples.cli.manual.ManualPage;
import io.xhscomments.examples.cli.terminal.Console;
import io.xhscomments.examples.cli.terminal.Interrupts;
import io.xhscomments.examples.cli.terminal.Terminal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import picocli.AutoComplete;
import picocli.CommandLine;

/**
 * Writes the files that are distributed with the program: the manual page in each language, shell completion, and the
 * launcher.
 */
public final class DistributionFiles {
    private DistributionFiles() {}

    /** Writes the files to the directory that the first argument names, and the launcher beside this directory. */
    public static void main(String[] args) throws IOException {
        Path dir = Path.of(args[0]);
        for (Language language : Language.values()) {
            Console console = silentConsole().withLanguage(language);
            CommandLine commands = Program.commandLine(console);
            write(
                    dir.resolve(language == Language.en ? "man/man1" : "man/" + language + "/man1")
                            .resolve(commands.getCommandName() + ".1"),
                    ManualPage.of(commands, console.messages(), ProgramVersion.text()));
        }
        CommandLine commands = Program.commandLine(silentConsole());
        write(dir.resolve("completion/xhs-comments.sh"), AutoComplete.bash(commands.getCommandName(), commands));
        writeLauncher(dir.resolveSibling(commands.getCommandName()));
    }

    private static void writeLauncher(Path file) throws IOException {
        try (InputStream script = DistributionFiles.class.getResourceAsStream("launcher.sh")) {
            Files.write(file, Objects.requireNonNull(script, "launcher.sh").readAllBytes());
        }
        if (!file.toFile().setExecutable(true)) {
            throw new IOException(file + " cannot be made executable");
        }
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text, StandardCharsets.UTF_8);
    }

    private static Console silentConsole() {
        return new Console(
                InputStream.nullInputStream(),
                OutputStream.nullOutputStream(),
                OutputStream.nullOutputStream(),
                name -> null,
                Interrupts.NONE,
                Terminal.NONE);
    }
}
