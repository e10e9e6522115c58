package io.xhscomments.core.policy;

import static io.xhscomments.core.policy.Samples.OTHER_REQUEST;
import static io.xhscomments.core.policy.Samples.REQUEST;
import static io.xhscomments.core.policy.Samples.chargedFailure;
import static io.xhscomments.core.policy.Samples.noResponse;
import static io.xhscomments.core.policy.Samples.page;
import static io.xhscomments.core.policy.Samples.pageBefore;
import static io.xhscomments.core.policy.Samples.retired;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.failure.RouteRetiredException;
import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.model.Cursor;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.Spend;
import io.xhscomments.core.port.CommentSource;
import io.xhscomments.core.testing.BackgroundCall;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class FailoverTest {
    private static final String CURSOR = "{\"cursor\":\"66c4b7a300000000270106f7\",\"index\":2}";

    private final Queue<CommentSourceException> heard = new ConcurrentLinkedQueue<>();
    private final PolicyListener listener = new PolicyListener() {
        @Override
        public void failedOver(CommentSourceException failure) {
            heard.add(failure);
        }
    };

    private final RouteRetiredException retired = retired();
    private final CountingSource gone = new CountingSource(request -> {
        throw retired;
    });
    private final CountingSource second = CountingSource.giving(pageBefore(CURSOR));

    private CommentSource between(CommentSource one, CommentSource other) {
        return Failover.between(one, other, listener);
    }

    private static PageRequest after(String cursor) {
        return REQUEST.after(Cursor.of(cursor));
    }

    @Test
    void aRouteThatServesIsAskedAlone() {
        CommentPage page = pageBefore(CURSOR);
        CountingSource first = CountingSource.giving(page);
        CommentSource source = between(first, second);

        assertThat(source.fetch(REQUEST)).isSameAs(page);
        assertThat(source.fetch(after(CURSOR))).isSameAs(page);

        assertThat(first.asked()).containsExactly(REQUEST, after(CURSOR));
        assertThat(second.count()).isZero();
        assertThat(heard).isEmpty();
    }

    @Test
    void onceTheFirstRouteIsRetiredNewChainsAreAskedOfTheSecondAndTheListenerHearsItOnce() {
        CommentSource source = between(gone, second);

        source.fetch(REQUEST);
        source.fetch(OTHER_REQUEST);
        PageRequest replies = PageRequest.replies(REQUEST.note(), CommentId.of("66c4b7a300000000270106f7"));
        source.fetch(replies);

        assertThat(gone.asked()).containsExactly(REQUEST);
        assertThat(second.asked()).containsExactly(REQUEST, OTHER_REQUEST, replies);
        assertThat(heard).containsExactly(retired);
    }

    @Test
    void thePageThatFoundOutTellsOfBothRequestsAndTheNextOneOfItsOwn() {
        CommentSource source = between(gone, second);

        assertThat(source.fetch(REQUEST).receipt().spend()).isEqualTo(new Spend(1, 1, 0));
        assertThat(source.fetch(REQUEST).receipt().spend()).isEqualTo(new Spend(1, 0, 0));
    }

    @Test
    void whatTheRetiredRouteTookOfRetriesIsToldToo() {
        retired.addSuppressed(chargedFailure());

        assertThat(between(gone, second).fetch(REQUEST).receipt().spend()).isEqualTo(new Spend(2, 1, 0));
    }

    @Test
    void aFailureOfTheSecondRouteTellsOfTheRetiredOne() {
        CommentSourceException lost = noResponse();
        CommentSource source = between(gone, CountingSource.alwaysFailing(lost));

        assertThat(catchThrowable(() -> source.fetch(REQUEST))).isSameAs(lost).hasSuppressedException(retired);
        assertThat(lost.spend()).isEqualTo(new Spend(0, 1, 1));
    }

    @Test
    void twoRoutesThatAreBothRetiredFailAsRetired() {
        assertThat(catchThrowable(() -> between(gone, gone).fetch(REQUEST))).isSameAs(retired);
        assertThat(gone.count()).isEqualTo(2);
    }

    static List<CommentSourceException> otherFailures() {
        return RetryTest.rows()
                .map(RetryTest.Row::failure)
                .filter(failure -> !(failure instanceof RouteRetiredException))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("otherFailures")
    void noOtherFailureIsAReasonToAskTheSecondRoute(CommentSourceException failure) {
        CommentSource source = between(CountingSource.alwaysFailing(failure), second);

        assertThat(catchThrowable(() -> source.fetch(REQUEST))).isSameAs(failure);
        assertThat(second.count()).isZero();
        assertThat(heard).isEmpty();
    }

    @Test
    void aChainThatTheFirstRouteBeganNeverGoesOnWithTheSecond() {
        CommentSource source = between(gone, second);

        assertThat(catchThrowable(() -> source.fetch(after(CURSOR)))).isSameAs(retired);
        source.fetch(REQUEST);
        assertThat(catchThrowable(() -> source.fetch(after(CURSOR)))).isSameAs(retired);

        assertThat(second.asked()).containsExactly(REQUEST);
    }

    @Test
    void aChainOfTheSecondRouteGoesOnThereWithItsOwnCursorsAlsoInAnotherProcess() {
        Cursor given = between(gone, second).fetch(REQUEST).cursor().orElseThrow();
        Cursor checkpoint = Cursor.of(given.value());

        CountingSource recovered = CountingSource.giving(page());
        CommentPage page = between(recovered, second).fetch(REQUEST.after(checkpoint));

        assertThat(given).isNotEqualTo(Cursor.of(CURSOR));
        assertThat(second.asked()).containsExactly(REQUEST, after(CURSOR));
        assertThat(recovered.count()).isZero();
        assertThat(page.cursor())
                .as("the same cursor again looks the same, so that a reader sees it stall")
                .contains(given);
        assertThat(heard).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", " {} ", "null", " ", "\"\"", "[]", "\"{}\""})
    void aCursorThatLeadsNowhereStaysAsItIsForAReaderToSee(String nowhere) {
        CommentSource source = between(gone, CountingSource.giving(pageBefore(nowhere)));

        assertThat(source.fetch(REQUEST).cursor()).contains(Cursor.of(nowhere));
    }

    @Test
    void aMissingCursorStaysMissing() {
        CommentPage promised = pageBefore(CURSOR).withCursor(Optional.empty());

        assertThat(between(gone, CountingSource.giving(promised)).fetch(REQUEST).cursor())
                .isEmpty();
    }

    @Test
    void theLongestCursorThatCanBeMarkedIsAndALongerOneIsLeftOutAndNoPaidPageIsLost() {
        int mark = between(gone, second)
                        .fetch(REQUEST)
                        .cursor()
                        .orElseThrow()
                        .value()
                        .length()
                - CURSOR.length();
        String longest = "c".repeat(Cursor.MAX_LENGTH - mark);
        CountingSource fitting = CountingSource.giving(pageBefore(longest));
        CommentSource withFitting = between(gone, fitting);
        Cursor given = withFitting.fetch(REQUEST).cursor().orElseThrow();
        withFitting.fetch(REQUEST.after(given));
        CommentPage tooLong =
                between(gone, CountingSource.giving(pageBefore(longest + "c"))).fetch(REQUEST);

        assertThat(fitting.asked()).containsExactly(REQUEST, after(longest));
        assertThat(tooLong.cursor()).isEmpty();
        assertThat(tooLong.hasMore()).isTrue();
        assertThat(tooLong.receipt().spend()).isEqualTo(new Spend(1, 1, 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"failover:", "failover:1:x", "failover:2:x", "failover:2:", "failover:1:"})
    void aCursorOfTheFirstRouteThatLooksMarkedComesBackToTheFirstRouteAsItWas(String confusing) {
        CountingSource first = CountingSource.giving(pageBefore(confusing));
        CommentSource source = between(first, second);

        Cursor given = source.fetch(REQUEST).cursor().orElseThrow();
        source.fetch(REQUEST.after(given));

        assertThat(first.asked()).containsExactly(REQUEST, after(confusing));
        assertThat(second.count()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"failover:", "failover:1:", "failover:2:"})
    void aMarkWithNothingBehindItIsNoMark(String bare) {
        CountingSource first = CountingSource.giving(page());

        between(first, second).fetch(after(bare));

        assertThat(first.asked()).containsExactly(after(bare));
        assertThat(second.count()).isZero();
    }

    @Test
    void threeRoutesCanBeNestedEitherWay() {
        CountingSource third = CountingSource.giving(pageBefore(CURSOR));
        for (CommentSource nested :
                List.of(between(between(gone, second), third), between(gone, between(second, third)))) {
            int before = second.count();

            Cursor given = nested.fetch(REQUEST).cursor().orElseThrow();
            nested.fetch(REQUEST.after(given));

            assertThat(second.asked().subList(before, second.count())).containsExactly(REQUEST, after(CURSOR));
        }
        CommentSource last = between(between(gone, CountingSource.alwaysFailing(retired())), third);
        last.fetch(REQUEST.after(last.fetch(REQUEST).cursor().orElseThrow()));

        assertThat(third.asked()).containsExactly(REQUEST, after(CURSOR));
    }

    @Test
    void manyThreadsThatFindOutTogetherTellItOnce() throws InterruptedException {
        CommentSource source = between(
                new CountingSource(request -> {
                    throw retired();
                }),
                second);

        List<BackgroundCall.Outcome<CommentPage>> outcomes = BackgroundCall.together(64, () -> source.fetch(REQUEST));

        assertThat(outcomes).allSatisfy(outcome -> assertThat(outcome.thrown()).isNull());
        assertThat(second.count()).isEqualTo(64);
        assertThat(heard).hasSize(1);
    }

    @Test
    void whatTheListenerThrowsDoesNotStopTheFailover() throws InterruptedException {
        Queue<Throwable> handled = new ConcurrentLinkedQueue<>();
        IllegalStateException own = new IllegalStateException("the listener's");
        CommentSource source = Failover.between(gone, second, new PolicyListener() {
            @Override
            public void failedOver(CommentSourceException failure) {
                throw own;
            }
        });

        BackgroundCall.Outcome<CommentPage> outcome = BackgroundCall.start(
                        () -> source.fetch(REQUEST), (thread, thrown) -> handled.add(thrown))
                .outcome();

        assertThat(outcome.thrown()).isNull();
        assertThat(handled).containsExactly(own);
    }

    @Test
    void aMissingPartIsRefused() {
        assertThatNullPointerException().isThrownBy(() -> between(null, second)).withMessage("first");
        assertThatNullPointerException().isThrownBy(() -> between(second, null)).withMessage("second");
        assertThatNullPointerException()
                .isThrownBy(() -> Failover.between(second, second, null))
                .withMessage("listener");
    }
}
