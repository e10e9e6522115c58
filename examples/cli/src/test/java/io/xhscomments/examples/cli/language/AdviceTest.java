package io.xhscomments.examples.cli.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.core.failure.AuthenticationException;
import io.xhscomments.core.failure.BudgetExhaustedException;
import io.xhscomments.core.failure.CachedCopyUnavailableException;
import io.xhscomments.core.failure.ChargedFailureException;
import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.failure.EmptyResponseException;
import io.xhscomments.core.failure.InsufficientBalanceException;
import io.xhscomments.core.failure.InvalidRequestException;
import io.xhscomments.core.failure.MalformedResponseException;
import io.xhscomments.core.failure.NoteNotFoundException;
import io.xhscomments.core.failure.PageNotStoredException;
import io.xhscomments.core.failure.PermissionDeniedException;
import io.xhscomments.core.failure.RateLimitedException;
import io.xhscomments.core.failure.RequestNotSentException;
import io.xhscomments.core.failure.ResponseLostException;
import io.xhscomments.core.failure.ResponseTooLargeException;
import io.xhscomments.core.failure.RouteNotFoundException;
import io.xhscomments.core.failure.RouteRetiredException;
import io.xhscomments.core.failure.ServerErrorException;
import io.xhscomments.core.failure.StoreUnavailableException;
import io.xhscomments.core.failure.StoredPageInDoubtException;
import io.xhscomments.core.failure.StoredPageUnreadableException;
import io.xhscomments.core.failure.StoredResponseUndecodableException;
import io.xhscomments.core.failure.UnexpectedStatusException;
import io.xhscomments.core.failure.UnsupportedResponseException;
import io.xhscomments.core.failure.UpstreamErrorException;
import io.xhscomments.core.failure.WrongResponseException;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.PageRequest;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a failure's advice says beside what the failure says of itself. */
class AdviceTest {
    private static final PageRequest REQUEST = PageRequest.comments(NoteId.of("6683b283000000001f0052bf"));
    /** To send the same request again, in any words. */
    private static final Pattern SEND_AGAIN =
            Pattern.compile("(?i)\\b(?:run|try|read)\\b[^,;]*\\bagain\\b|\\bretry\\b|\\blater\\b|稍后|再次|再试|重试|再运行");

    static Stream<CommentSourceException> failures() {
        return Stream.of(
                new PermissionDeniedException(REQUEST, false, ""),
                new PermissionDeniedException(REQUEST, true, ""),
                ResponseLostException.noResponse(REQUEST, "", null),
                new ResponseTooLargeException(REQUEST, 200, Charge.CHARGED, 1),
                new InsufficientBalanceException(REQUEST),
                new InsufficientBalanceException(REQUEST, 402, true, ""),
                new BudgetExhaustedException(REQUEST, ""),
                CachedCopyUnavailableException.permanent(REQUEST, "", null),
                CachedCopyUnavailableException.temporary(REQUEST, "", null),
                new ChargedFailureException(REQUEST, Charge.CHARGED, OptionalLong.of(601), false, ""),
                new ChargedFailureException(REQUEST, Charge.CHARGED, OptionalLong.of(301), true, ""),
                new EmptyResponseException(REQUEST, Charge.CHARGED),
                new AuthenticationException(REQUEST),
                new MalformedResponseException(REQUEST, Charge.CHARGED, "$", ""),
                new PageNotStoredException(REQUEST, ""),
                new RequestNotSentException(REQUEST, "", null),
                new NoteNotFoundException(REQUEST, Charge.CHARGED),
                InvalidRequestException.notNewestFirst(REQUEST),
                InvalidRequestException.byService(REQUEST, ""),
                new RateLimitedException(REQUEST, Optional.empty(), ""),
                new StoredPageInDoubtException(REQUEST, ""),
                new StoredPageUnreadableException(REQUEST, ""),
                new StoreUnavailableException(REQUEST, "", null),
                new RouteRetiredException(REQUEST, ""),
                new ServerErrorException(REQUEST, 500, Optional.empty(), ""),
                new StoredResponseUndecodableException(REQUEST, ""),
                new UnexpectedStatusException(REQUEST, 302, ""),
                new RouteNotFoundException(REQUEST, ""),
                new UnsupportedResponseException(REQUEST, Charge.CHARGED, "web_v3", "web-v1"),
                new UpstreamErrorException(REQUEST, ""),
                new WrongResponseException(REQUEST, Charge.CHARGED, ""));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void adviceAgreesWithRetryable(CommentSourceException failure) {
        for (Language language : Language.values()) {
            assertThat(SEND_AGAIN
                            .matcher(Advice.on(failure, Messages.in(language)).nextStep())
                            .find())
                    .as("%s: %s", language, Advice.on(failure, Messages.in(language)))
                    .isEqualTo(failure.retryable());
        }
    }

    @Test
    void everyFailureTypeAndKindIsTested() {
        assertThat(failures().map(Object::getClass).collect(Collectors.<Class<?>>toSet()))
                .isEqualTo(Stream.of(CommentSourceException.class.getPermittedSubclasses())
                        .flatMap(group -> Stream.of(group.getPermittedSubclasses()))
                        .collect(Collectors.toSet()));
        assertThat(failures().map(Advice::kind))
                .containsAll(Advice.kindsWithSuffix().toList());
    }

    @Test
    void edgeBlockIsNotAScopeProblem() {
        String nextStep = Advice.on(new PermissionDeniedException(REQUEST, true, ""), Messages.in(Language.en))
                .nextStep();

        assertThat(nextStep).contains("another network").doesNotContain("scope", "balance");
    }

    @Test
    void refusedFreeCreditIsReported() {
        InsufficientBalanceException refused = new InsufficientBalanceException(REQUEST, 402, true, "");

        assertThat(Advice.on(refused, Messages.in(Language.en)).problem()).contains("does not accept free credit");
        assertThat(Advice.on(refused, Messages.in(Language.zh)).problem()).contains("不可使用免费额度");
    }
}
