package io.xhscomments.examples.cli.command.read;

import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.policy.Policies;
import io.xhscomments.core.policy.PolicyListener;
import io.xhscomments.core.port.CommentSource;
import io.xhscomments.core.reading.NoteReader;
import io.xhscomments.core.reading.ReadingListener;
import io.xhscomments.examples.cli.job.FileCollisions;
import io.xhscomments.examples.cli.job.JobCheckpoint;
import io.xhscomments.examples.cli.language.MessageKey;
import io.xhscomments.examples.cli.option.UsageException;
import io.xhscomments.examples.cli.terminal.Console;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** Checks the arguments of {@code read} together, without a request. */
@RequiredArgsConstructor
final class ReadCheck {
    private final ReadArguments arguments;
    private final @Nullable CommandSpec command;

    void check(Console console) throws IOException {
        List<Path> files = Stream.concat(arguments.output.files(), Stream.ofNullable(arguments.summaryJson))
                .toList();
        if (FileCollisions.collide(files)) {
            throw UsageException.of(
                    command,
                    MessageKey.USAGE_FILES_EQUAL,
                    files.stream()
                            .map(file -> file.toAbsolutePath().normalize())
                            .toList());
        }
        Optional<Path> key = FileCollisions.amongRead(
                files,
                Stream.concat(arguments.service.apiKeyFile().stream(), arguments.database.passwordFile().stream())
                        .toList());
        if (key.isPresent()) {
            throw UsageException.of(command, MessageKey.USAGE_OUT_IS_READ, key.get());
        }
        try {
            CommentSource noSource = ReadCheck::failOnRequest;
            arguments.policies.budget();
            arguments.policies.rateLimit(PolicyListener.NONE);
            arguments.policies.retry(PolicyListener.NONE);
            arguments.policies.price().ifPresent(Policies.builder(noSource)::price);
            arguments.options.reader(noSource, ReadingListener.NONE);
        } catch (IllegalArgumentException refused) {
            throw UsageException.invalidArgument(command, refused);
        }
        arguments.options.check();
        arguments.output.check(console);
        arguments.stores.check();
        arguments.database.check(arguments.stores, arguments.output, console);
        if (arguments.stores.updates() && !arguments.options.readsNewestFirst()) {
            throw UsageException.of(command, MessageKey.USAGE_NEW_SORT);
        }
        arguments.shortLinks().forEach(link -> console.secrets().allowWithin(link.value()));
        if (!arguments.shortLinks().isEmpty() && arguments.service.pinned().equals(Optional.of(TikHubRoute.WEB_V1))) {
            throw UsageException.of(
                    command, MessageKey.USAGE_LINK_ROUTE, arguments.shortLinks().get(0));
        }
        if (!arguments.stores.replays()) {
            if (arguments.policies.price().isPresent()
                    && arguments.service.pinned().isEmpty()) {
                throw UsageException.of(command, MessageKey.USAGE_PRICE_ROUTE);
            }
            arguments.service.transport(console);
        }
    }

    /** Checks that the order and the area are those of the checkpoint. */
    void checkResumable(Optional<JobCheckpoint> checkpoint) {
        NoteReader reader = arguments.options.reader(ReadCheck::failOnRequest, ReadingListener.NONE);
        try {
            for (NoteId note : notesToCheck(checkpoint)) {
                checkpoint.flatMap(job -> job.of(note)).ifPresent(state -> reader.resume(note, state));
            }
        } catch (IllegalArgumentException refused) {
            throw UsageException.invalidArgument(command, refused);
        }
    }

    private static CommentPage failOnRequest(PageRequest request) {
        throw new IllegalStateException("Checking the arguments sends no request");
    }

    /** The note of a short link is not known before it is paid for, so all notes of the checkpoint are checked. */
    private Collection<NoteId> notesToCheck(Optional<JobCheckpoint> checkpoint) {
        return arguments.shortLinks().isEmpty()
                ? arguments.noteIds()
                : checkpoint.map(JobCheckpoint::notes).orElse(Set.of());
    }
}
