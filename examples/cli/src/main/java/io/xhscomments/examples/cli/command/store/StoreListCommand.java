package io.xhscomments.examples.cli.command.store;

import io.xhscomments.adapter.cache.file.PageStore;
import io.xhscomments.adapter.cache.file.report.NoteReading;
import io.xhscomments.adapter.cache.file.report.StoreStats;
import io.xhscomments.codec.tikhub.TikHubDecoder;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.examples.cli.language.MessageKey;
import io.xhscomments.examples.cli.option.StoreDirectory;
import io.xhscomments.examples.cli.source.NoteInventory;
import io.xhscomments.examples.cli.terminal.Console;
import io.xhscomments.examples.cli.terminal.ExitCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import lombok.RequiredArgsConstructor;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Lists the stored notes, for which it reads every page; or the stored pages, sequence by sequence, for which it reads
 * the headers of pages and the responses to links.
 */
@Command(
        name = "ls",
        description =
                "Lists the notes of a store: their pages, top-level comments, gaps, and the times of the oldest and the newest page.",
        mixinStandardHelpOptions = true)
@RequiredArgsConstructor
final class StoreListCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private StoreDirectory store = new StoreDirectory();

    @ArgGroup
    private View view = new View();

    /** What is listed instead of the notes. */
    static final class View {
        @Option(
                names = "--pages",
                description =
                        "List the pages instead, and the pages that are missing because they are damaged, undecodable or in doubt.")
        private boolean pages;

        @Option(
                names = "--readings",
                description =
                        "List the readings of each note instead: start, stop reason, charged requests, gaps at that time, and options.")
        private boolean readings;
    }

    @Override
    public Integer call() throws IOException {
        try (PageStore opened = store.open()) {
            if (view.pages) {
                StoredPageList.write(opened, console);
            } else if (view.readings) {
                listReadings(opened);
            } else {
                listNotes(opened);
            }
        }
        return ExitCode.OK;
    }

    private void listNotes(PageStore pageStore) throws IOException {
        StoreStats stats = pageStore.stats();
        List<NoteInventory> notes = NoteInventory.of(pageStore, stats);
        PrintWriter out = console.styledWriter();
        StoredNoteTable table = new StoredNoteTable(out, console.tableStyle());
        notes.forEach(table::write);
        console.finish(out);
        console.print(MessageKey.STORE_NOTES, NoteInventory.countNotes(notes), stats.pages());
        int missing = pageStore.held(TikHubDecoder.create()).size();
        if (missing > 0 || stats.unreadable() > 0) {
            console.print(MessageKey.STORE_NOTES_MISSING, missing, stats.unreadable());
        }
    }

    private void listReadings(PageStore pageStore) throws IOException {
        PrintWriter out = console.styledWriter();
        ReadingTable table = new ReadingTable(out, console.tableStyle());
        int readings = 0;
        List<NoteId> notes = pageStore.notes();
        for (NoteId note : notes) {
            List<NoteReading> ofNote = pageStore.readings(note);
            ofNote.forEach(reading -> table.write(note, reading));
            readings += ofNote.size();
        }
        console.finish(out);
        console.print(MessageKey.STORE_READINGS, readings, notes.size());
    }
}
