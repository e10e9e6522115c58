package io.xhscomments.examples.cli;

import io.xhscomments.codec.tikhub.TikHubAccountException;
import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.examples.cli.command.ExitCode;
import io.xhscomments.examples.cli.job.FileInUseException;
import io.xhscomments.examples.cli.language.Advice;
import io.xhscomments.examples.cli.language.MessageKey;
import io.xhscomments.examples.cli.language.Messages;
import io.xhscomments.examples.cli.option.InvalidValueException;
import io.xhscomments.examples.cli.option.ServiceOptions;
import io.xhscomments.examples.cli.option.UsageException;
import io.xhscomments.examples.cli.terminal.ClosedOutputException;
import io.xhscomments.examples.cli.terminal.SecretArguments;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Where a failure becomes words and an exit code: what happened, the details, and what to do next. */
@RequiredArgsConstructor
final class ErrorHandler {
    private final PrintWriter words;
    private final Messages phrases;
    private final SecretArguments hidden;

    /** The reason last, where it is seen; the whole help would push it away. */
    int usage(ParameterException wrong, List<String> arguments) {
        String what = SecretArguments.nameKey(arguments)
                ? phrases.say(MessageKey.USAGE_KEY_GIVEN, ServiceOptions.KEY_VARIABLE)
                : what(wrong);
        tell(what);
        if (hidden.redact(what).contains(SecretArguments.MARK)) {
            words.println(phrases.say(MessageKey.USAGE_HIDDEN, SecretArguments.MARK, ServiceOptions.KEY_VARIABLE));
        }
        words.println(phrases.say(
                MessageKey.USAGE_TRY, wrong.getCommandLine().getCommandSpec().qualifiedName()));
        return ExitCode.USAGE;
    }

    int failure(Exception failure) {
        if (failure instanceof CommentSourceException noPage) {
            tell(Advice.on(noPage, phrases), noPage.getMessage());
            return ExitCode.of(noPage);
        }
        if (failure instanceof TikHubAccountException noResponse) {
            tell(Advice.on(noResponse, phrases), noResponse.getMessage());
            return ExitCode.SERVICE;
        }
        if (failure instanceof UncheckedIOException wrapped && wrapped.getCause() != null) {
            return failure(wrapped.getCause());
        }
        if (failure instanceof FileInUseException inUse) {
            tell(phrases.say(MessageKey.ERROR_IN_USE, inUse.file()));
            return ExitCode.FILES;
        }
        if (failure instanceof ClosedOutputException) {
            return ExitCode.STOPPED_EARLY;
        }
        if (failure instanceof IOException noFile) {
            tell(phrases.say(MessageKey.ERROR_FILE, noFile.getClass().getSimpleName() + ": " + noFile.getMessage()));
            next(Advice.on(noFile, phrases));
            return ExitCode.FILES;
        }
        // A bug. Not left to picocli, which would paint it.
        failure.printStackTrace(words);
        return CommandLine.ExitCode.SOFTWARE;
    }

    private void tell(Advice advice, @Nullable String details) {
        tell(advice.what() + ". " + details);
        next(advice);
    }

    private void tell(String what) {
        words.println("xhs-comments: " + what);
    }

    private void next(Advice advice) {
        words.println(phrases.say(MessageKey.ERROR_NEXT, advice.next()));
    }

    /** Picocli speaks English only; what it found wrong is in its exceptions too. */
    private String what(ParameterException wrong) {
        if (wrong instanceof UsageException told) {
            return told.in(phrases);
        }
        if (wrong.getCause() instanceof TypeConversionException bad) {
            return phrases.say(
                    MessageKey.USAGE_BAD_VALUE,
                    name(wrong.getArgSpec()),
                    bad instanceof InvalidValueException told ? told.in(phrases) : String.valueOf(bad.getMessage()));
        }
        if (wrong instanceof UnmatchedArgumentException unknown) {
            List<String> perhaps = unknown.getSuggestions();
            return phrases.say(
                            MessageKey.USAGE_UNKNOWN,
                            unknown.getUnmatched().stream()
                                    .map(SecretArguments::shown)
                                    .collect(Collectors.joining(" ")))
                    + (perhaps.isEmpty() ? "" : phrases.say(MessageKey.USAGE_PERHAPS, String.join(", ", perhaps)));
        }
        if (wrong instanceof MissingParameterException missing) {
            return phrases.say(
                    MessageKey.USAGE_MISSING,
                    missing.getMissing().stream().map(ErrorHandler::name).collect(Collectors.joining(", ")));
        }
        if (wrong instanceof OverwrittenOptionException twice) {
            return phrases.say(MessageKey.USAGE_TWICE, name(twice.getOverwritten()));
        }
        return phrases.say(MessageKey.USAGE_REFUSED, String.valueOf(wrong.getMessage()));
    }

    private static String name(@Nullable ArgSpec argument) {
        if (argument == null) {
            return "?";
        }
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }
}
