package io.xhscomments.examples.cli.command.store;

import io.xhscomments.adapter.cache.file.PageStore;
import io.xhscomments.adapter.cache.file.report.MergeReport;
import io.xhscomments.examples.cli.language.MessageKey;
import io.xhscomments.examples.cli.option.StoreDirectory;
import io.xhscomments.examples.cli.option.UsageException;
import io.xhscomments.examples.cli.terminal.Console;
import io.xhscomments.examples.cli.terminal.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Merges other stores into a store. */
@Command(
        name = "merge",
        description = {
            "Copies everything that other stores hold into a store, byte for byte. Changes nothing in the others. Free of charge.",
            "Of two pages for one request the newer one is read, and the older one stays a part of its note. Can be repeated.",
            "Exit code 5 if files were left out because they are damaged or unfinished."
        },
        mixinStandardHelpOptions = true)
@RequiredArgsConstructor
final class StoreMergeCommand implements Callable<Integer> {
    private final Console console;

    @Spec
    private @Nullable CommandSpec command;

    @Mixin
    private StoreDirectory store = new StoreDirectory();

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "OTHER",
            description = "The directory of another store, which may be packed.")
    private List<Path> others = List.of();

    @Override
    public Integer call() throws IOException {
        boolean isComplete = true;
        try (PageStore target = store.openForWriting()) {
            for (Path other : others) {
                try (PageStore source = StoreDirectory.open(other)) {
                    isComplete &= merge(target, source, other);
                }
            }
        }
        return isComplete ? ExitCode.OK : ExitCode.FILES;
    }

    private boolean merge(PageStore target, PageStore source, Path other) throws IOException {
        MergeReport report;
        try {
            report = target.merge(source);
        } catch (IllegalArgumentException refused) {
            throw UsageException.invalidArgument(command, refused);
        }
        report.leftOut().forEach(left -> console.print(MessageKey.STORE_NOT_MERGED, left.file(), left.reason()));
        report.conflicts().forEach(page -> console.print(MessageKey.STORE_CONFLICT, page));
        console.print(
                MessageKey.STORE_MERGED,
                other,
                report.copied(),
                report.newer(),
                report.older(),
                report.identical(),
                report.conflicts().size());
        return report.leftOut().isEmpty();
    }
}
