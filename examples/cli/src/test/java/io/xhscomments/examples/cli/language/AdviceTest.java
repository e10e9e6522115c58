package io.xhscomments.examples.cli.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.core.failure.AccessRefusedException;
import io.xhscomments.core.failure.AnswerLostException;
import io.xhscomments.core.failure.AnswerTooLargeException;
import io.xhscomments.core.failure.BalanceExhaustedException;
import io.xhscomments.core.failure.BudgetExhaustedException;
import io.xhscomments.core.failure.CacheLinkFailedException;
import io.xhscomments.core.failure.ChargedFailureException;
import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.failure.EmptyResponseException;
import io.xhscomments.core.failure.KeyRefusedException;
import io.xhscomments.core.failure.MalformedAnswerException;
import io.xhscomments.core.failure.NotRecordedException;
import io.xhscomments.core.failure.NotSentException;
import io.xhscomments.core.failure.NoteNotFoundException;
import io.xhscomments.core.failure.ParametersRefusedException;
import io.xhscomments.core.failure.RateLimitedException;
import io.xhscomments.core.failure.RecordInDoubtException;
import io.xhscomments.core.failure.RecordUnreadableException;
import io.xhscomments.core.failure.RecordingFailedException;
import io.xhscomments.core.failure.RouteRetiredException;
import io.xhscomments.core.failure.ServiceFailedException;
import io.xhscomments.core.failure.UnexpectedStatusException;
import io.xhscomments.core.failure.UnknownRouteException;
import io.xhscomments.core.failure.UnsupportedResponseException;
import io.xhscomments.core.failure.UpstreamFailedException;
import io.xhscomments.core.failure.WrongResponseException;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.PageRequest;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
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
                new AccessRefusedException(REQUEST, false, ""),
                new AccessRefusedException(REQUEST, true, ""),
                AnswerLostException.whole(REQUEST, "", null),
                new AnswerTooLargeException(REQUEST, 200, Charge.CHARGED, 1),
                new BalanceExhaustedException(REQUEST),
                new BalanceExhaustedException(REQUEST, 402, true, ""),
                new BudgetExhaustedException(REQUEST, ""),
                CacheLinkFailedException.forGood(REQUEST, "", null),
                CacheLinkFailedException.forNow(REQUEST, "", null),
                new ChargedFailureException(REQUEST, Charge.CHARGED, OptionalLong.of(601), false, ""),
                new ChargedFailureException(REQUEST, Charge.CHARGED, OptionalLong.of(301), true, ""),
                new EmptyResponseException(REQUEST, Charge.CHARGED),
                new KeyRefusedException(REQUEST),
                new MalformedAnswerException(REQUEST, Charge.CHARGED, "$", ""),
                new NotRecordedException(REQUEST, ""),
                new NotSentException(REQUEST, "", null),
                new NoteNotFoundException(REQUEST, Charge.CHARGED),
                ParametersRefusedException.byService(REQUEST, ""),
                new RateLimitedException(REQUEST, Optional.empty(), ""),
                new RecordInDoubtException(REQUEST, ""),
                new RecordUnreadableException(REQUEST, ""),
                new RecordingFailedException(REQUEST, "", null),
                new RouteRetiredException(REQUEST, ""),
                new ServiceFailedException(REQUEST, 500, Optional.empty(), ""),
                new UnexpectedStatusException(REQUEST, 302, ""),
                new UnknownRouteException(REQUEST, ""),
                new UnsupportedResponseException(REQUEST, Charge.CHARGED, "web_v3", "web-v1"),
                new UpstreamFailedException(REQUEST, ""),
                new WrongResponseException(REQUEST, Charge.CHARGED, ""));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void adviceAgreesWithRetryable(CommentSourceException failure) {
        for (Language language : Language.values()) {
            assertThat(SEND_AGAIN
                            .matcher(Advice.on(failure, Phrases.in(language)).next())
                            .find())
                    .as("%s: %s", language, Advice.on(failure, Phrases.in(language)))
                    .isEqualTo(failure.retryable());
        }
    }

    @Test
    void everyTypeAndEveryKindIsTried() {
        assertThat(failures().map(Object::getClass).collect(Collectors.<Class<?>>toSet()))
                .isEqualTo(Set.of(CommentSourceException.class.getPermittedSubclasses()));
        assertThat(failures().map(Advice::kind))
                .containsAll(Advice.furtherKinds().toList());
    }

    @Test
    void edgeBlockIsNotAScopeProblem() {
        String next = Advice.on(new AccessRefusedException(REQUEST, true, ""), Phrases.in(Language.en))
                .next();

        assertThat(next).contains("another network").doesNotContain("scope", "balance");
    }

    @Test
    void refusedFreeCreditIsSaid() {
        BalanceExhaustedException refused = new BalanceExhaustedException(REQUEST, 402, true, "");

        assertThat(Advice.on(refused, Phrases.in(Language.en)).what()).contains("does not accept free credit");
        assertThat(Advice.on(refused, Phrases.in(Language.zh)).what()).contains("不接受免费额度");
    }
}
