package io.xhscomments.examples.cli.command;

import io.xhscomments.adapter.cache.file.PageImporter;
import io.xhscomments.adapter.cache.file.PageStore;
import io.xhscomments.adapter.cache.file.report.ImportResult;
import io.xhscomments.codec.tikhub.TikHubDecoder;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.page.PageKey;
import io.xhscomments.examples.cli.option.NoteConverter;
import io.xhscomments.examples.cli.terminal.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes saved responses into a store. One that does not fit does not keep the others out. */
@Command(
        name = "import",
        description = {
            "Takes saved raw responses (what curl saved, or files of a store) into a store; each tells itself which page it is.",
            "A page that is there stays. Exit code 5 if one was refused."
        },
        mixinStandardHelpOptions = true)
@RequiredArgsConstructor
final class StoreImportCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Saved responses.")
    private List<Path> files = List.of();

    @Option(names = "--store", paramLabel = "DIR", required = true, description = "The store; it is made if need be.")
    private Path store = Path.of("");

    @Option(
            names = "--note",
            paramLabel = "NOTE|LINK",
            converter = NoteConverter.class,
            description = "Refuse responses to any other note.")
    private @Nullable NoteId note;

    @Override
    public Integer call() throws IOException {
        PageImporter importing =
                PageImporter.builder(PageStore.at(store), TikHubDecoder.create()).expectedPages(this::isExpected).build();
        PrintWriter out = console.text();
        int exitCode = ExitCode.OK;
        for (Path file : files) {
            try {
                ImportResult imported = importing.add(file);
                out.println(imported.outcome().name().toLowerCase(Locale.ROOT).replace('_', ' ') + "  " + file + ": "
                        + imported.key().map(PageKey::describe).orElse("")
                        + (imported.reason().isEmpty() ? "" : " (" + imported.reason() + ")"));
                if (imported.outcome() == ImportResult.Outcome.REFUSED) {
                    exitCode = ExitCode.FILES;
                }
            } catch (UncheckedIOException unreadable) {
                console.words().println("xhs-comments: " + unreadable.getMessage());
                exitCode = ExitCode.FILES;
            }
        }
        console.finish(out);
        return exitCode;
    }

    private boolean isExpected(PageKey page) {
        return note == null || page.request().note().equals(note);
    }
}
