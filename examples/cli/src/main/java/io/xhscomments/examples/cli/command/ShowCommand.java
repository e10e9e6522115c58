package io.xhscomments.examples.cli.command;

import io.xhscomments.adapter.cache.file.StoredResponse;
import io.xhscomments.adapter.cache.link.CacheLinkException;
import io.xhscomments.codec.tikhub.TikHubDecoder;
import io.xhscomments.codec.tikhub.TikHubLinks;
import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.failure.MalformedResponseException;
import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.page.CacheLink;
import io.xhscomments.core.page.PageKey;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.RawResponse;
import io.xhscomments.core.port.PageDecoder;
import io.xhscomments.examples.cli.language.Advice;
import io.xhscomments.examples.cli.language.MessageKey;
import io.xhscomments.examples.cli.option.CacheLinkOptions;
import io.xhscomments.examples.cli.option.NoteConverter;
import io.xhscomments.examples.cli.option.UsageException;
import io.xhscomments.examples.cli.output.CommentWriter;
import io.xhscomments.examples.cli.output.Format;
import io.xhscomments.examples.cli.source.StoredFormat;
import io.xhscomments.examples.cli.source.StoredLinks;
import io.xhscomments.examples.cli.terminal.Console;
import io.xhscomments.examples.cli.terminal.ExitCode;
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
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Decodes saved responses, or a free copy of a response. Continues with the other files after one that fails. */
@Command(
        name = "show",
        description =
                "Decodes saved raw responses (saved by curl, or files of a store) or the response of a cache_url to jsonl. Free of charge.",
        mixinStandardHelpOptions = true)
@RequiredArgsConstructor
final class ShowCommand implements Callable<Integer> {
    private static final int MAX_BYTES = 64 * 1024 * 1024;

    private final Console console;

    @Spec
    private @Nullable CommandSpec command;

    @Parameters(paramLabel = "FILE", arity = "0..*", description = "Saved responses; - is standard input.")
    private List<String> files = List.of();

    @Option(
            names = "--cache-url",
            paramLabel = "URL",
            description =
                    "The cache_url of a response, which can be read for 24 hours without a charge. - reads the URL from standard"
                            + " input, because it is a secret and every user of the machine can read arguments.")
    private @Nullable String cacheUrl;

    @Mixin
    private CacheLinkOptions links = new CacheLinkOptions();

    @Option(
            names = "--note",
            paramLabel = "NOTE|LINK",
            converter = NoteConverter.class,
            description = "The note of the responses, if they do not contain it.")
    private @Nullable NoteId note;

    @Override
    public Integer call() throws IOException {
        if (files.isEmpty() == (cacheUrl == null)) {
            throw UsageException.of(command, MessageKey.USAGE_SHOW);
        }
        int exitCode = ExitCode.OK;
        try (CommentWriter writer = Format.jsonl.writerTo(console.dataOut(), false)) {
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
            return printError(
                    file, unreadable.getClass().getSimpleName() + ": " + unreadable.getMessage(), ExitCode.FILES);
        }
        return show(file, body, writer);
    }

    private int showCopy(CacheLink link, CommentWriter writer) throws IOException {
        byte[] body;
        try {
            body = links.reader().read(link);
        } catch (CacheLinkException failed) {
            int exitCode = printError(copy(), failed.getMessage(), ExitCode.SERVICE);
            console.print(MessageKey.ERROR_NEXT, Advice.nextStep(failed, console.messages()));
            return exitCode;
        }
        return show(copy(), body, writer);
    }

    private String copy() {
        return console.messages().format(MessageKey.SHOW_CACHE_URL);
    }

    private CacheLink link(String value) throws IOException {
        String text = value.equals("-") ? new String(bytesOf("-"), StandardCharsets.UTF_8).strip() : value;
        try {
            return new CacheLink(new URI(text));
        } catch (URISyntaxException notShown) {
            // Do not repeat the URL, because it is a secret.
            throw UsageException.of(command, MessageKey.USAGE_CACHE_URL);
        }
    }

    /** Decodes a response, either raw or in a file of a store. */
    private int show(String name, byte[] file, CommentWriter writer) throws IOException {
        Optional<StoredResponse> stored;
        try {
            stored = StoredResponse.in(file);
        } catch (IOException damaged) {
            return printError(name, damaged.getMessage(), ExitCode.FILES);
        }
        TikHubDecoder known = StoredFormat.decoder(console);
        RawResponse response =
                known.redact(stored.map(kept -> kept.response().body()).orElse(file));
        Optional<PageKey> link = stored.flatMap(StoredResponse::key).filter(StoredLinks::isLink);
        Optional<PageRequest> request = link.map(PageKey::request)
                .or(() -> TikHubDecoder.requestOf(response.body()))
                .or(() -> stored.flatMap(StoredResponse::key).map(PageKey::request))
                .or(() -> Optional.ofNullable(note).map(PageRequest::comments));
        if (request.isEmpty()) {
            return printError(name, console.messages().format(MessageKey.SHOW_NO_NOTE), ExitCode.FILES);
        }
        PageDecoder decoder = link.isPresent() ? TikHubLinks.format() : known;
        try {
            for (Comment comment : decoder.decode(request.get(), response).comments()) {
                writer.write(comment);
                for (Comment reply : comment.replies()) {
                    writer.write(reply);
                }
            }
            return ExitCode.OK;
        } catch (MalformedResponseException malformed) {
            return printError(
                    name, console.messages().format(MessageKey.SHOW_NO_PAGE, malformed.path()), ExitCode.FILES);
        } catch (CommentSourceException failed) {
            return printError(name, failed.getMessage(), ExitCode.SERVICE);
        }
    }

    private int printError(String file, @Nullable String problem, int exitCode) {
        console.printError(file + ": " + problem);
        return exitCode;
    }

    private byte[] bytesOf(String file) throws IOException {
        try (InputStream in = file.equals("-") ? console.in() : Files.newInputStream(Path.of(file))) {
            byte[] body = in.readNBytes(MAX_BYTES + 1);
            if (body.length > MAX_BYTES) {
                throw new IOException("larger than " + MAX_BYTES + " bytes, the maximum size of a response");
            }
            return body;
        }
    }
}
