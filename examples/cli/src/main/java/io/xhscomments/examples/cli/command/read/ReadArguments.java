package io.xhscomments.examples.cli.command.read;

import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.model.ShortLink;
import io.xhscomments.core.page.PageKey;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.examples.cli.job.JobCheckpoint;
import io.xhscomments.examples.cli.option.DatabaseOptions;
import io.xhscomments.examples.cli.option.NoteOrLink;
import io.xhscomments.examples.cli.option.OutputOptions;
import io.xhscomments.examples.cli.option.PolicyOptions;
import io.xhscomments.examples.cli.option.ReadingOptions;
import io.xhscomments.examples.cli.option.ServiceOptions;
import io.xhscomments.examples.cli.option.StoreOptions;
import io.xhscomments.examples.cli.terminal.Console;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The arguments of {@code read}. Everything local is checked before the first request, because requests cost money. */
final class ReadArguments {
    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    @Mixin
    ServiceOptions service = new ServiceOptions();

    @Mixin
    StoreOptions stores = new StoreOptions();

    @Mixin
    PolicyOptions policies = new PolicyOptions();

    @Mixin
    ReadingOptions options = new ReadingOptions();

    @Mixin
    OutputOptions output = new OutputOptions();

    @Mixin
    DatabaseOptions database = new DatabaseOptions();

    @Parameters(
            paramLabel = "NOTE|LINK",
            arity = "1..*",
            converter = NoteOrLink.Converter.class,
            description = {
                "A note id (24 hex digits), a link to a note, or a share text around one.",
                "A short link (xhslink.com) is resolved first, with one charged request over app-v2; with --store, it is paid for once."
            })
    List<NoteOrLink> notes = List.of();

    @Option(
            names = "--summary-json",
            paramLabel = "FILE",
            description = "The file for a summary: the comments read, the reason of the stop, and the cost.")
    @Nullable
    Path summaryJson;

    /** The notes that are given by id. */
    List<NoteId> noteIds() {
        return notes.stream().flatMap(given -> given.note().stream()).toList();
    }

    List<ShortLink> shortLinks() {
        return notes.stream().flatMap(given -> given.link().stream()).toList();
    }

    /** The notes that the run will read, as far as it knows them, and the placeholders of its links. */
    Set<NoteId> knownNotes() {
        Set<NoteId> known = new HashSet<>(noteIds());
        shortLinks().forEach(link -> {
            known.add(link.placeholder());
            stores.storedNote(link).ifPresent(known::add);
        });
        return known;
    }

    /** Whether the run may read this page. */
    boolean isWanted(PageKey page, Set<NoteId> known) {
        return known.contains(page.request().note())
                && (options.readsReplies() || page.request() instanceof PageRequest.NoteComments);
    }

    /** Checks the arguments together, without a request. */
    void check(Console console) throws IOException {
        notes = List.copyOf(new LinkedHashSet<>(notes));
        new ReadCheck(this, command).check(console);
    }

    /** Checks that the order and the area are those of the checkpoint. */
    void checkResumable(Optional<JobCheckpoint> checkpoint) {
        new ReadCheck(this, command).checkResumable(checkpoint);
    }
}
