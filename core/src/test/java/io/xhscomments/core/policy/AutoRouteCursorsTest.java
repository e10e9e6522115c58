package io.xhscomments.core.policy;

import static io.xhscomments.core.policy.Samples.REQUEST;
import static io.xhscomments.core.policy.Samples.page;
import static io.xhscomments.core.policy.Samples.pageBefore;
import static io.xhscomments.core.policy.Samples.retired;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xhscomments.core.failure.InvalidRequestException;
import io.xhscomments.core.model.Cursor;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.RawResponse;
import io.xhscomments.core.page.Spend;
import io.xhscomments.core.port.CommentSource;
import io.xhscomments.core.port.PageTransport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How cursors are tagged with their route, and what happens to those that cannot be. */
class AutoRouteCursorsTest {
    private static final String CURSOR = "{\"cursor\":\"66c4b7a300000000270106f7\",\"index\":2}";

    private final CountingSource gone = CountingSource.alwaysFailing(retired());
    private final CountingSource second = CountingSource.giving(pageBefore(CURSOR));

    private static CommentSource between(CommentSource one, CommentSource other) {
        return AutoRoute.between(AutoRoute.Route.of(one), AutoRoute.Route.of(other), PolicyListener.NONE);
    }

    private static PageRequest after(String cursor) {
        return REQUEST.after(Cursor.of(cursor));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", " {} ", "null", " ", "\"\"", "[]", "\"{}\""})
    void aCursorThatLeadsNowhereStaysForAReaderToSee(String nowhere) {
        CommentSource source = between(gone, CountingSource.giving(pageBefore(nowhere)));

        assertThat(source.fetch(REQUEST).cursor()).contains(Cursor.of(nowhere));
    }

    @Test
    void aMissingCursorStaysMissing() {
        CommentPage promised = pageBefore(CURSOR).withCursor(Optional.empty());

        assertThat(between(gone, CountingSource.giving(promised)).fetch(REQUEST).cursor())
                .isEmpty();
    }

    /** No paid page is lost, and no cursor buys the wrong one. */
    @Test
    void theLongestCursorIsTaggedAndALongerOneIsLeftOut() {
        int tag = between(gone, second)
                        .fetch(REQUEST)
                        .cursor()
                        .orElseThrow()
                        .value()
                        .length()
                - CURSOR.length();
        String longest = "c".repeat(Cursor.MAX_LENGTH - tag);
        CountingSource fitting = CountingSource.giving(pageBefore(longest));
        CommentSource withFitting = between(gone, fitting);
        withFitting.fetch(REQUEST.after(withFitting.fetch(REQUEST).cursor().orElseThrow()));
        CommentPage tooLong =
                between(gone, CountingSource.giving(pageBefore(longest + "c"))).fetch(REQUEST);

        assertThat(fitting.asked()).containsExactly(REQUEST, after(longest));
        assertThat(tooLong.cursor()).isEmpty();
        assertThat(tooLong.hasMore()).isTrue();
        assertThat(tooLong.receipt().spend()).isEqualTo(new Spend(1, 1, 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"failover:", "failover:1:x", "failover:2:x", "failover:2:", "failover:1:"})
    void aServedCursorThatLooksTaggedComesBackAsItWas(String confusing) {
        CountingSource first = CountingSource.giving(pageBefore(confusing));
        CommentSource source = between(first, second);

        source.fetch(REQUEST.after(source.fetch(REQUEST).cursor().orElseThrow()));

        assertThat(first.asked()).containsExactly(REQUEST, after(confusing));
        assertThat(second.count()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"failover:", "failover:1:", "failover:2:", "failover:3:x"})
    void aTagWithNothingBehindItIsNone(String bare) {
        CountingSource first = CountingSource.giving(page());

        between(first, second).fetch(after(bare));

        assertThat(first.asked()).containsExactly(after(bare));
        assertThat(Cursor.of(bare).isTagged()).isFalse();
    }

    @Test
    void threeRoutesCanBeNestedEitherWay() {
        CountingSource third = CountingSource.giving(pageBefore(CURSOR));
        for (CommentSource nested :
                List.of(between(between(gone, second), third), between(gone, between(second, third)))) {
            int before = second.count();

            nested.fetch(REQUEST.after(nested.fetch(REQUEST).cursor().orElseThrow()));

            assertThat(second.asked().subList(before, second.count())).containsExactly(REQUEST, after(CURSOR));
        }
        CommentSource last = between(between(gone, CountingSource.alwaysFailing(retired())), third);
        last.fetch(REQUEST.after(last.fetch(REQUEST).cursor().orElseThrow()));

        assertThat(third.asked()).containsExactly(REQUEST, after(CURSOR));
    }

    /** As over a service, whose requests are sent through policies around both routes. */
    @Test
    void policiesAroundBothRoutesLetTaggedCursorsPass() {
        CommentSource source = Policies.builder(between(gone, second)).build();

        source.fetch(REQUEST.after(source.fetch(REQUEST).cursor().orElseThrow()));

        assertThat(second.asked()).containsExactly(REQUEST, after(CURSOR));
    }

    /** It would buy the first page again. */
    @Test
    void aServiceIsNotAskedWithATaggedCursor() {
        List<PageRequest> sent = new ArrayList<>();
        PageTransport transport = (request, sink) -> {
            sent.add(request);
            return new RawResponse(200, Map.of(), new byte[0], RawResponse.Origin.NETWORK);
        };
        CommentSource plain = Policies.ofDefaults(CommentSource.of(transport, (request, response) -> page()));
        for (CommentSource source : List.of(between(second, second), between(gone, second))) {
            Cursor tagged = source.fetch(REQUEST).cursor().orElseThrow();

            assertThatThrownBy(() -> plain.fetch(REQUEST.after(tagged)))
                    .isInstanceOf(InvalidRequestException.class)
                    .hasMessageContaining("two routes");
        }
        assertThat(sent).isEmpty();
        plain.fetch(after(CURSOR));
        assertThat(sent).containsExactly(after(CURSOR));
    }

    @Test
    void aMissingPartIsRefused() {
        AutoRoute.Route route = AutoRoute.Route.of(second);

        assertThatNullPointerException()
                .isThrownBy(() -> AutoRoute.Route.of(null))
                .withMessage("live");
        assertThatNullPointerException()
                .isThrownBy(() -> AutoRoute.between(route, route, null))
                .withMessage("listener");
    }
}
