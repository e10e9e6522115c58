package io.xhscomments.examples.cli;

import io.xhscomments.codec.tikhub.TikHubAccountException;
import io.xhscomments.core.failure.CommentSourceException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import lombok.RequiredArgsConstructor;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;

/** The command tree, and the one place where a failure becomes words and an exit code. */
@Command(
        name = "xhs-comments",
        description = {
            "Reads the comments of Xiaohongshu notes through the TikHub API.",
            "Without a command it reads the embedded sample: no key, no network."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Program.Version.class,
        subcommands = {
            ReadCommand.class,
            ShowCommand.class,
            ReportCommand.class,
            QuoteCommand.class,
            AccountCommand.class,
            StoreCommand.class,
            StubCommand.class
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:read to the end of what the service serves",
            "2:wrong usage",
            "3:stopped early: a limit or the budget was reached, Ctrl-C, or the service went round in circles",
            "4:the service failed or refused",
            "5:trouble with a local file, store or port"
        })
@RequiredArgsConstructor
final class Program implements Runnable {
    private final Console console;

    int run(String... args) {
        return new CommandLine(this, new Commands(console))
                .setOut(console.text())
                .setErr(console.words())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUseSimplifiedAtFiles(true)
                .setParameterExceptionHandler((wrong, args2) -> usage(wrong))
                .setExecutionExceptionHandler((failure, line, parsed) -> explain(failure))
                .execute(args);
    }

    @Override
    public void run() {
        new Demo(console).run();
    }

    /** The reason last, where it is seen; the whole help would push it away. */
    private int usage(ParameterException wrong) {
        console.words().println("xhs-comments: " + wrong.getMessage());
        console.words()
                .println("Try: " + wrong.getCommandLine().getCommandSpec().qualifiedName() + " --help");
        return ExitCode.USAGE;
    }

    private int explain(Exception failure) {
        if (failure instanceof CommentSourceException || failure instanceof TikHubAccountException) {
            console.words().println("xhs-comments: " + failure.getMessage());
            return failure instanceof CommentSourceException told ? ExitCode.of(told) : ExitCode.SERVICE;
        }
        if (failure instanceof IOException || failure instanceof UncheckedIOException) {
            console.words().println("xhs-comments: file trouble: " + words(failure));
            return ExitCode.FILES;
        }
        throw failure instanceof RuntimeException bug ? bug : new IllegalStateException(failure);
    }

    private static String words(Throwable failure) {
        return failure instanceof UncheckedIOException && failure.getCause() != null
                ? words(failure.getCause())
                : failure.getClass().getSimpleName() + ": " + failure.getMessage();
    }

    /** The version the build wrote down. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() throws IOException {
            Properties build = new Properties();
            try (InputStream written = Program.class.getResourceAsStream("version.properties")) {
                if (written == null) {
                    throw new IOException("version.properties is missing from the program");
                }
                build.load(written);
            }
            return new String[] {"xhs-comments " + build.getProperty("version")};
        }
    }
}
