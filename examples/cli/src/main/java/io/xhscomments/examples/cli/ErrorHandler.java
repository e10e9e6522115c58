package io.xhscomments.examples.cli;

import io.xhscomments.codec.tikhub.TikHubAccountException;
import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.examples.cli.job.FileInUseException;
import io.xhscomments.examples.cli.language.Advice;
import io.xhscomments.examples.cli.language.MessageKey;
import io.xhscomments.examples.cli.language.Messages;
import io.xhscomments.examples.cli.option.DatabaseOptions;
import io.xhscomments.examples.cli.option.InvalidValueException;
import io.xhscomments.examples.cli.option.ServiceOptions;
import io.xhscomments.examples.cli.option.UsageException;
import io.xhscomments.examples.cli.terminal.ClosedOutputException;
import io.xhscomments.examples.cli.terminal.Console;
import io.xhscomments.examples.cli.terminal.ExitCode;
import io.xhscomments.examples.cli.terminal.SecretArguments;
import io.xhscomments.examples.database.DatabaseException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns a failure into an exit code and a message: the problem, its details, and the next step. */
final class ErrorHandler {
    private final Console console;
    private final Messages messages;

    ErrorHandler(Console console) {
        this.console = console;
        this.messages = console.messages();
    }

    /** Prints the error alone and a hint at the help, because the complete help would push the error off the screen. */
    int handleUsage(ParameterException wrong, List<String> arguments) {
        String problem = SecretArguments.containSecretOption(arguments)
                ? messages.format(MessageKey.USAGE_KEY_GIVEN, ServiceOptions.KEY_VARIABLE)
                : describe(wrong);
        console.printError(problem);
        if (console.secrets().redact(problem).contains(SecretArguments.PLACEHOLDER)) {
            console.print(MessageKey.USAGE_HIDDEN, SecretArguments.PLACEHOLDER, ServiceOptions.KEY_VARIABLE);
        }
        console.print(
                MessageKey.USAGE_TRY, wrong.getCommandLine().getCommandSpec().qualifiedName());
        return ExitCode.USAGE;
    }

    int handle(Exception failure) {
        if (failure instanceof CommentSourceException source) {
            print(Advice.on(source, messages), source.getMessage());
            return ExitCode.of(source);
        }
        if (failure instanceof TikHubAccountException account) {
            print(Advice.on(account, messages), account.getMessage());
            return ExitCode.SERVICE;
        }
        if (failure instanceof UncheckedIOException wrapped && wrapped.getCause() != null) {
            return handle(wrapped.getCause());
        }
        if (failure instanceof FileInUseException inUse) {
            console.printError(messages.format(MessageKey.ERROR_IN_USE, inUse.file()));
            return ExitCode.FILES;
        }
        if (failure instanceof ClosedOutputException) {
            return ExitCode.STOPPED_EARLY;
        }
        if (failure instanceof DatabaseException database) {
            console.printError(messages.format(MessageKey.ERROR_DATABASE, String.valueOf(database.getMessage())));
            console.print(
                    MessageKey.ERROR_NEXT,
                    messages.format(MessageKey.ERROR_DATABASE_NEXT, DatabaseOptions.PASSWORD_VARIABLE));
            return ExitCode.DATABASE;
        }
        if (failure instanceof IOException io) {
            console.printError(
                    messages.format(MessageKey.ERROR_FILE, io.getClass().getSimpleName() + ": " + io.getMessage()));
            console.print(MessageKey.ERROR_NEXT, Advice.nextStep(io, messages));
            return ExitCode.FILES;
        }
        // A bug. Picocli's own handler would add colours that are not escaped.
        failure.printStackTrace(console.err());
        return CommandLine.ExitCode.SOFTWARE;
    }

    private void print(Advice advice, @Nullable String details) {
        console.printError(messages.format(MessageKey.ERROR_FAILED, advice.problem(), String.valueOf(details)));
        console.print(MessageKey.ERROR_NEXT, advice.nextStep());
    }

    /** Picocli's messages are English only, so this takes the details from its exceptions. */
    private String describe(ParameterException wrong) {
        if (wrong instanceof UsageException usage) {
            return usage.in(messages);
        }
        if (wrong.getCause() instanceof TypeConversionException invalid) {
            return messages.format(
                    MessageKey.USAGE_BAD_VALUE,
                    name(wrong.getArgSpec()),
                    invalid instanceof InvalidValueException value
                            ? value.in(messages)
                            : String.valueOf(invalid.getMessage()));
        }
        if (wrong instanceof UnmatchedArgumentException unknown) {
            List<String> suggestions = unknown.getSuggestions();
            return messages.format(
                            MessageKey.USAGE_UNKNOWN,
                            unknown.getUnmatched().stream()
                                    .map(SecretArguments::show)
                                    .collect(Collectors.joining(" ")))
                    + (suggestions.isEmpty()
                            ? ""
                            : messages.format(MessageKey.USAGE_PERHAPS, String.join(", ", suggestions)));
        }
        if (wrong instanceof MissingParameterException missing) {
            return messages.format(
                    MessageKey.USAGE_MISSING,
                    missing.getMissing().stream().map(ErrorHandler::name).collect(Collectors.joining(", ")));
        }
        if (wrong instanceof OverwrittenOptionException repeated) {
            return messages.format(MessageKey.USAGE_REPEATED, name(repeated.getOverwritten()));
        }
        return messages.format(MessageKey.USAGE_REFUSED, String.valueOf(wrong.getMessage()));
    }

    private static String name(@Nullable ArgSpec argument) {
        if (argument == null) {
            return "?";
        }
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }
}
