package io.xhscomments.examples.cli.language;

import io.xhscomments.adapter.cache.link.CacheLinkException;
import io.xhscomments.codec.tikhub.TikHubAccountException;
import io.xhscomments.core.failure.AuthenticationException;
import io.xhscomments.core.failure.CachedCopyUnavailableException;
import io.xhscomments.core.failure.ChargedFailureException;
import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.failure.InsufficientBalanceException;
import io.xhscomments.core.failure.InvalidRequestException;
import io.xhscomments.core.failure.PermissionDeniedException;
import io.xhscomments.core.failure.RateLimitedException;
import io.xhscomments.core.failure.RouteNotFoundException;
import io.xhscomments.core.failure.ServerErrorException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.stream.Stream;

/**
 * Explains a failure in the language of the program. It depends only on the kind of the failure; the failure's own
 * message is English and contains the details.
 *
 * @param problem what happened, a sentence
 * @param nextStep what the user can do, a sentence
 */
public record Advice(String problem, String nextStep) {
    private static final String EDGE = ".edge";
    private static final String FREE_CREDIT = ".freeCredit";
    private static final String ORDER = ".order";
    private static final String RETRYABLE = ".retryable";

    /** Explains a failure to fetch a page. */
    public static Advice on(CommentSourceException failure, Messages messages) {
        return of(kind(failure), messages);
    }

    /** Explains a failed request for prices or the account. */
    public static Advice on(TikHubAccountException failure, Messages messages) {
        return new Advice(
                messages.problem("Account"),
                messages.nextStep(kind(failure.status().orElse(0))));
    }

    /** The next step after a free copy could not be read. */
    public static String nextStep(CacheLinkException failure, Messages messages) {
        return messages.nextStep("CacheLink." + failure.reason());
    }

    /** The next step after a file could not be used. */
    public static String nextStep(IOException failure, Messages messages) {
        return messages.nextStep(kind(failure));
    }

    private static Advice of(String kind, Messages messages) {
        return new Advice(messages.problem(kind), messages.nextStep(kind));
    }

    /** The kind of a failure: its type, and a suffix if one type needs different advice. */
    static String kind(CommentSourceException failure) {
        String kind = kind(failure.getClass());
        if (failure instanceof PermissionDeniedException refused && refused.byEdgeProxy()) {
            return kind + EDGE;
        }
        if (failure instanceof InsufficientBalanceException exhausted && exhausted.freeCreditRefused()) {
            return kind + FREE_CREDIT;
        }
        if (failure instanceof InvalidRequestException invalid && invalid.isNotNewestFirst()) {
            return kind + ORDER;
        }
        boolean needsSuffix =
                failure instanceof ChargedFailureException || failure instanceof CachedCopyUnavailableException;
        return needsSuffix && failure.retryable() ? kind + RETRYABLE : kind;
    }

    /** The kinds with a suffix. */
    static Stream<String> kindsWithSuffix() {
        return Stream.of(
                kind(PermissionDeniedException.class) + EDGE,
                kind(InsufficientBalanceException.class) + FREE_CREDIT,
                kind(InvalidRequestException.class) + ORDER,
                kind(ChargedFailureException.class) + RETRYABLE,
                kind(CachedCopyUnavailableException.class) + RETRYABLE);
    }

    static String kind(Class<?> failure) {
        return failure.getSimpleName().replace("Exception", "");
    }

    private static String kind(IOException failure) {
        if (failure instanceof NoSuchFileException) {
            return "File.missing";
        }
        return failure instanceof AccessDeniedException ? "File.denied" : "File";
    }

    /** A status has the same meaning for all requests. */
    private static String kind(int status) {
        return switch (status) {
            case 401 -> kind(AuthenticationException.class);
            case 402 -> kind(InsufficientBalanceException.class);
            case 403 -> kind(PermissionDeniedException.class);
            case 404 -> kind(RouteNotFoundException.class);
            case 429 -> kind(RateLimitedException.class);
            default -> status >= 500 ? kind(ServerErrorException.class) : "Account";
        };
    }
}
