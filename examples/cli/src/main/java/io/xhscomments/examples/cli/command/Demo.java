package io.xhscomments.examples.cli.command;

import io.xhscomments.adapter.retrofit.TikHubTransport;
import io.xhscomments.core.reading.NoteReader;
import io.xhscomments.core.reading.ParallelNoteReader;
import io.xhscomments.examples.cli.job.OutputFile;
import io.xhscomments.examples.cli.job.ReadJob;
import io.xhscomments.examples.cli.language.MessageKey;
import io.xhscomments.examples.cli.output.CommentWriter;
import io.xhscomments.examples.cli.output.Format;
import io.xhscomments.examples.cli.output.Summary;
import io.xhscomments.examples.cli.serving.LocalStub;
import io.xhscomments.examples.cli.terminal.Console;
import io.xhscomments.testkit.fixture.Fixtures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import lombok.RequiredArgsConstructor;

/** The run without a command: reads the embedded sample over HTTP from a stub of the service inside this process. */
@RequiredArgsConstructor
public final class Demo implements Runnable {
    private final Console console;

    @Override
    public void run() {
        console.print(MessageKey.DEMO_BEGIN, Fixtures.sampleNote());
        console.err().println();
        try (LocalStub stub = LocalStub.startAt(0)) {
            Summary summary = read(stub);
            if (summary.stop().failure().isPresent()) {
                throw summary.stop().failure().get();
            }
            console.err().println();
            summary.lines(console.messages()).forEach(console.err()::println);
            long charged = stub.service().ledger().charged();
            console.print(charged == 1 ? MessageKey.DEMO_COST_ONE : MessageKey.DEMO_COST_MANY, charged);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Summary read(LocalStub stub) throws IOException {
        try (TikHubTransport transport = TikHubTransport.builder(stub.service().apiKey())
                        .baseUrl(stub.baseUrl())
                        .build();
                OutputFile output = OutputFile.to(console.out());
                CommentWriter writer = Format.table.writerTo(output.stream(), false, console.tableStyle())) {
            NoteReader reader = NoteReader.ofDefaults(transport.source());
            return new ReadJob(
                            ParallelNoteReader.builder(reader).lookAhead(false).concurrency(1),
                            output,
                            writer,
                            Optional.empty())
                    .run(List.of(Fixtures.sampleNote()))
                    .get(0);
        }
    }
}
