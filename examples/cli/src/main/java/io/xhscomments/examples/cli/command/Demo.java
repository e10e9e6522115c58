package io.xhscomments.examples.cli.command;

import io.xhscomments.adapter.retrofit.TikHubTransport;
import io.xhscomments.core.reading.NoteReader;
import io.xhscomments.core.reading.Reading;
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

/** What the program does when it is told nothing: the whole way, over real HTTP, to a service inside this process. */
@RequiredArgsConstructor
public final class Demo implements Runnable {
    private final Console console;

    @Override
    public void run() {
        console.words().println(console.phrases().say(MessageKey.DEMO_BEGIN, Fixtures.sampleNote()));
        console.words().println();
        try (LocalStub stub = LocalStub.startAt(0)) {
            Reading reading = read(stub);
            if (reading.termination().isPresent()
                    && reading.termination().get().failure().isPresent()) {
                throw reading.termination().get().failure().get();
            }
            console.words().println();
            Summary.of(reading).lines(console.phrases()).forEach(console.words()::println);
            long charged = stub.service().ledger().charged();
            console.words()
                    .println(console.phrases()
                            .say(charged == 1 ? MessageKey.DEMO_COST_ONE : MessageKey.DEMO_COST_MANY, charged));
        } catch (IOException noOutput) {
            throw new UncheckedIOException(noOutput);
        }
    }

    private Reading read(LocalStub stub) throws IOException {
        try (TikHubTransport transport = TikHubTransport.builder(stub.service().apiKey())
                        .baseUrl(stub.baseUrl())
                        .build();
                OutputFile output = OutputFile.to(console.out());
                CommentWriter writer = Format.table.writerTo(output.stream(), false, console.look())) {
            NoteReader reader = NoteReader.ofDefaults(transport.source());
            return new ReadJob(reader, 1, output, writer, Optional.empty())
                    .run(List.of(Fixtures.sampleNote()))
                    .get(0);
        }
    }
}
