package io.xhscomments.examples.cli.language;

import io.xhscomments.adapter.cache.link.CacheLinkException;
import io.xhscomments.codec.tikhub.TikHubAccountException;
import io.xhscomments.core.failure.AccessRefusedException;
import io.xhscomments.core.failure.BalanceExhaustedException;
import io.xhscomments.core.failure.ChargedFailureException;
import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.failure.KeyRefusedException;
import io.xhscomments.core.failure.RateLimitedException;
import io.xhscomments.core.failure.ServiceFailedException;
import io.xhscomments.core.failure.UnknownRouteException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/**
 * What happened, and what to do next, in the words of the program. By the type of the failure alone: its own message is
 * the library's, in English, and tells the details.
 *
 * @param what what happened, a sentence
 * @param next what to do next, a sentence
 */
public record Advice(String what, String next) {

    /** On a page that did not come. */
    public static Advice on(CommentSourceException failure, Phrases phrases) {
        String kind = kind(failure.getClass());
        boolean inVain = failure instanceof ChargedFailureException && !failure.retryable();
        return new Advice(phrases.whatHappened(kind), phrases.next(inVain ? kind + ".final" : kind));
    }

    /** On a question about prices or the account that was not answered. */
    public static Advice on(TikHubAccountException failure, Phrases phrases) {
        return new Advice(
                phrases.whatHappened("Account"),
                phrases.next(kind(failure.status().orElse(0))));
    }

    /** On a free copy that could not be read. */
    public static Advice on(CacheLinkException failure, Phrases phrases) {
        return new Advice(phrases.whatHappened("CacheLinkFailed"), phrases.next("CacheLink." + failure.reason()));
    }

    /** On trouble with a file. */
    public static Advice on(IOException failure, Phrases phrases) {
        return new Advice(phrases.whatHappened("File"), phrases.next(kind(failure)));
    }

    private static Advice of(String kind, Phrases phrases) {
        return new Advice(phrases.whatHappened(kind), phrases.next(kind));
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
            case 401 -> kind(KeyRefusedException.class);
            case 402 -> kind(BalanceExhaustedException.class);
            case 403 -> kind(AccessRefusedException.class);
            case 404 -> kind(UnknownRouteException.class);
            case 429 -> kind(RateLimitedException.class);
            default -> status >= 500 ? kind(ServiceFailedException.class) : "Account";
        };
    }
}
