package io.xhscomments.examples.cli;

import io.xhscomments.codec.tikhub.TikHubDecoder;
import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.failure.MalformedAnswerException;
import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.RawPage;
import io.xhscomments.examples.cli.output.CommentWriter;
import io.xhscomments.examples.cli.output.Format;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Decodes answers that somebody saved, without network. A bad one does not keep the others from being shown. */
@Command(
        name = "show",
        description = "Decodes saved raw answers (what curl saved) to jsonl. Sends nothing, costs nothing.",
        mixinStandardHelpOptions = true)
@RequiredArgsConstructor
final class ShowCommand implements Callable<Integer> {
    private static final int MOST_BYTES = 64 * 1024 * 1024;

    private final Console console;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Saved answers; - is standard input.")
    private List<String> files = List.of();

    @Option(
            names = "--note",
            paramLabel = "NOTE|LINK",
            converter = NoteConverter.class,
            description = "The note the answers belong to, if they do not tell themselves.")
    private @Nullable NoteId note;

    @Override
    public Integer call() throws IOException {
        int exitCode = ExitCode.OK;
        try (CommentWriter writer = Format.jsonl.writerTo(console.out(), false)) {
            for (String file : files) {
                exitCode = Math.max(exitCode, show(file, writer));
            }
        }
        return exitCode;
    }

    private int show(String file, CommentWriter writer) throws IOException {
        byte[] body;
        try {
            body = bytesOf(file);
        } catch (IOException unreadable) {
            return trouble(
                    file, unreadable.getClass().getSimpleName() + ": " + unreadable.getMessage(), ExitCode.FILES);
        }
        Optional<PageRequest> request =
                TikHubDecoder.requestOf(body).or(() -> Optional.ofNullable(note).map(PageRequest::comments));
        if (request.isEmpty()) {
            return trouble(
                    file,
                    "is no answer that tells which note it belongs to; if it is one, pass --note",
                    ExitCode.FILES);
        }
        try {
            for (Comment comment : TikHubDecoder.create()
                    .decode(request.get(), RawPage.recorded(body))
                    .comments()) {
                writer.write(comment);
                for (Comment reply : comment.replies()) {
                    writer.write(reply);
                }
            }
            return ExitCode.OK;
        } catch (MalformedAnswerException noAnswer) {
            return trouble(file, "is no page of comments, at " + noAnswer.path(), ExitCode.FILES);
        } catch (CommentSourceException noPage) {
            return trouble(file, noPage.getMessage(), ExitCode.SERVICE);
        }
    }

    private int trouble(String file, @Nullable String why, int exitCode) {
        console.words().println("xhs-comments: " + file + ": " + why);
        return exitCode;
    }

    private byte[] bytesOf(String file) throws IOException {
        try (InputStream in = file.equals("-") ? console.in() : Files.newInputStream(Path.of(file))) {
            byte[] body = in.readNBytes(MOST_BYTES + 1);
            if (body.length > MOST_BYTES) {
                throw new IOException("larger than " + MOST_BYTES + " bytes, no answer of the service is");
            }
            return body;
        }
    }
}
