package io.xhscomments.examples.cli.command.store;

import io.xhscomments.adapter.cache.file.PageImporter;
import io.xhscomments.adapter.cache.file.PageStore;
import io.xhscomments.adapter.cache.file.report.ImportResult;
import io.xhscomments.codec.tikhub.TikHubLinks;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.page.PageKey;
import io.xhscomments.examples.cli.option.NoteConverter;
import io.xhscomments.examples.cli.option.StoreDirectory;
import io.xhscomments.examples.cli.source.StoredFormat;
import io.xhscomments.examples.cli.source.StoredLinks;
import io.xhscomments.examples.cli.terminal.Console;
import io.xhscomments.examples.cli.terminal.ExitCode;
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
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Imports saved responses into a store. Continues with the other files after a file that is refused. */
@Command(
        name = "import",
        description = {
            "Imports saved raw responses (saved by curl, or files of a store) into a store. Each response identifies its own page.",
            "Stored pages are not replaced. The exit code is 5 if a response is refused."
        },
        mixinStandardHelpOptions = true)
@RequiredArgsConstructor
final class StoreImportCommand implements Callable<Integer> {
    private final Console console;

    @Spec
    private @Nullable CommandSpec command;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "The saved responses.")
    private List<Path> files = List.of();

    @Option(
            names = "--store",
            paramLabel = "DIR",
            required = true,
            description = "The directory of the store. It is created if it does not exist.")
    private Path store = Path.of("");

    @Option(
            names = "--note",
            paramLabel = "NOTE|LINK",
            converter = NoteConverter.class,
            description = "Refuse responses of other notes.")
    private @Nullable NoteId note;

    @Override
    public Integer call() throws IOException {
        StoreDirectory.requireWritable(store, command);
        PageStore pages = PageStore.at(store);
        PrintWriter out = console.textWriter();
        int exitCode = ExitCode.OK;
        for (Path file : files) {
            try {
                if (!add(file, pages, out)) {
                    exitCode = ExitCode.FILES;
                }
            } catch (UncheckedIOException unreadable) {
                console.printError(String.valueOf(unreadable.getMessage()));
                exitCode = ExitCode.FILES;
            }
        }
        console.finish(out);
        return exitCode;
    }

    /** The response to a short link is a page of its note, and also identifies the note of the link. */
    private boolean add(Path file, PageStore pages, PrintWriter out) {
        ImportResult page = PageImporter.builder(pages, StoredFormat.decoder(console))
                .expectedPages(this::isExpected)
                .build()
                .add(file);
        ImportResult link = note == null || isAccepted(page)
                ? PageImporter.builder(pages, TikHubLinks.format())
                        .expectedPages(StoredLinks::isLink)
                        .build()
                        .add(file)
                : page;
        boolean isLink = isAccepted(link) && !link.key().equals(page.key());
        StoredLinks links = new StoredLinks(pages, console.messages());
        if (isAccepted(page) || !isLink) {
            print(page, file, links, out);
        }
        if (isLink) {
            print(link, file, links, out);
        }
        return isAccepted(page) || isLink;
    }

    private static boolean isAccepted(ImportResult imported) {
        return imported.outcome() != ImportResult.Outcome.REFUSED;
    }

    private static void print(ImportResult imported, Path file, StoredLinks links, PrintWriter out) {
        out.println(imported.outcome().name().toLowerCase(Locale.ROOT).replace('_', ' ') + "  " + file + ": "
                + imported.key().map(links::describe).orElse("")
                + (imported.reason().isEmpty() ? "" : " (" + imported.reason() + ")"));
    }

    private boolean isExpected(PageKey page) {
        return note == null || page.request().note().equals(note);
    }
}
