package io.xhscomments.examples.cli.language;

import io.xhscomments.adapter.cache.link.CacheLinkException;
import io.xhscomments.codec.tikhub.TikHubAccountException;
import io.xhscomments.core.failure.AuthenticationException;
import io.xhscomments.core.failure.CachedCopyUnavailableException;
import io.xhscomments.core.failure.ChargedFailureException;
import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.failure.InsufficientBalanceException;
import io.xhscomments.core.failure.PermissionDeniedException;
import io.xhscomments.core.failure.RateLimitedException;
import io.xhscomments.core.failure.RouteNotFoundException;
import io.xhscomments.core.failure.ServerErrorException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.stream.Stream;

/**
 * What happened, and what to do next, in the words of the program. By the kind of the failure alone: its own message is
 * the library's, in English, and tells the details.
 *
 * @param what what happened, a sentence
 * @param next what to do next, a sentence
 */
public record Advice(String what, String next) {
    private static final String EDGE = ".edge";
    private static final String FREE_CREDIT = ".freeCredit";
    private static final String RETRYABLE = ".retryable";

    /** On a page that did not come. */
    public static Advice on(CommentSourceException failure, Messages phrases) {
        return of(kind(failure), phrases);
    }

    /** On a question about prices or the account that was not responded. */
    public static Advice on(TikHubAccountException failure, Messages phrases) {
        return new Advice(
                phrases.whatHappened("Account"),
                phrases.next(kind(failure.status().orElse(0))));
    }

    /** On a free copy that could not be read. */
    public static Advice on(CacheLinkException failure, Messages phrases) {
        return new Advice(phrases.whatHappened("CacheLinkFailed"), phrases.next("CacheLink." + failure.reason()));
    }

    /** On trouble with a file. */
    public static Advice on(IOException failure, Messages phrases) {
        return new Advice(phrases.whatHappened("File"), phrases.next(kind(failure)));
    }

    private static Advice of(String kind, Messages phrases) {
        return new Advice(phrases.whatHappened(kind), phrases.next(kind));
    }

    /** By the type, and where the type alone does not tell what to do, by what it says of itself. */
    static String kind(CommentSourceException failure) {
        String kind = kind(failure.getClass());
        if (failure instanceof PermissionDeniedException refused && refused.byEdgeProxy()) {
            return kind + EDGE;
        }
        if (failure instanceof InsufficientBalanceException exhausted && exhausted.freeCreditRefused()) {
            return kind + FREE_CREDIT;
        }
        boolean either =
                failure instanceof ChargedFailureException || failure instanceof CachedCopyUnavailableException;
        return either && failure.retryable() ? kind + RETRYABLE : kind;
    }

    /** The kinds that are not those of a type. */
    static Stream<String> furtherKinds() {
        return Stream.of(
                kind(PermissionDeniedException.class) + EDGE,
                kind(InsufficientBalanceException.class) + FREE_CREDIT,
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

    /** The service means the same by a status, whatever it was asked. */
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
