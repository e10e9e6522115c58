package io.xhscomments.examples.cli.command;

import io.xhscomments.adapter.cache.file.StoredResponse;
import io.xhscomments.adapter.cache.link.CacheLinkException;
import io.xhscomments.adapter.cache.link.CacheLinkReader;
import io.xhscomments.codec.tikhub.TikHubDecoder;
import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.failure.MalformedResponseException;
import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.page.CacheLink;
import io.xhscomments.core.page.PageKey;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.RawResponse;
import io.xhscomments.examples.cli.language.Advice;
import io.xhscomments.examples.cli.language.MessageKey;
import io.xhscomments.examples.cli.option.CopyHosts;
import io.xhscomments.examples.cli.option.NoteConverter;
import io.xhscomments.examples.cli.option.UsageException;
import io.xhscomments.examples.cli.output.CommentWriter;
import io.xhscomments.examples.cli.output.Format;
import io.xhscomments.examples.cli.terminal.Console;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Decodes responses that somebody saved, or that the service keeps. A bad one does not keep the others from being
 * shown.
 */
@Command(
        name = "show",
        description =
                "Decodes saved raw responses (what curl saved, or files of a store), or one behind a cache_url, to jsonl. Costs nothing.",
        mixinStandardHelpOptions = true)
@RequiredArgsConstructor
final class ShowCommand implements Callable<Integer> {
    private static final int MOST_BYTES = 64 * 1024 * 1024;

    private final Console console;

    @Spec
    private @Nullable CommandSpec command;

    @Parameters(paramLabel = "FILE", arity = "0..*", description = "Saved responses; - is standard input.")
    private List<String> files = List.of();

    @Option(
            names = "--cache-url",
            paramLabel = "URL",
            description =
                    "Read a response from its cache_url, which is free for 24 hours. - reads the URL from standard input: it is"
                            + " a secret, and arguments can be read by everybody on the machine.")
    private @Nullable String cacheUrl;

    @Option(
            names = "--allow-host",
            paramLabel = "HOST",
            description = "With --cache-url: also read from this host. Default: cache.tikhub.io only.")
    private List<String> hosts = List.of();

    @Option(
            names = "--note",
            paramLabel = "NOTE|LINK",
            converter = NoteConverter.class,
            description = "The note the responses belong to, if they do not tell themselves.")
    private @Nullable NoteId note;

    @Override
    public Integer call() throws IOException {
        if (files.isEmpty() == (cacheUrl == null)) {
            throw UsageException.of(command, MessageKey.USAGE_SHOW);
        }
        int exitCode = ExitCode.OK;
        try (CommentWriter writer = Format.jsonl.writerTo(console.data(), false)) {
            if (cacheUrl != null) {
                exitCode = showCopy(link(cacheUrl), writer);
            }
            for (String file : files) {
                exitCode = Math.max(exitCode, showFile(file, writer));
            }
        }
        return exitCode;
    }

    private int showFile(String file, CommentWriter writer) throws IOException {
        byte[] body;
        try {
            body = bytesOf(file);
        } catch (IOException unreadable) {
            return trouble(
                    file, unreadable.getClass().getSimpleName() + ": " + unreadable.getMessage(), ExitCode.FILES);
        }
        return show(file, body, writer);
    }

    private int showCopy(CacheLink link, CommentWriter writer) throws IOException {
        CacheLinkReader links = CopyHosts.allowing(hosts, command);
        byte[] body;
        try {
            body = links.read(link);
        } catch (CacheLinkException failed) {
            int exitCode = trouble(copy(), failed.getMessage(), ExitCode.SERVICE);
            console.words()
                    .println(console.phrases()
                            .say(
                                    MessageKey.ERROR_NEXT,
                                    Advice.on(failed, console.phrases()).next()));
            return exitCode;
        }
        return show(copy(), body, writer);
    }

    private String copy() {
        return console.phrases().say(MessageKey.SHOW_CACHE_URL);
    }

    private CacheLink link(String given) throws IOException {
        String text = given.equals("-") ? new String(bytesOf("-"), StandardCharsets.UTF_8).strip() : given;
        try {
            return new CacheLink(new URI(text));
        } catch (URISyntaxException hidden) {
            // Not shown: it is a secret, wherever it is wrong.
            throw UsageException.of(command, MessageKey.USAGE_CACHE_URL);
        }
    }

    /** Shows a response, be it alone or in a file of a store. */
    private int show(String name, byte[] file, CommentWriter writer) throws IOException {
        Optional<StoredResponse> stored;
        try {
            stored = StoredResponse.in(file);
        } catch (IOException damaged) {
            return trouble(name, damaged.getMessage(), ExitCode.FILES);
        }
        byte[] body = stored.map(kept -> kept.response().body()).orElse(file);
        Optional<PageRequest> request = TikHubDecoder.requestOf(body)
                .or(() -> stored.flatMap(StoredResponse::key).map(PageKey::request))
                .or(() -> Optional.ofNullable(note).map(PageRequest::comments));
        if (request.isEmpty()) {
            return trouble(name, console.phrases().say(MessageKey.SHOW_NO_NOTE), ExitCode.FILES);
        }
        try {
            for (Comment comment : TikHubDecoder.create()
                    .decode(request.get(), RawResponse.stored(body))
                    .comments()) {
                writer.write(comment);
                for (Comment reply : comment.replies()) {
                    writer.write(reply);
                }
            }
            return ExitCode.OK;
        } catch (MalformedResponseException noResponse) {
            return trouble(name, console.phrases().say(MessageKey.SHOW_NO_PAGE, noResponse.path()), ExitCode.FILES);
        } catch (CommentSourceException noPage) {
            return trouble(name, noPage.getMessage(), ExitCode.SERVICE);
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
                throw new IOException("larger than " + MOST_BYTES + " bytes, no response of the service is");
            }
            return body;
        }
    }
}
